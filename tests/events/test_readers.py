"""Does each reader get every event exactly once, whatever happens meanwhile?"""

import threading
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection

from events.clock import at, now
from events.models import Event, Pending
from events.readers import BATCH, read
from tests.events.journal import write

READER = "trends"
LATER = datetime(2040, 1, 1, tzinfo=UTC)


@pytest.fixture
def heard():
    return []


@pytest.fixture
def hear(heard):
    def handle(events) -> None:
        heard.extend(event.kind for event in events)

    return handle


@pytest.mark.django_db
def test_a_reader_gets_each_event_once_in_order(hear, heard):
    write("open", "claim", "close")
    assert read(READER, hear) == 3
    assert read(READER, hear) == 0
    assert heard == ["open", "claim", "close"]


@pytest.mark.django_db
def test_readers_do_not_take_events_from_one_another(hear, heard):
    write("open")
    read(READER, hear)
    read("notifications", hear)
    assert heard == ["open", "open"]


@pytest.mark.django_db
def test_more_than_a_batch_is_read_to_the_end(hear, heard):
    write(*["note"] * (BATCH + 5))
    assert read(READER, hear) == len(heard) == BATCH + 5


@pytest.mark.django_db
def test_one_event_that_cannot_be_dealt_with_does_not_hold_up_the_others(heard):
    write("open", "poison", "close")

    def handle(events) -> None:
        if any(event.kind == "poison" for event in events):
            raise RuntimeError
        heard.extend(event.kind for event in events)

    read(READER, handle)
    assert heard == ["open", "close"]
    aside = Pending.objects.get(reader=READER)
    assert (aside.event.kind, aside.tries) == ("poison", 1)
    assert aside.not_before > now()


@pytest.mark.django_db
def test_what_was_set_aside_waits_longer_each_time_but_never_for_long(hear, heard):
    write("poison")

    def fail(events) -> None:
        raise RuntimeError

    waits = []
    with at(LATER):
        for _ in range(60):
            read(READER, fail)
            waits.append(Pending.objects.get(reader=READER).not_before - LATER)
            Pending.objects.filter(reader=READER).update(not_before=LATER)
        assert waits[:3] == [timedelta(seconds=30), timedelta(minutes=1), timedelta(minutes=2)]
        assert waits == sorted(waits)
        assert timedelta(minutes=30) < waits[-1] < timedelta(hours=2)
        read(READER, hear)
    assert heard == ["poison"]


@pytest.mark.django_db
def test_what_a_failed_attempt_did_is_undone():
    write("open")

    def half(events) -> None:
        Pending.objects.filter(reader="notifications").delete()
        raise RuntimeError

    read(READER, half)
    assert Pending.objects.filter(reader="notifications").count() == 1


@pytest.mark.django_db(transaction=True)
def test_a_reader_killed_half_way_has_done_nothing(hear, heard):
    write("open", "claim")

    def killed(events) -> None:
        Event.objects.create(stream="case", stream_id=9, kind="half", by_kind="system", at=now())
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        read(READER, killed)
    assert not Event.objects.filter(kind="half").exists()
    read(READER, hear)
    assert heard == ["open", "claim"]


@pytest.mark.django_db(transaction=True)
def test_two_workers_at_once_share_the_events_and_repeat_none():
    write(*["note"] * (BATCH * 2))
    seen: list[int] = []
    together = threading.Barrier(2)

    def work() -> None:
        try:
            together.wait()
            read(READER, lambda events: seen.extend(event.pk for event in events))
        finally:
            connection.close()

    workers = [threading.Thread(target=work) for _ in range(2)]
    for worker in workers:
        worker.start()
    for worker in workers:
        worker.join()
    assert sorted(seen) == list(Event.objects.order_by("id").values_list("id", flat=True))
    assert not Pending.objects.filter(reader=READER).exists()


@pytest.mark.django_db(transaction=True)
def test_what_one_worker_holds_another_passes_by(hear, heard):
    write("open")
    others: list[str] = []

    def meanwhile(events) -> None:
        def work() -> None:
            read(READER, lambda found: others.extend(event.kind for event in found))
            connection.close()

        thread = threading.Thread(target=work)
        thread.start()
        thread.join(timeout=20)
        hear(events)

    read(READER, meanwhile)
    assert (heard, others) == (["open"], [])
