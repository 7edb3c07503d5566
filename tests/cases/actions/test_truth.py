"""What can no door, no script and no race do to a case? Tried with real commits and real connections."""

import threading

import pytest
from django.db import DatabaseError, connection, transaction

from cases.actions import hear, move, note
from cases.models import Case
from events.models import Event
from events.queries import faults
from events.refusals import StaleVersion
from tests.cases.test_workflow import GIVEN
from tests.factories import CONCLUSION, Cast, assembled, at, filed

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def people() -> Cast:
    return assembled()


def at_once(*acts) -> None:
    """Run the acts in threads, each on a connection of its own, starting together."""
    ready = threading.Barrier(len(acts))

    def run(act) -> None:
        try:
            ready.wait(timeout=20)
            act()
        finally:
            connection.close()

    threads = [threading.Thread(target=run, args=(act,)) for act in acts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join(timeout=60)


def test_of_six_officers_who_claim_one_case_one_wins_and_five_are_told_who_did(people):
    officers = [people.person(f"officer{number}", ("officer", people.north)) for number in range(6)]
    case = filed(people.sam).case
    told: list[str] = []

    def claim(officer):
        def act() -> None:
            try:
                move(case.reference, "claim", by=officer, version=1)
            except StaleVersion as refusal:
                told.append(str(refusal))

        return act

    at_once(*map(claim, officers))
    case.refresh_from_db()
    assert case.officer in officers
    assert len(told) == 5
    assert all(f"{case.officer.name} claimed the case" in sentence for sentence in told)
    assert Event.objects.filter(stream="case", stream_id=case.pk, kind="claim").count() == 1
    assert faults() == []


def test_two_cases_never_become_duplicates_of_each_other(people):
    one, other = filed(people.sam).case, filed(people.max).case
    details = {"outcome": "duplicate", "reason": "The same", "reply": "Known"}

    def dismiss(case, living):
        def act() -> None:
            try:
                move(case.reference, "dismiss", by=people.olga, version=1, **details, duplicate_of=living.reference)
            except Exception as refusal:
                refusals.append(refusal)

        return act

    refusals: list[Exception] = []
    at_once(dismiss(one, other), dismiss(other, one))
    assert all(hasattr(refusal, "sentence") for refusal in refusals), refusals
    assert Case.objects.filter(outcome="duplicate").count() + len(refusals) == 2
    assert Case.objects.filter(outcome="duplicate").count() <= 1


@pytest.mark.parametrize("statement", [
    "UPDATE cases_case SET status = 'triage'",
    "UPDATE cases_case SET status = 'investigation', version = version + 1",
    "DELETE FROM cases_case",
])  # fmt: skip
def test_a_status_cannot_change_in_the_database_without_its_event(people, statement):
    case = filed(people.sam).case
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(statement)
    case.refresh_from_db()
    assert case.status == "new"


def test_an_event_of_an_earlier_transaction_does_not_excuse_a_change(people):
    case = at("triage", people)
    with connection.cursor() as cursor, pytest.raises(DatabaseError, match="without its event"):
        cursor.execute("UPDATE cases_case SET status = 'new' WHERE id = %s", [case.pk])
    with connection.cursor() as cursor:
        cursor.execute("UPDATE cases_case SET status = 'triage' WHERE id = %s", [case.pk])  # no change at all
    case.refresh_from_db()
    assert case.status == "triage"


def test_a_case_cannot_be_put_there_without_its_opening(people):
    with pytest.raises(DatabaseError, match="without its event"):
        Case.objects.create(desk=people.north, proposed_severity="low")


def test_no_word_of_anybody_ever_reaches_the_journal(people):
    """A long walk through everything; then every text of the journal is searched for every word that was told."""
    words = {"narrative": "Zanzibar", "asked_for": "Xylophone", "offered": "Quicksilver", "given": "Wolverine",
             "persona_name": "Ottokar", "claimed_employer": "Vexillum", "told_others": "Yggdrasil"}  # fmt: skip
    for status in ("investigation", "referred", "review", "closed"):
        case = at(status, people, **words, addresses=["kumquat@firm.example"])
        hear(case.approaches.get().conversations.get(), "Marzipan, said the reporter")
        note(case.reference, "Nightingale", by=people.olga)
    review = Case.objects.filter(status="review").first()
    move(review.reference, "return", by=people.nora, version=None, reason="Huckleberry")
    kept = " ".join(map(str, Event.objects.values_list("kind", "before", "after", "data")))
    told = [*words.values(), "kumquat", "Marzipan", "Nightingale", "Huckleberry", "Sam", people.sam.pseudonym,
            people.sam.email, CONCLUSION["summary"], CONCLUSION["reply"], GIVEN["take_back"]["reason"]]  # fmt: skip
    assert not [word for word in told if word in kept]
    assert faults() == []
