"""Does the ledger move exactly as the work on cases says?"""

from datetime import UTC, date, datetime

import pytest
from django.db import DatabaseError, connection, transaction

from cases.actions import assess, describe, link_persona, merge_personas, move, unmerge_personas
from cases.models import Approach
from events import clock
from events.models import Event, Pending
from personas.models import Persona
from tests.factories import CONCLUSION, at, filed
from trends import ledger, reconciling
from trends.counting import figures
from trends.models import Booking, Tally

PROFILE = "https://www.linkedin.com/in/anna-lamp/"
OTHER = "https://www.linkedin.com/in/anna-lampe/"


def units() -> tuple[int, int, int, int, int]:
    """The five units over everything, after all that happened has been booked; and nothing disagrees."""
    assert reconciling.differences() == []
    found = figures(Tally.objects.filter(cube="all"))
    return tuple(found[unit] for unit in ("reports", "approaches", "people", "personas", "validated"))


def act(name, case, by, **details):
    return move(case.reference, name, by=by, version=None, **details)


def closed_as(cast, outcome, **told):
    case = filed(cast.sam, addresses=[PROFILE], **told).case
    act("claim", case, cast.olga)
    conclusion = {**CONCLUSION, "outcome": outcome}
    if outcome in ("exercise", "commercial_spam", "withdrawn", "out_of_scope"):
        act("dismiss", case, cast.olga, outcome=outcome, reason="So it is", reply="Thank you")
    else:
        act("conclude", case, cast.olga, **conclusion)
    return case


def test_filing_a_report_books_one_of_each_but_validated(cast):
    filed(cast.sam, addresses=[PROFILE])
    assert units() == (1, 1, 1, 1, 0)


def test_an_anonymous_report_is_an_approach_whose_person_cannot_be_told_apart(cast):
    filed(None, mode="anonymous", receipt="2222-2222-2222-2222")
    assert units() == (1, 1, 0, 0, 0)
    assert Tally.objects.get(cube="all").untold == 1


def test_a_changed_likelihood_rebooks(cast):
    case = at("investigation", cast)
    assert units()[4] == 1
    assess(case.reference, by=cast.olga, version=None, likelihood="unlikely")
    assert units() == (1, 1, 1, 0, 0)
    assess(case.reference, by=cast.olga, version=None, likelihood="almost_certain")
    assert units() == (1, 1, 1, 0, 1)


@pytest.mark.parametrize(
    ("outcome", "expected"),
    [
        ("likely_hostile", (1, 1, 1, 1, 1)),
        ("criminal_fraud", (1, 1, 1, 1, 0)),
        ("commercial_spam", (1, 0, 0, 0, 0)),
        ("withdrawn", (1, 0, 0, 0, 0)),
        ("exercise", (0, 0, 0, 0, 0)),
    ],
)
def test_closing_books_the_outcome_and_reopening_takes_it_back(cast, outcome, expected):
    case = closed_as(cast, outcome)
    assert units() == expected
    act("reopen", case, cast.lena, reason="Something new")
    reopened = units()
    assert reopened[:4] == (1, 1, 1, 1)


def test_an_outcome_counts_only_once_the_case_is_closed(cast):
    case = filed(cast.sam).case
    act("claim", case, cast.olga)
    act("conclude", case, cast.olga, **{**CONCLUSION, "severity": "high", "outcome": "genuine_contact"})
    assert units()[:2] == (1, 1)
    act("approve", case, cast.nora)
    assert units()[:2] == (1, 0)


def test_a_linked_duplicate_is_counted_once_and_twice_again_when_reopened(cast):
    living, second = filed(cast.sam).case, filed(cast.sam).case
    assert units() == (2, 2, 1, 0, 0)
    act("dismiss", second, cast.olga, outcome="duplicate", duplicate_of=living.reference, reason="Same", reply="Thanks")
    assert units() == (2, 1, 1, 0, 0)
    act("reopen", second, cast.lena, reason="They are two")
    assert units() == (2, 2, 1, 0, 0)


