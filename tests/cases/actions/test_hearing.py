"""What becomes of what a reporter says, in every status?"""

from uuid import uuid4

import pytest
from django.db import DatabaseError, connection, transaction

from cases.actions import hear, move, read
from cases.models import Case, Message
from cases.terms import Status
from events.models import Event
from events.refusals import Forbidden, Invalid, NotThere
from tests.cases.actions.refusing import refused
from tests.factories import at, filed

DUPLICATE = {"outcome": "duplicate", "reason": "The same", "reply": "We know of it."}


def conversation(case):
    return case.approaches.get(home=case).conversations.get()


@pytest.mark.parametrize("status", Status.values)
def test_a_reporter_may_add_in_every_status(cast, status):
    case = at(status, cast)
    message = hear(conversation(case), "And they wrote again.")
    case.refresh_from_db()
    moved = {"awaiting_reporter": "triage", "closed": "triage"}
    assert case.status == moved.get(status, status)
    assert message.kind == ("answer" if status == "awaiting_reporter" else "addition")
    assert message.read_at is None


def test_an_answer_is_the_reporters_move_and_a_reopening_the_houses(cast):
    awaiting, closed = at("awaiting_reporter", cast), at("closed", cast)
    hear(conversation(awaiting), "On Tuesday")
    hear(conversation(closed), "He is back")
    kinds = Event.objects.filter(kind__in=["answer", "add", "reopen"]).values_list("kind", "by_kind").order_by("id")
    assert list(kinds) == [("answer", "reporter"), ("add", "reporter"), ("reopen", "system")]


def test_the_reporter_of_a_duplicate_speaks_to_the_living_case(cast):
    living, other = at("closed", cast), filed(None, mode="anonymous", receipt="1234123412341234").case
    line = conversation(other)
    move(other.reference, "dismiss", by=cast.olga, version=None, **DUPLICATE, duplicate_of=living.reference)
    hear(line, "More of the same")
    assert Case.objects.get(pk=other.pk).status == "closed"
    assert Case.objects.get(pk=living.pk).status == "triage"
    assert Message.objects.filter(conversation__approach__case=living, kind="addition").exists()


def test_what_a_duplicates_reporter_says_is_no_answer_to_a_question_put_to_another(cast):
    living, other = at("triage", cast), filed(None, mode="anonymous", receipt="1234123412341234").case
    line = conversation(other)
    move(other.reference, "dismiss", by=cast.olga, version=None, **DUPLICATE, duplicate_of=living.reference)
    move(living.reference, "ask", by=cast.olga, version=None, question="When was that?")
    assert hear(line, "I remember more").kind == "addition"
    assert Case.objects.get(pk=living.pk).status == "awaiting_reporter"


def test_the_same_key_says_it_once_and_is_never_anothers(cast):
    case, key = at("triage", cast), uuid4()
    first = hear(conversation(case), "Once", key=key)
    assert hear(conversation(case), "Once", key=key) == first
    assert Message.objects.filter(kind="addition").count() == 1
    other = filed(cast.max)
    with refused(Invalid):
        hear(other.conversation, "Mine", key=key)


@pytest.mark.parametrize("text", ["", "  \n", "x" * 20_001, "nul\0"])
def test_nothing_and_too_much_are_refused(cast, text):
    line = conversation(at("triage", cast))
    with refused(Invalid):
        hear(line, text)


def test_reading_notes_the_moment_once(cast):
    case = at("triage", cast)
    hear(conversation(case), "More")
    read(case.reference, by=cast.nora)
    moment = Message.objects.get(kind="addition").read_at
    assert moment is not None
    events = Event.objects.count()
    read(case.reference, by=cast.olga)
    assert Message.objects.get(kind="addition").read_at == moment
    assert Event.objects.count() == events
    with refused(NotThere):
        read(case.reference, by=cast.otto)
    lead = cast.person("lars", ("lead", cast.south))
    case.openings.create(user=lead)
    with refused(Forbidden):
        read(case.reference, by=lead)


@pytest.mark.parametrize("forge", [
    "UPDATE cases_message SET text = 'Nothing happened'", "UPDATE cases_message SET kind = 'reply'",
    "DELETE FROM cases_message",
])  # fmt: skip
def test_what_was_said_stands_even_for_somebody_with_the_database_in_hand(cast, forge):
    message = hear(at("triage", cast).approaches.get().conversations.get(), "He wrote again.")
    with (
        pytest.raises(DatabaseError, match="what was said stands|Cannot delete"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(forge)
    message.refresh_from_db()
    assert (message.text, message.kind) == ("He wrote again.", "addition")
