"""What becomes of testimony when the time of its case is over? It is emptied, with the case, in one transaction."""

from collections.abc import Sequence
from typing import Any

import structlog
from django.db import transaction

from accounts.models import User
from cases import actions as cases
from cases.keeping import overdue
from cases.models import Case
from events.clock import now
from events.refusals import Refusal
from reports.models import Helped, Report, Unsealing

log = structlog.get_logger(__name__)
AT_ONCE = 500  # cases in one run; the next night goes on
EMPTY: dict[str, Any] = {
    "narrative": "", "asked_for": "", "offered": "", "given": "", "persona_name": "", "claimed_employer": "",
    "claimed_post": "", "claimed_place": "", "addresses": [], "done_so_far": [], "told_others": "",
    "safe_contact": "", "about_colleague": False, "indicators": {}, "weighed_by": None, "facts": {},
    "person": "", "reporter": None, "sealed": None, "receipt": None,
}  # fmt: skip


def dispose_overdue() -> int:
    """Dispose of every case whose time is over; return how many. What can't be done tonight is left for the next."""
    references = overdue().values_list("reference", flat=True)[:AT_ONCE]
    return sum(_try(reference) for reference in list(references))


@transaction.atomic
def dispose(reference: str) -> None:
    """Remove all that was told in a case, and who told it. Raises `Refused` before its time."""
    _empty(cases.dispose(reference))


@transaction.atomic
def retract(reference: str, *, by: User) -> None:
    """Take back a case that was imported from older records, with all that was told in it.

    Raises `Refused` where somebody has worked on it since.
    """
    _empty([cases.retract(reference, by=by)])


def _empty(gone: Sequence[Case]) -> None:
    Report.objects.filter(case__in=gone).update(disposed_at=now(), **EMPTY)
    Unsealing.objects.filter(report__case__in=gone).update(reason="")
    Helped.objects.filter(report__case__in=gone).update(comment="")


def _try(reference: str) -> bool:
    try:
        dispose(reference)
    except Refusal as refusal:  # reopened or held a moment ago
        log.info("not_disposed", case=reference, because=refusal.code)
        return False
    return True
