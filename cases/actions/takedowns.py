"""How is a profile taken down? A platform is asked, chased, and a person looks whether it has gone; we fetch nothing.

Each event carries the takedown, the platform and the days since the request, so that it can be counted.
"""

from collections.abc import Sequence
from typing import Any
from uuid import UUID

from django.db import transaction

from accounts.models import User
from cases import policy
from cases.actions.lock import lock, save
from cases.models import Case, Evidence, Takedown
from cases.workflow import LINE
from events.clock import now
from events.refusals import Invalid, NotThere, Refused
from personas.models import Profile

State = Takedown.State


@transaction.atomic
def ask_takedown(
    reference: str, profile: int, *, by: User, version: int | None, platform_reference: str = "",
    evidence: Sequence[UUID] = (),
) -> Takedown:  # fmt: skip
    """Note that a platform was asked to remove a profile seen in this case, and with which files' safe copies."""
    case = lock(reference, by=by, version=version)
    policy.require(by, "ask_takedown", case)
    seen = Profile.objects.filter(pk=profile, sightings__approach__case=case).first()
    if seen is None:
        raise NotThere
    if Takedown.objects.filter(case=case, profile=seen).exists():
        raise Refused("The platform has been asked about this profile already.")
    made = Takedown.objects.create(
        case=case, profile=seen, reference=_line(platform_reference), evidence=_pack(case, evidence), asked_by=by,
        asked_at=now(),
    )  # fmt: skip
    save(case, "ask_takedown", by=by, **_said(made))
    return made


@transaction.atomic
def chase_takedown(reference: str, takedown: int, *, by: User, version: int | None) -> Takedown:
    """Note that the platform was reminded."""
    case = lock(reference, by=by, version=version)
    policy.require(by, "chase_takedown", case)
    made = _of(case, takedown)
    if not made.is_open:
        raise Refused("The profile is gone, so there is nothing to chase.")
    made.chased_at = now()
    made.save(update_fields=["chased_at"])
    save(case, "chase_takedown", by=by, **_said(made))
    return made


@transaction.atomic
def cite_takedown(
    reference: str, takedown: int, *, platform_reference: str, by: User, version: int | None
) -> Takedown:  # fmt: skip
    """Note by which reference the platform knows the request: most platforms give one only after they were asked."""
    case = lock(reference, by=by, version=version)
    policy.require(by, "cite_takedown", case)
    made, said = _of(case, takedown), _line(platform_reference)
    if not said:
        raise Invalid({"platform_reference": ["Enter the reference that the platform gave you."]})
    corrected, made.reference = bool(made.reference), said
    made.save(update_fields=["reference"])
    save(case, "cite_takedown", by=by, **_said(made), corrected=corrected)
    return made


@transaction.atomic
def look_at_takedown(reference: str, takedown: int, *, gone: bool, by: User, version: int | None) -> Takedown:
    """Note what a person found when they looked: the profile is gone, still up, or back again."""
    case = lock(reference, by=by, version=version)
    policy.require(by, "look_at_takedown", case)
    made = _of(case, takedown)
    before = made.state
    made.state = State.GONE if gone else State.BACK if made.gone_at else State.UP
    made.looked_by, made.looked_at = by, now()
    made.gone_at = made.gone_at or (now() if gone else None)
    made.save(update_fields=["state", "looked_by", "looked_at", "gone_at"])
    save(case, "look_at_takedown", by=by, **_said(made), state_before=before)
    return made


def _of(case: Case, takedown: int) -> Takedown:
    made = Takedown.objects.select_related("profile").filter(case=case, pk=takedown).first()
    if made is None:
        raise NotThere
    return made


def _said(made: Takedown) -> dict[str, Any]:
    days = (now() - made.asked_at).days
    return {"takedown": made.pk, "platform": made.profile.platform, "state": str(made.state), "days": days}


def _line(text: str) -> str:
    if len(text) > LINE:
        raise Invalid({"platform_reference": [f"Use at most {LINE} characters."]})
    return text.strip()


def _pack(case: Case, keys: Sequence[UUID]) -> list[UUID]:
    """The files that go with the request: only pictures of this case of which there is a safe copy."""
    files = Evidence.objects.of_case(case).released().exclude(copy_type="").filter(key__in=keys)
    found = list(files.values_list("key", flat=True))
    if len(found) < len(set(keys)):
        raise Invalid({"evidence": ["Choose files of this case that have a safe copy."]})
    return found
