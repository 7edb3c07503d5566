"""How does an action take hold of a case? Within the doer's scope, locked, and only if nobody was faster.

Every action begins here and ends with `save`, so that a version can't be forgotten and what is due is
always worked out anew.
"""

from typing import Any

from django.db.models import QuerySet

from accounts.models import HeldRoles, Organisation, User
from cases import clocks
from cases.models import Case
from cases.sentences import SENTENCES
from cases.terms import Status
from events.actions import record
from events.clock import now
from events.doers import Doer
from events.models import Event
from events.queries import history
from events.refusals import NotThere, Refused, StaleVersion
from events.statements import put_once

STREAM = "case"


def lock(reference: str, *, by: Doer, version: int | None) -> Case:
    """The case, locked until the transaction ends.

    Raises `NotThere` (404) outside the doer's scope and `StaleVersion` (409) when it has changed since
    `version` was read; that tells who changed it. None as version is for the reporter and the system,
    who have no page open.
    """
    found = _for_person(by, by.held, reference=reference) if isinstance(by, User) else _for_house(reference=reference)
    case = next(iter(found), None)
    if case is None:
        raise NotThere
    if version is not None and version != case.version:
        raise StaleVersion(_who_was_faster(case), current=case.version)
    return case


@put_once
def _for_house(*, reference: Any) -> QuerySet[Case]:
    return Case.objects.select_related("desk").select_for_update(of=("self",)).filter(reference=reference)


@put_once
def _for_person(user: User, _: HeldRoles, *, reference: Any) -> QuerySet[Case]:
    rows = Case.objects.select_related("desk").select_for_update(of=("self",))
    return rows.visible_to(user).filter(reference=reference)


def require_at_work(case: Case) -> None:
    """Raise `Refused` (409) for a closed case."""
    if case.status == Status.CLOSED:
        raise Refused("This case is closed. Reopen it first.")


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
    moves = [clocks.Moved(*row) for row in _moves(case=case.pk)]
    (organisation,) = _organisation()
    calendar = organisation.calendar
    found = clocks.due(moves, severity=case.effective_severity, desk=case.desk, calendar=calendar)
    if (case.due, case.due_at) != (found.what, found.at):
        case.escalated_to = ""
    case.due, case.due_at = found.what, found.at


@put_once
def _moves(*, case: Any) -> QuerySet[Event, Any]:
    return history(STREAM, case).exclude(after="").values_list("at", "before", "after")


@put_once
def _organisation() -> QuerySet[Organisation]:
    return Organisation.objects.only("time_zone", "holidays")  # there is one


def _who_was_faster(case: Case) -> str:
    last = history(STREAM, case.pk).last()
    assert last is not None  # a case is opened by an event
    who = User.objects.filter(pk=last.by_id).values_list("name", flat=True).first() if last.by_id else None
    return f"This case has changed since you opened it. {SENTENCES[last.kind].of(last.by_kind, who)}."
