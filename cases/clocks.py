"""What is due on a case, and when? Worked out from its moves over the working calendar; nothing is counted up.

A pause is a status, not a counter: while the reporter's answer is awaited the time to decide stands still.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING

from accounts.calendar import DAY, Calendar
from accounts.models import Desk
from cases.terms import SEVERITIES, Severity, Status
from cases.workflow import CHASE_OUT_DAYS
from events.clock import beginning, tells_only_the_day

if TYPE_CHECKING:
    from cases.models import Case

NOTHING_DUE = datetime(9999, 1, 1, tzinfo=UTC)
ACKNOWLEDGE, DECIDE, ANSWER = "acknowledge", "decide", "answer"
HOUR = timedelta(hours=1)


@dataclass(frozen=True)
class Moved:
    """One change of status, as its event tells it."""

    at: datetime
    before: str
    after: str


@dataclass(frozen=True)
class Due:
    """What is due (blank: nothing) and when; `paused` while the time to decide stands still."""

    what: str
    at: datetime
    paused: bool = False


def due(moves: Sequence[Moved], *, severity: str, desk: Desk, calendar: Calendar) -> Due:
    """What is due after these moves (the earliest first, at least one), for a case of this severity."""
    moves = [_counted(moved, calendar) for moved in moves]
    last = moves[-1]
    if last.after == Status.CLOSED:
        return Due("", NOTHING_DUE)
    if last.after == Status.NEW:
        return Due(ACKNOWLEDGE, calendar.add(last.at, _to_acknowledge(severity, desk)))
    if last.after == Status.AWAITING_REPORTER:
        return Due(ANSWER, calendar.add_days(last.at, CHASE_OUT_DAYS), paused=True)
    moves = since_opened(moves)
    return Due(DECIDE, calendar.add(moves[0].at, _to_decide(severity, desk) + paused_time(moves, calendar)))


def since_opened(moves: Sequence[Moved]) -> Sequence[Moved]:
    """The moves since the case was opened or, after a closing, reopened."""
    start = max(place for place, moved in enumerate(moves) if moved.before in ("", Status.CLOSED))
    return moves[start:]


def paused_time(moves: Sequence[Moved], calendar: Calendar) -> timedelta:
    """How much working time the reporter's answer was awaited for, pauses that have ended only."""
    pairs = zip(moves, moves[1:], strict=False)
    pauses = [(asked.at, then.at) for asked, then in pairs if asked.after == Status.AWAITING_REPORTER]
    return sum((calendar.between(start, end) for start, end in pauses), timedelta(0))


def is_grave(severity: str) -> bool:
    """High or above."""
    return severity in SEVERITIES[SEVERITIES.index(Severity.HIGH) :]


def ends_unanswered(severity: str) -> bool:
    """Does waiting for the reporter come to an end by itself? Only where an officer settled a severity, up to medium;
    otherwise (blank: only proposed) it shows as overdue, and a person decides."""
    return bool(severity) and not is_grave(severity)


def allowed(case: "Case") -> timedelta:
    """How much working time there is for what is due on the case: a first response, or a decision."""
    given = _to_acknowledge if case.due == ACKNOWLEDGE else _to_decide
    return given(case.effective_severity, case.desk)


def _counted(moved: Moved, calendar: Calendar) -> Moved:
    """A move of which only the day is kept counts from the end of that day, so that nobody loses time by it."""
    if not tells_only_the_day(moved.at, calendar.zone):
        return moved
    return replace(moved, at=beginning(moved.at + timedelta(hours=36), calendar.zone))


def _to_acknowledge(severity: str, desk: Desk) -> timedelta:
    return desk.acknowledge_hours_if_grave * HOUR if is_grave(severity) else desk.acknowledge_days * DAY


def _to_decide(severity: str, desk: Desk) -> timedelta:
    return (desk.decide_days_if_grave if is_grave(severity) else desk.decide_days) * DAY
