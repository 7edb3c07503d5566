"""How does a case of older records come in? As it ended then, counted by its own days; the event is of the day it came.

Nobody is told, and no clock runs for what was closed long ago. What was still open then is new at its desk today.
"""

from dataclasses import dataclass
from datetime import datetime

from accounts.models import Organisation, User
from cases import clocks, policy
from cases.actions.lock import STREAM
from cases.actions.opening import Account, begin, met, proposed_severity
from cases.models import Case, Conversation
from cases.terms import CLOSED_BY_RECORDS, Status
from events.actions import Happening, record_all
from events.clock import now
from events.refusals import Invalid
from personas.actions import Found


@dataclass(frozen=True)
class Record:
    """What older records say of a case. `outcome` is blank where it was still open, `decided_at` None where unknown.

    `sheet` and `row` say where it came from.
    """

    reported_at: datetime
    sheet: int
    row: int
    outcome: str = ""
    decided_at: datetime | None = None
    likelihood: str = ""
    severity: str = ""


def bring_in(account: Account, record: Record, *, organisation: Organisation, by: User) -> Conversation:
    """Make the case of an older record and return the conversation; runs in the caller's transaction."""
    if record.outcome and record.outcome not in CLOSED_BY_RECORDS:
        raise Invalid({"outcome": ["Older records can’t end like this."]})
    found = met(account)
    case = _case(account, record, found, organisation)
    policy.require(by, "bring_in", case)
    conversation = begin(account, found, case, reported_at=record.reported_at)
    brought = Happening(STREAM, case.pk, "bring_in", "", case.status, {
        "approach": conversation.approach_id, "desk": case.desk_id, "severity": case.effective_severity,
        "outcome": case.outcome, "decided_at": record.decided_at, "sheet": record.sheet, "row": record.row,
    })  # fmt: skip
    record_all([brought, *found.happenings], by=by)
    return conversation


def _case(account: Account, record: Record, found: Found, organisation: Organisation) -> Case:
    proposed = proposed_severity(account, found)
    given = {"severity": record.severity, "likelihood": record.likelihood, "proposed_severity": proposed}
    made = Case(desk=account.desk, imported=True, opened_at=record.reported_at, changed_at=now(), **given)
    if record.outcome:
        made.status, made.outcome = Status.CLOSED, record.outcome
        made.closed_at = record.decided_at or record.reported_at
    else:
        opened = [clocks.Moved(now(), "", Status.NEW)]
        severity = made.effective_severity
        due = clocks.due(opened, severity=severity, desk=account.desk, calendar=organisation.calendar)
        made.due, made.due_at = due.what, due.at
    made.save(force_insert=True)
    return made
