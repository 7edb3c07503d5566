"""Is the journal whole? What the chains and the daily anchors prove, and one stream's history.

The digest of an event is SHA-256 over a JSON array of everything it says and the digest before it
(`events_digest`, in the first migration), so that changing, removing or inserting a row breaks the chain
from there on. A tail that was cut off shows against an anchor kept elsewhere.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from django.db import connection
from django.db.models import Max, QuerySet

from events.models import Event

BROKEN_LINKS = """
    SELECT stream, stream_id, sequence FROM (
        SELECT *, lag(hash, 1, ''::bytea) OVER chain AS expected, row_number() OVER chain AS place
        FROM events_event WINDOW chain AS (PARTITION BY stream, stream_id ORDER BY sequence)
    ) AS link
    WHERE sequence <> place OR previous <> expected
       OR hash <> events_digest(previous, stream, stream_id, sequence, kind, by_kind, by_id, at, before, after, data)
    ORDER BY stream, stream_id, sequence LIMIT 100
"""
BROKEN_HEADS = """
    SELECT COALESCE(head.stream, last.stream), COALESCE(head.stream_id, last.stream_id),
           COALESCE(head.length, last.sequence)
    FROM events_head AS head
    FULL JOIN (SELECT DISTINCT ON (stream, stream_id) stream, stream_id, sequence, hash FROM events_event
               ORDER BY stream, stream_id, sequence DESC) AS last USING (stream, stream_id)
    WHERE head.length IS DISTINCT FROM last.sequence OR head.hash IS DISTINCT FROM last.hash
    ORDER BY 1, 2 LIMIT 100
"""
BROKEN_ANCHORS = """
    SELECT line.stream, line.stream_id, line.length FROM events_anchorline AS line
    LEFT JOIN events_event AS event
      ON (event.stream, event.stream_id, event.sequence) = (line.stream, line.stream_id, line.length)
    WHERE event.hash IS DISTINCT FROM line.hash ORDER BY 1, 2, 3 LIMIT 100
"""
ANCHOR_DIGEST = """
    sha256(anchor.previous || convert_to(anchor.at::timestamptz AT TIME ZONE 'UTC' || COALESCE((
        SELECT string_agg(concat_ws(':', stream, stream_id, length, encode(hash, 'hex')), ','
                          ORDER BY stream, stream_id)
        FROM events_anchorline WHERE anchor_id = anchor.id), ''), 'UTF8'))
"""
BROKEN_DIGESTS = f"""
    SELECT 'anchor', anchor.id, 0 FROM (
        SELECT *, lag(digest, 1, ''::bytea) OVER (ORDER BY id) AS expected FROM events_anchor) AS anchor
    WHERE previous <> expected OR digest <> {ANCHOR_DIGEST} ORDER BY 2 LIMIT 100
"""
CHECKS = {
    "the chain is broken": BROKEN_LINKS,
    "the end of the chain doesn't match its head": BROKEN_HEADS,
    "an anchored event is missing or changed": BROKEN_ANCHORS,
    "an anchor was changed": BROKEN_DIGESTS,
}


@dataclass(frozen=True)
class Fault:
    """One place where the journal isn't what it was."""

    stream: str
    stream_id: int
    sequence: int
    what: str

    def __str__(self) -> str:
        return f"{self.stream} {self.stream_id}, event {self.sequence}: {self.what}"


def faults(further: Mapping[str, str] = MappingProxyType({})) -> list[Fault]:
    """Every fault of the journal, at most 100 of each sort; empty when it is whole.

    `further` are checks of upper floors against the journal: what is wrong → a statement that gives the stream,
    its id and the sequence of each place.
    """
    found: list[Fault] = []
    with connection.cursor() as cursor:
        for what, statement in {**CHECKS, **further}.items():
            cursor.execute(statement)
            found += [Fault(stream, key, sequence, what) for stream, key, sequence in cursor.fetchall()]
    return found


def newest(stream: str, stream_id: int, kind: str) -> int:
    """Where in its stream the newest event of this kind stands; 0 where there is none."""
    return history(stream, stream_id).filter(kind=kind).aggregate(newest=Max("sequence"))["newest"] or 0


def history(stream: str, stream_id: int) -> QuerySet[Event]:
    """The events of one stream, the earliest first."""
    return Event.objects.filter(stream=stream, stream_id=stream_id).order_by("sequence")
