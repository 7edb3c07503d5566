"""How is an event written? Through `record`, in the transaction of the act, and in no other way."""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from django.db import connection, transaction

from events import nudge
from events.clock import now
from events.doers import Doer
from events.models import Event

LONGEST = 200  # characters: a longer text in `data` would be prose, which has no place in an event


@dataclass(frozen=True)
class Happening:
    """One thing to be recorded: `data` may hold ids, names, numbers, dates and digests only."""

    stream: str
    stream_id: int
    kind: str
    before: str = ""
    after: str = ""
    data: dict[str, Any] = field(default_factory=dict)


def record(
    stream: str, stream_id: int, kind: str, *, by: Doer, before: str = "", after: str = "", **data: Any
) -> Event:
    """Append one event to a stream and leave it pending for every reader; return it.

    Must run inside the transaction of the act that it tells of. The row is the outbox: commit nudges a
    worker for speed, and a beat task sweeps for certainty.
    """
    return record_all([Happening(stream, stream_id, kind, before, after, data)], by=by)[0]


def record_all(happenings: Iterable[Happening], *, by: Doer) -> list[Event]:
    """Append several events of one act in one statement. Raises `TransactionManagementError` outside one."""
    if not connection.in_atomic_block:
        raise transaction.TransactionManagementError("An event is recorded in the transaction of its act.")
    moment = now()
    events = Event.objects.bulk_create([_event(what, by, moment) for what in happenings])
    transaction.on_commit(nudge.readers, robust=True)
    return events


def _event(what: Happening, by: Doer, moment: datetime) -> Event:
    return Event(
        stream=what.stream, stream_id=what.stream_id, kind=what.kind, before=what.before, after=what.after,
        by_kind=by.doer_kind, by_id=by.doer_id, at=moment,
        data={key: _plain(key, value) for key, value in what.data.items()},
    )  # fmt: skip


def _plain(key: str, value: Any) -> Any:
    """`value` as JSON, refused when it could be prose."""
    if isinstance(value, dict):
        return {_plain(key, name): _plain(key, each) for name, each in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [_plain(key, each) for each in value]
    if isinstance(value, datetime | date | uuid.UUID):
        return str(value)
    if isinstance(value, str) and len(value) > LONGEST:
        raise ValueError(f"{key}: an event holds no prose")
    return value
