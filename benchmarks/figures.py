"""How much do the tallies save? Figures out of them, beside PostgreSQL's own time for counting the ledger itself.

Asked of a filled database (`manage.py fill`). Both in turn, again and again in one run; what is quoted is the ratio.
"""

import statistics
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.db import connection
from django.db.models import Q

from events.clock import now
from trends.counting import figures
from trends.models import Tally
from trends.periods import back, month_of, recent

SUMS = """
    SELECT platform, reported_month, sum(sign * reports), sum(sign * approaches), sum(sign * validated)
    FROM trends_booking WHERE reported_month >= %s GROUP BY platform, reported_month
"""
DISTINCT = """
    SELECT count(DISTINCT {column}) FROM trends_booking
    WHERE sign = 1 AND approaches = 1 AND {column} > 0 AND platform = 'linkedin' AND reported_month >= %s
"""


@dataclass
class Compared:
    """One question: seconds of each run by the tallies and by PostgreSQL over the ledger."""

    name: str
    tallies: list[float] = field(default_factory=list)
    ledger: list[float] = field(default_factory=list)

    @property
    def tallies_ms(self) -> float:
        return statistics.median(self.tallies) * 1000

    @property
    def ledger_ms(self) -> float:
        return statistics.median(self.ledger) * 1000


def compare(runs: int) -> Iterator[Compared]:
    """Sums by platform and month; distinct people, and personas, on one platform in thirteen months."""
    since = back(month_of(now().date()), len(recent(now().date()).months) - 1)
    yield _compared("sums by platform and month", lambda: _sums(since), SUMS, since, runs)
    for column, name in (("person", "people"), ("persona", "personas")):
        asked = DISTINCT.replace("{column}", column)
        yield _compared(f"distinct {name} on one platform", lambda name=name: _members(since, name), asked, since, runs)  # type: ignore[misc]


def _sums(since: date) -> Any:
    rows = Tally.objects.filter(cube="platform", month__gte=since)
    return list(rows.values_list("value", "month", "reports", "approaches", "validated"))


def _members(since: date, name: str) -> int:
    return figures(Tally.objects.filter(Q(cube="platform", value="linkedin"), month__gte=since))[name]


def _compared(name: str, tallies: Callable[[], Any], statement: str, since: date, runs: int) -> Compared:
    found = Compared(name)
    for run in range(runs + 1):
        took = (_took(tallies), _took(lambda: _ask(statement, since)))
        if run:  # the first one warms up both
            found.tallies.append(took[0])
            found.ledger.append(took[1])
    return found


def _took(work: Callable[[], Any]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def _ask(statement: str, since: date) -> Any:
    with connection.cursor() as cursor:
        cursor.execute(statement, [since])
        return cursor.fetchall()
