"""How many are there? Exact figures of one day, out of the tallies. They never leave as they are."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import reduce
from operator import attrgetter, or_

from django.db.models import Q
from pyroaring import BitMap

from accounts.lists import heed
from accounts.models import Organisation
from personas.platforms import PLATFORMS
from personas.terms import PlatformClass
from trends import elapsed, repeats, takedowns
from trends.cubes import BY_NAME
from trends.definitions import UNITS, UNTOLD
from trends.models import Tally
from trends.periods import back, month_of, periods, recent, shown_months
from trends.tables import BY_CODE, FROM_LEDGER, REST, Breakdown
from trends.tallies import SUMS, read

Figures = dict[str, int]  # by unit
YEARS_COMPARED = 5
NETWORKS = PlatformClass.PROFESSIONAL_NETWORK
# the narrower populations that published figures are compared with: platforms, and how many months
COMPARED: dict[str, tuple[tuple[str, ...] | str, int]] = {
    "networks_5_years": (NETWORKS, 60),
    "networks_12_months": (NETWORKS, 12),
    "linkedin_facebook_12_months": (("linkedin", "facebook"), 12),
    "linkedin_5_years": (("linkedin",), 60),
}


@dataclass
class Counted:
    """The exact figures of one day: by period, by month, by row of each breakdown, and for the comparisons."""

    day: date
    periods: dict[str, Figures] = field(default_factory=dict)
    months: dict[str, Figures] = field(default_factory=dict)
    breakdowns: dict[str, dict[str, Figures]] = field(default_factory=dict)
    comparisons: dict[str, Figures] = field(default_factory=dict)
    repeats: dict[str, Figures] = field(default_factory=dict)
    takedowns: dict[str, Figures] = field(default_factory=dict)


Cells = dict[tuple[str, date, str], Tally]


def count(today: date, at: datetime, units: Sequence[str] = ()) -> Counted:
    """Count everything that is published for `today`: what adds up is read in one statement, so that it fits.

    `at` is the moment; `units` are those large enough for a row of their own.
    """
    cells = _read(today)
    heed(Organisation.objects.get(pk=1))  # after it: whatever was counted is on the lists by now
    months, whole = shown_months(today), recent(today)
    taken_down, tables_of_takedowns = takedowns.count(today)
    tables = {table.code: _broken_down(cells, table, whole.months, units) for table in FROM_LEDGER}
    return Counted(
        day=today,
        periods={period.code: figures(_some(cells, "all", period.months)) for period in periods(today)},
        months={f"{month:%Y-%m}": figures(_some(cells, "all", [month])) for month in months},
        breakdowns=tables | elapsed.count(whole.months, at) | tables_of_takedowns,
        comparisons={name: _compared(cells, today, *asked) for name, asked in COMPARED.items()},
        repeats=repeats.count(today),
        takedowns=taken_down,
    )


def _broken_down(cells: Cells, table: Breakdown, months: Sequence[date], units: Sequence[str]) -> dict[str, Figures]:
    if table.cross and table.over_time:
        rows = BY_CODE[table.cube].rows
        return {f"{code}|{month:%Y-%m}": figures(_some(cells, table.cube, [month], [code]))
                for code, _ in rows for month in months}  # fmt: skip
    if table.code != "unit":
        return {code: figures(_some(cells, table.code, months, [code])) for code, _ in table.rows}
    rest = [row for (cube, month, value), row in cells.items()
            if cube == "unit" and month in months and value not in units]  # fmt: skip
    return {code: figures(_some(cells, "unit", months, [code])) for code in units} | {REST: figures(rest)}


def figures(rows: Iterable[Tally]) -> Figures:
    """Every unit over these cells: sums added up, people and personas counted once."""
    found = list(rows)
    sums: Figures = {name: sum(map(attrgetter(name), found)) for name in SUMS}
    return sums | {name: len(_union(read(getattr(row, name)) for row in found)) for name in ("people", "personas")}


def _union(sets: Iterable[BitMap]) -> BitMap:
    return reduce(or_, sets, BitMap())


def _read(today: date) -> Cells:
    since = back(month_of(today), 12 * YEARS_COMPARED)
    shown = ["all", *{table.cube for table in FROM_LEDGER}]
    rows = Tally.objects.filter(
        Q(cube__in=shown, month__gte=shown_months(today)[0]) | Q(cube="validated_by_platform", month__gte=since),
        month__lte=month_of(today),
    )
    assert all(name in BY_NAME for name in shown)
    return {(row.cube, row.month, row.value): row for row in rows}


def _some(cells: Cells, cube: str, months: Iterable[date], values: Iterable[str] = ("",)) -> list[Tally]:
    asked = ((cube, month, value) for month in months for value in values)
    return [cells[where] for where in asked if where in cells]


def _compared(cells: Cells, today: date, platforms: tuple[str, ...] | str, months: int) -> Figures:
    now = month_of(today)
    named = [entry.code for entry in PLATFORMS.of_kinds(NETWORKS)] if platforms == NETWORKS else platforms
    rows = _some(cells, "validated_by_platform", [back(now, by) for by in range(1, months + 1)], named)
    counted = figures(rows)
    return {"approaches": counted["approaches"], "people": counted["people"]}


def units() -> tuple[str, ...]:
    """The codes of everything counted per cell."""
    return tuple(unit.code for unit in (*UNITS, UNTOLD))


def as_rows(counted: Counted) -> Mapping[str, Mapping[str, Figures]]:
    """All tables by their code, as rows of figures."""
    return {"periods": counted.periods, "months": counted.months, "repeats": counted.repeats,
            "takedowns": counted.takedowns, **counted.breakdowns, "comparisons": counted.comparisons}  # fmt: skip
