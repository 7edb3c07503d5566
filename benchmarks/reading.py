"""How fast is each page and answer that figures are read from, and what would counting them anew have cost?

Beside each stand the database's own time for the statements of the page, for reading the tallies of what it shows,
and for counting the same out of the ledger by GROUP BY. All in one run, in a database that was filled.
"""

import statistics
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache, partial
from typing import Any

from django.db import connection
from django.test import Client
from django.urls import reverse

from accounts.models import User
from benchmarks.measuring import Measured, measure
from benchmarks.operations import opened_page
from events.clock import now
from trends.cubes import BY_NAME, CUBES
from trends.periods import back, month_of, recent

ALL = tuple(cube.name for cube in CUBES)
SELDOM = 3  # runs at most of what takes seconds
OUT_OF_THE_LEDGER = """
    SELECT {columns}, sum(sign * reports), sum(sign * approaches), sum(sign * validated)
    FROM trends_booking WHERE {basis} >= %s {only} GROUP BY {columns}
"""
OUT_OF_THE_TALLIES = """
    SELECT value, month, reports, approaches, validated FROM trends_tally WHERE cube = %s AND month >= %s
"""


@dataclass(frozen=True)
class Page:
    """Something to read: who opens which address, and which cubes its figures come from."""

    name: str
    reader: str
    address: str
    cubes: tuple[str, ...] = ALL


def pages() -> list[Page]:
    """Every page and answer of figures."""
    looked = reverse("trends:look")
    return [
        Page("dashboard", "manager", reverse("trends:dashboard")),
        Page("dashboard with officers’ load, a lead", "lead-1", reverse("trends:dashboard")),
        Page("by platform, more closely", "manager", f"{looked}?by=platform", ("platform",)),
        Page("kinds of platform in one sector", "manager", f"{looked}?by=platform_class&within=sector:defence",
             ("class_by_sector",)),
        Page("months of one sector", "manager", f"{looked}?by=months&within=sector:defence", ("sector",)),
        Page("months as CSV", "manager", reverse("trends:csv", args=["months"]), ("all",)),
        Page("platforms as a picture", "manager", reverse("trends:svg", args=["platform"]), ("platform",)),
        Page("workbook", "manager", reverse("trends:workbook")),
        Page("as known on a day, a manager", "manager", reverse("trends:as_known")),
        Page("as known on a day, a lead’s own cases", "lead-1", reverse("trends:as_known"), ("all",)),
        Page("public figures", "manager", reverse("trends:series"), ()),
        Page("what changed the figures", "manager", reverse("trends:breaks"), ()),
        Page("releases", "manager", reverse("trends:releases"), ()),
        Page("figures by API", "manager", reverse("api:statistics")),
        Page("as known on a day by API", "manager", f"{reverse('api:statistics_as_known')}?on={now():%Y-%m-%d}"),
    ]  # fmt: skip


def read(runs: int) -> Iterator[tuple[Measured, float, float]]:
    """Measure every page, `runs` times after one run that isn't counted. With each come the milliseconds of the
    database for the tallies of its cubes, and for counting them by GROUP BY over the ledger."""
    readers = {name: _browser(name) for name in ("manager", "lead-1")}
    since = back(month_of(now().date()), len(recent(now().date()).months) - 1)

    @cache
    def asked(cube: str) -> tuple[float, float]:
        return (_ms(lambda: _ask(OUT_OF_THE_TALLIES, [cube, since]), runs),
                _ms(lambda: _ask(_group_by(cube), [since]), min(runs, SELDOM)))  # fmt: skip

    for page in pages():
        measured = measure(page.name, partial(opened_page, readers[page.reader], page.address), runs=runs)
        beside = [asked(cube) for cube in page.cubes]
        yield (measured, sum(tallies for tallies, _ in beside), sum(ledger for _, ledger in beside))


def _group_by(name: str) -> str:
    cube = BY_NAME[name]
    only = "".join(f" AND {column} = {wanted}" for column, wanted in cube.only.items())
    return OUT_OF_THE_LEDGER.format(columns=", ".join((*cube.columns, cube.basis)), basis=cube.basis, only=only)


def _browser(name: str) -> Client:
    browser = Client()
    browser.force_login(User.objects.get(email=f"{name}@filled.example"))
    return browser


def _ms(work: Callable[[], object], runs: int) -> float:
    work()  # warms up
    return statistics.median(_took(work) for _ in range(runs)) * 1000


def _took(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started


def _ask(statement: str, values: list[str | date]) -> list[Any]:
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
        return cursor.fetchall()
