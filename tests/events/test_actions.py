"""Is an event written as it should be, once and for ever?"""

import threading
from datetime import UTC, date, datetime
from uuid import UUID

import pytest
from django.db import DatabaseError, IntegrityError, connection, transaction

from events.actions import Happening, record, record_all
from events.clock import at
from events.doers import REPORTER, SYSTEM
from events.models import Event, Head, Pending
from events.queries import faults, history
from tests.events.journal import fail_after_writing, write

MOMENT = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)


@pytest.mark.django_db
def test_an_event_says_what_happened_when_and_by_whom():
    with at(MOMENT), transaction.atomic():
        written = record("case", 7, "claim", by=SYSTEM, before="new", after="triage", officer=3)
    kept = Event.objects.get(pk=written.pk)
    assert (kept.stream, kept.stream_id, kept.sequence, kept.kind) == ("case", 7, 1, "claim")
    assert (kept.before, kept.after, kept.at, kept.data) == ("new", "triage", MOMENT, {"officer": 3})
    assert (kept.by_kind, kept.by_id) == ("system", None)


@pytest.mark.django_db
def test_each_stream_is_a_chain_of_its_own():
    first, second = write("open", "claim")
    (other,) = write("begin", stream="persona")
    for event in (first, second, other):
        event.refresh_from_db()
    assert (first.sequence, second.sequence, other.sequence) == (1, 2, 1)
    assert bytes(second.previous) == bytes(first.hash)
    assert bytes(first.previous) == bytes(other.previous) == b""
    assert [event.kind for event in history("case", 1)] == ["open", "claim"]


@pytest.mark.django_db
def test_several_events_of_one_act_are_chained_in_their_order():
    with transaction.atomic():
        record_all([Happening("case", 1, kind) for kind in ("open", "note", "claim")], by=REPORTER)
    assert list(history("case", 1).values_list("sequence", "kind")) == [(1, "open"), (2, "note"), (3, "claim")]
    assert faults() == []


@pytest.mark.django_db
def test_every_reader_finds_every_event_pending(settings):
    (event,) = write("open")
    assert sorted(Pending.objects.filter(event=event).values_list("reader", flat=True)) == sorted(
        settings.EVENT_READERS
    )


@pytest.mark.django_db
@pytest.mark.parametrize("prose", ["x" * 201, ["x" * 201], {"deep": ["x" * 201]}, {"x" * 201: 1}])
def test_prose_is_refused_however_deep(prose):
    with pytest.raises(ValueError, match="no prose"):
        write("note", said=prose)
    assert not Event.objects.exists()


@pytest.mark.django_db
def test_dates_and_keys_are_kept_as_text():
    key = UUID(int=5)
    (event,) = write("note", on=date(2026, 1, 2), keys=(key,), inner={"on": date(2026, 1, 3)})
    event.refresh_from_db()
    assert event.data == {"on": "2026-01-02", "keys": [str(key)], "inner": {"on": "2026-01-03"}}


@pytest.mark.django_db(transaction=True)
def test_outside_a_transaction_nothing_can_be_recorded():
    with pytest.raises(transaction.TransactionManagementError):
        record("case", 1, "open", by=SYSTEM)


@pytest.mark.django_db(transaction=True)
def test_an_act_that_fails_leaves_no_event_and_no_gap():
    write("open")
    with pytest.raises(ZeroDivisionError):
        fail_after_writing()
    write("note")
    assert list(history("case", 1).values_list("sequence", "kind")) == [(1, "open"), (2, "note")]


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize(
    "statement",
    ["UPDATE events_event SET kind = 'x'", "UPDATE events_event SET at = at - interval '1 day'",
     "DELETE FROM events_event", "TRUNCATE events_event CASCADE"],
)  # fmt: skip
def test_the_database_refuses_to_change_or_remove_an_event(statement):
    write("open")
    with pytest.raises(DatabaseError, match=r"Cannot update or delete|append-only|only added to"), transaction.atomic():
        connection.cursor().execute(statement)
    assert Event.objects.get().kind == "open"


@pytest.mark.django_db
def test_nobody_can_choose_the_place_or_the_digest_of_an_event():
    forged = Event.objects.create(
        stream="case", stream_id=1, kind="x", by_kind="system", at=MOMENT, sequence=9, hash=b"x"
    )
    forged.refresh_from_db()
    assert forged.sequence == 1
    assert len(bytes(forged.hash)) == 32


@pytest.mark.django_db
def test_a_stream_has_one_head_and_a_place_one_event():
    write("open")
    with pytest.raises(IntegrityError), transaction.atomic():
        Head.objects.create(stream="case", stream_id=1, length=1, hash=b"")


@pytest.mark.django_db(transaction=True)
def test_writers_at_the_same_moment_make_one_unbroken_chain():
    together = threading.Barrier(4)

    def keep_writing() -> None:
        try:
            together.wait()
            for _ in range(15):
                write("note")
        finally:
            connection.close()

    writers = [threading.Thread(target=keep_writing) for _ in range(4)]
    for writer in writers:
        writer.start()
    for writer in writers:
        writer.join()
    assert list(history("case", 1).values_list("sequence", flat=True)) == list(range(1, 61))
    assert faults() == []
