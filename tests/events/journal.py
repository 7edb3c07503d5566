"""How do tests write a journal of their own, and how does an intruder tamper with it?"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection, transaction

from events.actions import record
from events.doers import SYSTEM
from events.models import Event


def write(*kinds: str, stream: str = "case", stream_id: int = 1, **data: Any) -> list[Event]:
    """One event of each kind, each in a transaction of its own act."""
    written = []
    for kind in kinds:
        with transaction.atomic():
            written.append(record(stream, stream_id, kind, by=SYSTEM, **data))
    return written


@transaction.atomic
def fail_after_writing() -> None:
    """An act that writes its event and then comes to nothing."""
    record("case", 1, "claim", by=SYSTEM)
    raise ZeroDivisionError


@contextmanager
def guards_asleep() -> Iterator[Any]:
    """What somebody with the keys of the database can do: no trigger runs."""
    with connection.cursor() as cursor:
        cursor.execute("SET session_replication_role = replica")
        try:
            yield cursor
        finally:
            cursor.execute("SET session_replication_role = origin")
