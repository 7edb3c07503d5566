"""What do we think of it? Changing the assessment, and what the case says of the approach; both rebook it."""

from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction

from accounts.lists import SECTORS
from accounts.models import User
from cases import policy
from cases.actions.effects import JUDGED
from cases.actions.lock import lock, require_at_work, save
from cases.grouping import regroup_for
from cases.models import Approach, Case
from cases.queries import personas_of
from cases.terms import Confidence, Likelihood, Severity
from events.doers import Doer
from events.refusals import Invalid, NotThere
from personas.models import Persona
from personas.platforms import PLATFORMS

SCALES: dict[str, Any] = {"severity": Severity, "likelihood": Likelihood, "confidence": Confidence}
# fields whose values stand on the organisation's lists
LISTED = {"platform": PLATFORMS, "moved_to": PLATFORMS, "sector": SECTORS}
DESCRIBED = (
    "first_contact_on", "last_contact_on", "ongoing", "travel_planned", "platform", "moved_to", "method", "stage",
    "sector", "employment", "access_band",
)  # fmt: skip


@transaction.atomic
def assess(reference: str, *, by: Doer, version: int | None, **judged: str) -> Case:
    """Change severity, likelihood or confidence of an open case; what isn't given stays."""
    case = lock(reference, by=by, version=version)
    policy.require(by, "assess", case)
    require_at_work(case)
    _require_on_scale(judged)
    changed = {field: value for field, value in judged.items() if getattr(case, field) != value}
    for field, value in changed.items():
        setattr(case, field, value)
    if changed:
        save(case, "assess", by=by, **{field: getattr(case, field) for field in JUDGED})
    return case


@transaction.atomic
def describe(reference: str, approach_id: int, *, by: Doer, version: int | None, **facts: Any) -> Case:
    """Correct what the case says of an approach (fields of `DESCRIBED`). The report itself stays as it was told."""
    case = lock(reference, by=by, version=version)
    policy.require(by, "describe", case)
    require_at_work(case)
    approach = approach_of(case, approach_id)
    before = {field: getattr(approach, field) for field in DESCRIBED}
    for field in before.keys() & facts.keys():
        setattr(approach, field, facts[field])
    _check(approach, before)
    changed = [field for field in DESCRIBED if getattr(approach, field) != before[field]]
    if changed:
        approach.contact_known |= "first_contact_on" in changed
        approach.save(update_fields=[*changed, "contact_known"])
        regroup_with(approach, approach.persona)
        save(case, "describe", by=by, approach=approach.pk, fields=changed)
    return case


@transaction.atomic
def link_persona(reference: str, approach_id: int, *, persona: Persona | None, by: Doer, version: int | None) -> Case:
    """Say which persona made an approach, or that it isn't known. A persona that `by` can't see isn't there."""
    case = lock(reference, by=by, version=version)
    policy.require(by, "link_persona", case)
    require_at_work(case)
    if persona and isinstance(by, User) and not personas_of(by).filter(pk=persona.pk).exists():
        raise Invalid({"persona": ["There is no persona with this number that you can see."]})
    approach = approach_of(case, approach_id)
    before, approach.persona, approach.joined_to = approach.persona, persona, None
    approach.save(update_fields=["persona", "joined_to"])
    for each in (before, persona):
        regroup_with(approach, each)
    save(
        case, "link_persona", by=by, approach=approach.pk, persona=persona.pk if persona else None,
        persona_before=before.pk if before else None,
    )  # fmt: skip
    return case


def approach_of(case: Case, approach_id: int) -> Approach:
    """An approach worked on in this case; anything else isn't there."""
    approach = case.approaches.select_related("persona").filter(pk=approach_id).first()
    if approach is None:
        raise NotThere
    return approach


def regroup_with(approach: Approach, persona: Persona | None) -> None:
    """Group the approach anew with those of this persona, which stays locked."""
    roots = [Persona.objects.select_for_update().get(pk=persona.root_pk).pk] if persona else []
    regroup_for(personas=roots, people=[approach.person], cases=[approach.case_id])


def _require_on_scale(judged: dict[str, str]) -> None:
    wrong = {
        field: ["Choose one of the values listed."]
        for field, value in judged.items()
        if field not in SCALES or value not in SCALES[field].values
    }
    if wrong:
        raise Invalid(wrong)


def _require_listed(approach: Approach, before: dict[str, Any]) -> None:
    """What stands there may stay; anything else must be on its list today."""
    wrong = {
        name: ["Choose from the list."] for name, listing in LISTED.items()
        if not all(map(listing.offers, _codes(getattr(approach, name)) - _codes(before[name])))
    }  # fmt: skip
    if wrong:
        raise Invalid(wrong)


def _codes(value: Any) -> set[str]:
    return {value} if isinstance(value, str) else set(value)


def _check(approach: Approach, before: dict[str, Any]) -> None:
    _require_listed(approach, before)
    try:
        approach.clean_fields(exclude={field.name for field in Approach._meta.fields} - set(DESCRIBED))
    except ValidationError as error:
        raise Invalid(error.message_dict) from error
    if approach.last_contact_on < approach.first_contact_on:
        raise Invalid({"last_contact_on": ["The latest contact can't be before the first one."]})
