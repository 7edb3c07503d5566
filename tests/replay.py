"""How does each test have its cast at once? What the real actions wrote the first time is written again.

Building the cast takes some 120 statements; thousands of tests begin with it. The first test of a process builds
it, and every row that came of it is kept as PostgreSQL's own COPY text; later tests copy the rows back.
"""

from collections.abc import Callable
from copy import deepcopy
from typing import Generic, TypeVar

from django.apps import apps
from django.db import connection, transaction

Made = TypeVar("Made")


class Replay(Generic[Made]):
    """`replay()` gives what `make()` would, with the same rows in the database."""

    def __init__(self, make: Callable[[], Made]) -> None:
        self.make = make
        self.rows: dict[str, bytes] = {}
        self.made: Made | None = None

    def __call__(self) -> Made:
        if self.made is None:
            before = counts_of_tables()
            self.made = self.make()
            grown = [table for table, count in counts_of_tables().items() if count != before[table]]
            self.rows = {table: _copied(table) for table in grown if not before[table]}
            assert len(self.rows) == len(grown), f"The cast added to tables that had rows already: {grown}"
        else:
            self._write()
        return deepcopy(self.made)

    def _write(self) -> None:
        """As it stood, so that no trigger may add to it: each row that a trigger wrote is among the rows."""
        with transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("SET LOCAL session_replication_role = replica")
            for table, rows in self.rows.items():
                with cursor.copy(f'COPY "{table}" FROM STDIN') as copy:
                    copy.write(rows)
            cursor.execute("SET LOCAL session_replication_role = origin")


def _tables() -> list[str]:
    return sorted({model._meta.db_table for model in apps.get_models(include_auto_created=True) if model._meta.managed})


def counts_of_tables() -> dict[str, int]:
    """How many rows each table of ours has."""
    counted = " UNION ALL ".join(f"SELECT '{table}', count(*) FROM \"{table}\"" for table in _tables())
    with connection.cursor() as cursor:
        cursor.execute(counted)
        return dict(cursor.fetchall())


def _copied(table: str) -> bytes:
    with connection.cursor() as cursor, cursor.copy(f'COPY "{table}" TO STDOUT') as copy:
        return b"".join(copy)