def test_a_duplicate_follows_its_living_case_into_an_exercise(cast):
    living, second = filed(cast.sam).case, filed(cast.sam).case
    act("dismiss", second, cast.olga, outcome="duplicate", duplicate_of=living.reference, reason="Same", reply="Thanks")
    act("dismiss", living, cast.olga, outcome="exercise", reason="Ours", reply="It was an exercise")
    assert units() == (0, 0, 0, 0, 0)


def test_one_person_reporting_one_persona_twice_is_one_approach(cast):
    filed(cast.sam, addresses=[PROFILE])
    filed(cast.sam, addresses=[PROFILE])
    assert units() == (2, 1, 1, 1, 0)


def test_merging_personas_rebooks_and_parting_them_takes_it_back(cast):
    filed(cast.sam, addresses=[PROFILE])
    filed(cast.sam, addresses=[OTHER])
    assert units() == (2, 2, 1, 2, 0)
    one, other = Persona.objects.order_by("pk")
    merged = merge_personas(other.pk, one.pk, reason="Same photo", by=cast.olga, version=other.version)
    assert units() == (2, 1, 1, 1, 0)
    unmerge_personas(merged.pk, by=cast.olga)
    assert units() == (2, 2, 1, 2, 0)


def test_another_first_contact_moves_groups_apart(cast):
    filed(cast.sam, addresses=[PROFILE], first_contact_on=date(2026, 1, 5))
    case = filed(cast.sam, addresses=[PROFILE], first_contact_on=date(2026, 3, 5)).case
    filed(cast.sam, addresses=[PROFILE], first_contact_on=date(2026, 5, 5))
    assert units() == (3, 1, 1, 1, 0)
    act("claim", case, cast.olga)
    approach = case.approaches.get()
    describe(case.reference, approach.pk, by=cast.olga, version=None, first_contact_on=date(2025, 1, 1),
             last_contact_on=date(2025, 1, 1))  # fmt: skip
    assert units() == (3, 3, 1, 1, 0)


def test_unlinking_a_persona_rebooks_those_it_was_grouped_with(cast):
    case = filed(cast.sam, addresses=[PROFILE]).case
    filed(cast.sam, addresses=[PROFILE])
    units()
    act("claim", case, cast.olga)
    link_persona(case.reference, case.approaches.get().pk, persona=None, by=cast.olga, version=None)
    assert units() == (2, 2, 1, 1, 0)


def test_every_line_names_the_event_that_caused_it(cast):
    case = at("investigation", cast)
    reconciling.catch_up()
    assess(case.reference, by=cast.olga, version=None, likelihood="unlikely")
    reconciling.catch_up()
    lines = Booking.objects.order_by("pk")
    assert [line.sign for line in lines][-2:] == [-1, 1]
    assert {line.event.kind for line in lines[len(lines) - 2 :]} == {"assess"}


def test_being_told_twice_or_late_changes_nothing(cast):
    at("closed", cast)
    reconciling.catch_up()
    before = Booking.objects.count()
    ledger.follow(list(Event.objects.order_by("?")))
    assert Booking.objects.count() == before
    assert not Pending.objects.filter(reader="trends").exists()


def refused(statement: str) -> bool:
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        with pytest.raises(DatabaseError, match="Cannot update or delete|only added to"), transaction.atomic():
            cursor.execute(statement)
    return True


def test_the_ledger_is_only_added_to(cast):
    filed(cast.sam)
    reconciling.catch_up()
    for attempt in ("UPDATE trends_booking SET sign = -1", "DELETE FROM trends_booking", "TRUNCATE trends_booking"):
        assert refused(attempt)


def test_months_are_those_of_the_organisations_own_clock(cast):
    with clock.at(datetime(2026, 6, 30, 23, 30, tzinfo=UTC)):  # half past midnight in London
        filed(cast.sam)
    reconciling.catch_up()
    assert Booking.objects.get().reported_month == date(2026, 7, 1)
    assert Approach.objects.get().first_contact_on == date(2026, 7, 1)
