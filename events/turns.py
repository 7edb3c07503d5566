"""Whose turn is it to do what only one may do at a time? PostgreSQL's word is asked: an advisory lock.

It ends with the block, and with the connection of whoever dies in the middle.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection

WAIT = "SELECT true FROM pg_advisory_lock(hashtext(%s))"
TRY = "SELECT pg_try_advisory_lock(hashtext(%s))"


@contextmanager
def turn(job: str, *, wait: bool = False) -> Iterator[bool]:
    """`with turn("cases.chase") as mine:` – True where it is ours; with `wait`, as soon as it is."""
    with connection.cursor() as cursor:
        cursor.execute(WAIT if wait else TRY, [job])
        mine = bool(cursor.fetchone()[0])
    try:
        yield mine
    finally:
        if mine:
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_unlock(hashtext(%s))", [job])
