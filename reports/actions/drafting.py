"""Where is a report while it is being written? In a sealed draft on the server, gone after a stated time."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any
from uuid import UUID

from django.db import transaction

from accounts.sealing import seal
from cases import actions as cases
from cases.evidence.taking import Brought
from design.words import lazily as _
from events.clock import now
from events.refusals import NotThere, Refused
from reports.models import Draft

KEPT = timedelta(days=14)
KEPT_UNOWNED = timedelta(hours=4)  # nobody but one browser can come back to it, and not for longer
KEPT_FILED = timedelta(hours=1)  # long enough for an impatient second press


def keep_draft(key: UUID, answers: dict[str, Any], *, owner: str) -> None:
    """Keep the answers so far under `key`; `owner` is the writer's pseudonym, or blank.

    Raises `NotThere` where the key is somebody else's draft.
    """
    _keep(key, answers, owner=owner, kept=KEPT if owner else KEPT_UNOWNED)


def note_filed(key: UUID, reference: str) -> None:
    """Forget an unowned draft's answers and its receipt code; only which report it became is kept for a while.

    So that pressing twice leads to the same receipt, though nothing on the report leads back to the draft.
    """
    _keep(key, {"filed": reference}, owner="", kept=KEPT_FILED)


@transaction.atomic
def stage_evidence(key: UUID, files: Sequence[Brought]) -> None:
    """Keep files with a draft, one request at a time. Raises `Refused` where the draft is gone."""
    if Draft.objects.select_for_update().filter(key=key).first() is None:
        raise Refused(_("The report that you were writing is gone. Start again, then choose your files again."))
    cases.stage(key, files)


@transaction.atomic
def drop_draft(key: UUID) -> None:
    """Forget a draft, as after filing."""
    cases.drop_staged([key])
    Draft.objects.filter(key=key).delete()


@transaction.atomic
def drop_old_drafts() -> int:
    """Forget every draft whose time is over; return how many."""
    old = list(Draft.objects.filter(kept_until__lte=now()).values_list("key", flat=True))
    cases.drop_staged(old)
    return Draft.objects.filter(key__in=old).delete()[0]


def _keep(key: UUID, answers: dict[str, Any], *, owner: str, kept: timedelta) -> None:
    if Draft.objects.filter(key=key).exclude(owner=owner).exists():
        raise NotThere
    sealed = seal(answers, of=str(key))
    Draft.objects.update_or_create(key=key, owner=owner, defaults={"answers": sealed, "kept_until": now() + kept})
