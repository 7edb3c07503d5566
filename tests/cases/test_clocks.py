"""What is due, and when? Compared with counting quarters of an hour one by one."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from accounts.calendar import Calendar
from accounts.models import Desk
from cases.actions import assess, move
from cases.clocks import Moved, due
from cases.models import Case
from cases.terms import Severity
from events.clock import at as clock_at
from events.clock import tells_only_the_day
from tests.depth import DEPTH
from tests.factories import CONCLUSION, filed

LONDON = ZoneInfo("Europe/London")
HOLIDAYS = frozenset({date(2026, 4, 3), date(2026, 4, 6), date(2026, 12, 25), date(2026, 12, 28)})
CALENDAR = Calendar("Europe/London", HOLIDAYS)
QUARTER = timedelta(minutes=15)
DESK = Desk(name="North desk")


def moment(text: str) -> datetime:
    """A moment as the clock on the wall in London shows it."""
    return datetime.fromisoformat(text).replace(tzinfo=LONDON)


def moved(*steps: tuple[str, str]) -> list[Moved]:
    """The moves of a case that came to these statuses at these moments."""
    befores = ["", *(status for _, status in steps)]
    return [Moved(moment(at), before, status) for (at, status), before in zip(steps, befores, strict=False)]


@pytest.mark.parametrize(("steps", "severity", "what", "when"), [
    ([("2026-03-02T10:00", "new")], "low", "acknowledge", "2026-03-03T10:00"),
    ([("2026-03-02T10:00", "new")], "high", "acknowledge", "2026-03-02T12:00"),
    ([("2026-03-02T16:30", "new")], "critical", "acknowledge", "2026-03-03T10:30"),
    ([("2026-03-06T18:00", "new")], "high", "acknowledge", "2026-03-09T11:00"),  # on a Friday evening
    ([("2026-03-27T12:00", "new")], "low", "acknowledge", "2026-03-30T12:00"),   # over the change to summer time
    ([("2026-04-02T12:00", "new")], "low", "acknowledge", "2026-04-07T12:00"),   # over Easter
    ([("2026-10-23T12:00", "new")], "low", "acknowledge", "2026-10-26T12:00"),   # over the change to winter time
    ([("2026-03-02T10:00", "new"), ("2026-03-02T11:00", "triage")], "low", "decide", "2026-03-16T10:00"),
    ([("2026-03-02T10:00", "new"), ("2026-03-02T11:00", "triage")], "high", "decide", "2026-03-04T10:00"),
    ([("2026-03-02T10:00", "new"), ("2026-03-03T10:00", "triage"), ("2026-03-03T11:00", "awaiting_reporter")],
     "low", "answer", "2026-03-23T11:00"),
    # two working days of waiting don't count
    ([("2026-03-02T10:00", "new"), ("2026-03-03T10:00", "triage"), ("2026-03-03T11:00", "awaiting_reporter"),
      ("2026-03-05T11:00", "triage")], "low", "decide", "2026-03-18T10:00"),
    # a weekend of waiting is no working time
    ([("2026-03-02T10:00", "new"), ("2026-03-06T16:00", "triage"), ("2026-03-06T17:00", "awaiting_reporter"),
      ("2026-03-09T09:00", "triage")], "low", "decide", "2026-03-16T10:00"),
    # a reopened case has its whole time again
    ([("2026-03-02T10:00", "new"), ("2026-03-03T10:00", "closed"), ("2026-05-05T10:00", "triage")],
     "low", "decide", "2026-05-19T10:00"),
    # whatever a case waits for otherwise, the time to decide runs on
    ([("2026-03-02T10:00", "new"), ("2026-03-02T11:00", "triage"), ("2026-03-05T11:00", "referred")],
     "low", "decide", "2026-03-16T10:00"),
    ([("2026-03-02T10:00", "new"), ("2026-03-02T11:00", "triage"), ("2026-03-05T11:00", "review")],
     "low", "decide", "2026-03-16T10:00"),
])  # fmt: skip
def test_what_is_due_at_the_edges(steps, severity, what, when):
    found = due(moved(*steps), severity=severity, desk=DESK, calendar=CALENDAR)
    assert (found.what, found.at) == (what, moment(when))


def test_nothing_is_due_on_a_closed_case():
    found = due(moved(("2026-03-02T10:00", "new"), ("2026-03-02T11:00", "closed")), severity="high", desk=DESK,
                calendar=CALENDAR)  # fmt: skip
    assert found.what == ""
    assert found.at.year == 9999


def test_a_desk_has_times_of_its_own():
    desk = Desk(name="Quick", acknowledge_days=2, acknowledge_hours_if_grave=1, decide_days=5, decide_days_if_grave=1)
    opened = moved(("2026-03-02T10:00", "new"))
    at_work = opened + [Moved(moment("2026-03-02T11:00"), "new", "triage")]
    for moves, severity, when in [
        (opened, "low", "2026-03-04T10:00"), (opened, "high", "2026-03-02T11:00"),
        (at_work, "low", "2026-03-09T10:00"), (at_work, "critical", "2026-03-03T10:00"),
    ]:  # fmt: skip
        assert due(moves, severity=severity, desk=desk, calendar=CALENDAR).at == moment(when)


def works(instant: datetime) -> bool:
    """Is this quarter of an hour working time? By the clock on the wall."""
    wall = instant.astimezone(LONDON)
    return wall.weekday() < 5 and wall.date() not in HOLIDAYS and 9 <= wall.hour < 17


def counted(moves: list[Moved], quarters: int) -> datetime:
    """When so many working quarters have passed since the last opening, those of waiting not counted."""
    start = max(place for place, each in enumerate(moves) if each.before in ("", "closed"))
    instant, passed = moves[start].at.astimezone(UTC), 0
    while passed < quarters:
        waiting = [each.after for each in moves[start:] if each.at <= instant][-1] == "awaiting_reporter"
        passed += works(instant) and not waiting
        instant += QUARTER
    return instant


@settings(max_examples=DEPTH.texts)
@given(
    start=st.integers(0, 21 * 24 * 4), gaps=st.lists(st.integers(1, 130), min_size=2, max_size=8),
    grave=st.booleans(),
)  # fmt: skip
def test_the_time_to_decide_is_what_counting_every_quarter_gives(start, gaps, grave):
    statuses = ["new", "triage", *["awaiting_reporter", "triage"] * 4][: len(gaps)]
    statuses = statuses[:-1] if statuses[-1] == "awaiting_reporter" else statuses
    instant, moves, before = datetime(2026, 3, 20, tzinfo=UTC) + start * QUARTER, [], ""
    for gap, status in zip(gaps, statuses, strict=False):
        moves.append(Moved(instant, before, status))
        instant, before = instant + gap * QUARTER, status
    quarters = (2 if grave else 10) * 8 * 4
    assume(not any(tells_only_the_day(each.at, CALENDAR.zone) for each in moves))  # that is another test's
    found = due(moves, severity=Severity.HIGH if grave else Severity.LOW, desk=DESK, calendar=CALENDAR)
    if moves[-1].after != "new" and (decided := counted(moves, quarters)) >= moves[-1].at:
        assert found.at == decided


def test_the_row_says_what_the_events_say_after_every_move(cast):
    cast.organisation.holidays = sorted(HOLIDAYS)
    cast.organisation.save()

    def then(when: str, name: str, **details) -> tuple[str, datetime]:
        with clock_at(moment(when)):
            move(case.reference, name, by=cast.olga, version=None, **details)
        case.refresh_from_db()
        return case.due, case.due_at

    with clock_at(moment("2026-03-02T10:00")):
        case = filed(cast.sam).case
    assert (case.due, case.due_at) == ("acknowledge", moment("2026-03-03T10:00"))
    assert then("2026-03-02T12:00", "claim") == ("decide", moment("2026-03-16T10:00"))
    assert then("2026-03-02T13:00", "ask", question="When?") == ("answer", moment("2026-03-20T13:00"))
    assert then("2026-03-03T13:00", "answer", reason="Rang") == ("decide", moment("2026-03-17T10:00"))
    with clock_at(moment("2026-03-03T14:00")):
        assess(case.reference, by=cast.olga, version=None, severity="high")
    assert Case.objects.get(pk=case.pk).due_at == moment("2026-03-05T10:00")
    assert then("2026-03-04T09:00", "conclude", **{**CONCLUSION, "severity": "high"})[0] == "decide"
