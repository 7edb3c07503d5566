"""Does tampering show, whoever did it and however well they know the database?"""

import pytest

from events.anchors import drop_anchor
from events.models import Pending
from events.queries import faults
from tests.events.journal import guards_asleep, write

pytestmark = pytest.mark.django_db
FORGE = """
    INSERT INTO events_event (stream, stream_id, sequence, kind, by_kind, at, before, after, data, transaction,
                              previous, hash)
    SELECT stream, stream_id, {place}, 'forged', by_kind, at, before, after, data, transaction, {previous},
           events_digest({previous}, stream, stream_id, {place}, 'forged', by_kind, by_id, at, before, after, data)
    FROM events_event WHERE stream_id = 1 AND sequence = 3
"""
HEAD_PUT_BACK = """
    UPDATE events_head SET length = 2, hash = event.hash FROM events_event AS event
    WHERE (event.stream_id, event.sequence) = (1, 2) AND events_head.stream_id = 1
"""
WITHOUT_FIRST_ANCHOR = """
    WITH gone AS (DELETE FROM events_anchorline WHERE anchor_id = (SELECT min(id) FROM events_anchor))
    DELETE FROM events_anchor WHERE id = (SELECT min(id) FROM events_anchor)
"""
TAMPERED = {
    "the kind was changed": "UPDATE events_event SET kind = 'x' WHERE stream_id = 1 AND sequence = 2",
    "the data were changed": "UPDATE events_event SET data = '{\"a\": 2}' WHERE stream_id = 1 AND sequence = 2",
    "the time was changed": "UPDATE events_event SET at = at + interval '1 microsecond' WHERE sequence = 2",
    "the doer was changed": "UPDATE events_event SET by_id = 99 WHERE stream_id = 1 AND sequence = 2",
    "the status was changed": "UPDATE events_event SET after = 'closed' WHERE stream_id = 1 AND sequence = 2",
    "the first was removed": "DELETE FROM events_event WHERE stream_id = 1 AND sequence = 1",
    "one in the middle was removed": "DELETE FROM events_event WHERE stream_id = 1 AND sequence = 2",
    "the last was removed": "DELETE FROM events_event WHERE stream_id = 1 AND sequence = 3",
    "a whole stream was removed": "DELETE FROM events_event WHERE stream_id = 1",
    "one was moved to another stream": "UPDATE events_event SET stream_id = 3 WHERE stream_id = 1 AND sequence = 3",
    "two streams were swapped": "UPDATE events_event SET stream_id = stream_id + 10; "
                                 "UPDATE events_event SET stream_id = 13 - stream_id",
    "one was put in before all": FORGE.format(place=0, previous="''::bytea"),
    "one was put in after all": FORGE.format(place=4, previous="hash"),
    "heads were swapped": "UPDATE events_head AS one SET hash = other.hash FROM events_head AS other "
                          "WHERE one.stream_id = 3 - other.stream_id",
    "a head was removed": "DELETE FROM events_head WHERE stream_id = 1",
    "a head was put back": "UPDATE events_head SET length = length - 1 WHERE stream_id = 1",
    "an anchor was changed": "UPDATE events_anchor SET digest = sha256('x')",
    "an anchor's day was changed": "UPDATE events_anchor SET at = at - interval '1 day'",
    "an anchor's line was changed": "UPDATE events_anchorline SET length = 2 WHERE stream_id = 1",
    "an anchor's line was removed": "DELETE FROM events_anchorline WHERE stream_id = 1",
    "the first anchor was removed": WITHOUT_FIRST_ANCHOR,
}  # fmt: skip


@pytest.fixture
def journal():
    """Two streams of three events each, anchored twice."""
    write("open", "note", stream_id=1)
    write("open", "note", stream_id=2)
    drop_anchor()
    write("close", stream_id=1)
    write("close", stream_id=2)
    drop_anchor()
    Pending.objects.all().delete()  # every reader has read them


@pytest.mark.usefixtures("journal")
def test_a_journal_that_nobody_touched_is_whole():
    assert faults() == []


@pytest.mark.usefixtures("journal")
@pytest.mark.parametrize("done", TAMPERED)
def test_it_shows_that(done):
    with guards_asleep() as cursor:
        cursor.execute(TAMPERED[done])
        assert cursor.rowcount
    assert faults()


@pytest.mark.usefixtures("journal")
def test_a_tail_cut_off_together_with_its_head_shows_against_the_anchor():
    with guards_asleep() as cursor:
        cursor.execute(TAMPERED["the last was removed"])
        cursor.execute(HEAD_PUT_BACK)
    assert [(fault.stream_id, fault.sequence, fault.what) for fault in faults()] == [
        (1, 3, "an anchored event is missing or changed")
    ]


@pytest.mark.usefixtures("journal")
def test_a_chain_written_anew_from_one_place_shows_against_the_anchor():
    with guards_asleep() as cursor:
        cursor.execute(TAMPERED["the last was removed"])
        cursor.execute(HEAD_PUT_BACK)
    write("reopen", "close", stream_id=1)
    assert {fault.what for fault in faults()} == {"an anchored event is missing or changed"}


@pytest.mark.usefixtures("journal")
def test_a_fault_names_the_place():
    with guards_asleep() as cursor:
        cursor.execute("UPDATE events_event SET kind = 'x' WHERE stream_id = 2 AND sequence = 2")
    assert str(faults()[0]) == "case 2, event 2: the chain is broken"


def test_an_empty_journal_is_whole():
    assert faults() == []
