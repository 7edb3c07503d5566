"""How long does an operation take, and how long does the database alone take for the same statements?

The operation runs as a whole, and its statements are taken down. Then the bare driver sends the same
statements with the same values, planned anew or from a plan that was kept as the house had them. Both in turn,
again and again in one run, each in a transaction that is rolled back: what is quoted is the ratio of the medians,
which holds on any machine.
"""

import statistics
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from django.db import connection, transaction

Statement = tuple[str, Any, bool, type]


@dataclass
class Measured:
    """One operation: seconds of each run, by the house and by the database alone."""

    name: str
    statements: int = 0
    house: list[float] = field(default_factory=list)
    database: list[float] = field(default_factory=list)

    @property
    def house_ms(self) -> float:
        return statistics.median(self.house) * 1000

    @property
    def database_ms(self) -> float:
        return statistics.median(self.database) * 1000

    @property
    def ratio(self) -> float:
        return self.house_ms / self.database_ms


class RolledBack(Exception):
    """Ends a measured transaction."""


def measure(name: str, prepare: Callable[[], Callable[[], None]], *, runs: int) -> Measured:
    """Measure what `prepare` returns, `runs` times after one run that isn't counted."""
    found = Measured(name)
    for run in range(runs + 1):
        operation = prepare()
        statements: list[Statement] = []
        house = _rolled_back(partial(_take_down, operation, statements))
        database = _rolled_back(partial(_send, statements))
        found.statements = len(statements)
        if run:
            found.house.append(house)
            found.database.append(database)
    return found


def _rolled_back(work: Callable[[], float]) -> float:
    """What `work` says that it took. The driver forgets which plans there are when something is rolled back, though the
    database has them still; what people do is committed and keeps them, and so does this."""
    took = 0.0
    connection.ensure_connection()
    plans = vars(connection.connection._prepared)
    plans.update(clear=lambda: False)
    try:
        with transaction.atomic():
            took = work()
            raise RolledBack
    except RolledBack:
        return took
    finally:
        del plans["clear"]


def _take_down(operation: Callable[[], None], taken: list[Statement]) -> float:
    def note(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        taken.append((sql, params, many, type(context["cursor"].cursor)))
        return execute(sql, params, many, context)

    with connection.execute_wrapper(note):
        started = time.perf_counter()
        operation()
        return time.perf_counter() - started


def _send(taken: list[Statement]) -> float:
    cursors = {kind: kind(connection.connection) for *_, kind in taken}
    started = time.perf_counter()
    for sql, params, many, kind in taken:
        cursor = cursors[kind]
        if many:
            cursor.executemany(sql, params)
        else:
            cursor.execute(sql, params)
        if cursor.description:
            cursor.fetchall()
    return time.perf_counter() - started
