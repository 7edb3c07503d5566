"""How does an action take hold of a case? Within the doer's scope, locked, and only if nobody was faster.

Every action begins here and ends with `save`, so that a version can't be forgotten and what is due is
always worked out anew.
"""

from typing import Any

from accounts.models import Organisation, User
from cases import clocks
from cases.models import Case
from cases.sentences import SENTENCES
from events.actions import record
from events.clock import now
from events.doers import Doer
from events.models import Event
from events.queries import history
from events.refusals import NotThere, StaleVersion

STREAM = "case"


def lock(reference: str, *, by: Doer, version: int | None) -> Case:
    """The case, locked until the transaction ends.

    Raises `NotThere` (404) outside the doer's scope and `StaleVersion` (409) when it has changed since
    `version` was read; that tells who changed it. None as version is for the reporter and the system,
    who have no page open.
    """
    rows = Case.objects.select_related("desk").select_for_update(of=("self",))
    if isinstance(by, User):
        rows = rows.visible_to(by)
    case = rows.filter(reference=reference).first()
    if case is None:
        raise NotThere
    if version is not None and version != case.version:
        raise StaleVersion(_who_was_faster(case), current=case.version)
    return case


def save(case: Case, kind: str, *, by: Doer, before: str = "", after: str = "", **data: Any) -> Event:
    """Write the case back with its next version, its event and what is now due."""
    case.version += 1
    case.changed_at = max(case.changed_at, now())  # an act that is dated to the day doesn't take it back
    event = record(STREAM, case.pk, kind, by=by, before=before, after=after, **data)
    set_due(case)
    case.save()
    return event


def set_due(case: Case) -> None:
    """Work out what is due on the case from its events."""
    moves = [
        clocks.Moved(*row) for row in history(STREAM, case.pk).exclude(after="").values_list("at", "before", "after")
    ]
    calendar = Organisation.objects.only("time_zone", "holidays").get(pk=1).calendar
    found = clocks.due(moves, severity=case.effective_severity, desk=case.desk, calendar=calendar)
    if (case.due, case.due_at) != (found.what, found.at):
        case.escalated_to = ""
    case.due, case.due_at = found.what, found.at


def _who_was_faster(case: Case) -> str:
    last = history(STREAM, case.pk).last()
    assert last is not None  # a case is opened by an event
    who = User.objects.filter(pk=last.by_id).values_list("name", flat=True).first() if last.by_id else None
    return f"This case has changed since you opened it. {SENTENCES[last.kind].of(last.by_kind, who)}."
