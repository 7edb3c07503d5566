"""When is a reporter reminded, warned, and no longer waited for? At the days promised, each once."""

from datetime import datetime, timedelta

import pytest

from cases import tasks
from cases.actions import assess, hear, move
from cases.models import Case, Message
from events.clock import at as clock_at
from events.doers import SYSTEM
from events.models import Event
from tests.cases.test_clocks import moment
from tests.factories import filed

ASKED = "2026-03-02T10:00"  # a Monday


@pytest.fixture
def case(cast) -> Case:
    """A case of low severity that has awaited its reporter since Monday, 2 March at ten."""
    with clock_at(moment(ASKED)):
        case = filed(cast.sam).case
        move(case.reference, "claim", by=cast.olga, version=None)
        assess(case.reference, by=cast.olga, version=None, severity="low")
        move(case.reference, "ask", by=cast.olga, version=None, question="When was that?")
    return case


def run(start: str, end: str, *, step: timedelta = timedelta(hours=1)) -> None:
    """Let the hourly jobs run from one moment to another."""
    instant = moment(start)
    while instant <= moment(end):
        with clock_at(instant):
            tasks.chase()
            tasks.chase_out()
        instant += step


def told(case: Case) -> list[tuple[str, datetime]]:
    events = Event.objects.filter(stream="case", stream_id=case.pk, kind__in=["chase", "warn", "chase_out"])
    return [(event.kind, event.at) for event in events.order_by("sequence")]


def test_two_reminders_a_warning_and_the_end_each_once_and_in_time(case):
    run("2026-03-02T10:00", "2026-03-25T10:00", step=timedelta(hours=12))
    expected = [
        ("chase", "2026-03-05T10:00"), ("chase", "2026-03-09T10:00"),
        ("warn", "2026-03-17T10:00"), ("chase_out", "2026-03-20T10:00"),
    ]  # fmt: skip
    assert told(case) == [(kind, moment(when)) for kind, when in expected]
    case.refresh_from_db()
    assert (case.status, case.outcome, case.returns_to) == ("review", "inconclusive", "")


def test_the_assigned_officer_counts_as_the_one_who_concluded(case, cast):
    run("2026-03-17T10:00", "2026-03-20T10:00", step=timedelta(days=1))
    case.refresh_from_db()
    assert case.concluded_by == cast.olga
    reply = Message.objects.get(kind="reply")
    assert reply.sent_at is None, "held until the second officer has looked"
    assert reply.by is None
    with clock_at(moment("2026-03-21T10:00")):
        move(case.reference, "approve", by=cast.nora, version=None)
    reply.refresh_from_db()
    assert reply.sent_at == moment("2026-03-21T10:00")


def test_a_reminder_that_was_missed_is_not_made_up_for(case):
    run("2026-03-10T10:00", "2026-03-12T10:00", step=timedelta(hours=6))
    assert [kind for kind, _ in told(case)] == ["chase"]


def test_a_late_warning_still_gives_its_three_days(case):
    run("2026-03-20T10:00", "2026-03-27T10:00", step=timedelta(hours=12))
    assert told(case)[-2:] == [("warn", moment("2026-03-20T10:00")), ("chase_out", moment("2026-03-25T10:00"))]


@pytest.mark.parametrize("severity", ["high", "critical"])
def test_a_grave_case_is_never_closed_for_want_of_an_answer_and_no_such_thing_is_announced(case, cast, severity):
    with clock_at(moment(ASKED)):
        assess(case.reference, by=cast.olga, version=None, severity=severity)
    run("2026-03-17T10:00", "2026-04-17T10:00", step=timedelta(days=1))
    assert {kind for kind, _ in told(case)} == {"chase"}


def test_a_case_without_severity_waits_for_a_person(case):
    Case.objects.filter(pk=case.pk).update(severity="")
    run("2026-03-17T10:00", "2026-04-17T10:00", step=timedelta(days=1))
    assert {kind for kind, _ in told(case)} == {"chase"}


def test_what_the_reporter_said_and_nobody_read_stops_the_end(case):
    with clock_at(moment("2026-03-16T10:00")):
        Message.objects.create(conversation=case.approaches.get().conversations.get(), kind="addition", text="And…")
    run("2026-03-17T10:00", "2026-03-27T10:00", step=timedelta(days=1))
    assert {kind for kind, _ in told(case)} == {"chase"}


def test_an_answer_ends_it_and_a_second_question_begins_it_anew(case, cast):
    with clock_at(moment("2026-03-06T10:00")):
        hear(case.approaches.get().conversations.get(), "On Tuesday")
    run("2026-03-06T11:00", "2026-03-31T10:00", step=timedelta(days=1))
    assert told(case) == []
    with clock_at(moment("2026-04-13T10:00")):
        move(case.reference, "ask", by=cast.olga, version=None, question="Which Tuesday?")
    run("2026-04-13T10:00", "2026-04-17T10:00", step=timedelta(hours=6))
    assert told(case) == [("chase", moment("2026-04-16T10:00"))]


def test_the_house_itself_is_named_as_doer(case):
    run("2026-03-05T10:00", "2026-03-05T10:00")
    assert Event.objects.get(kind="chase").by_kind == SYSTEM.doer_kind
