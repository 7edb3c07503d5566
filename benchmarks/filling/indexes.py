"""How are millions of rows added without keeping every index up to date meanwhile? Its indexes are made anew after.

Those that hold something unique stay. Who stops a fill in the middle has a database without some indexes, and begins
again with an empty one.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import partial

from django.db import connection

from benchmarks.filling.hands import all_hands

FOUND = """
    SELECT indexrelid::regclass::text, pg_get_indexdef(indexrelid) FROM pg_index
    WHERE indrelid = ANY (%s::regclass[]) AND NOT indisunique
"""


@contextmanager
def indexed_afterwards(tables: Sequence[str]) -> Iterator[None]:
    """Leave the indexes of these tables away, and make them again at the end."""
    with connection.cursor() as cursor:
        cursor.execute(FOUND, [list(tables)])
        found = cursor.fetchall()
        for name, _ in found:
            cursor.execute(f"DROP INDEX {name}")
        yield
    list(all_hands([partial(_make, definition) for _, definition in found]))


def _make(definition: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SET maintenance_work_mem = '512MB'")
        cursor.execute("SET max_parallel_maintenance_workers = 0")  # the other hand makes another one meanwhile
        cursor.execute(definition)
