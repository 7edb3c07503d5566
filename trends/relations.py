"""How do the published figures hang together? Everything that somebody could reckon with, as relations.

Parts add up to their whole, people and personas at least cover their largest part and at most the sum of all, and
in every cell validated ≤ approaches ≤ reports, people ≤ approaches, personas ≤ approaches. Differences of two
figures (reports beyond approaches, a year without its last month) are counts of their own, and protected like them.
"""

from collections.abc import Iterable, Iterator
from datetime import date
from functools import lru_cache
from itertools import pairwise

from personas.platforms import kind_of
from personas.terms import PlatformClass
from trends.counting import Counted, as_rows
from trends.definitions import BY_CODE, UNITS, UNTOLD
from trends.disclosure import ANYTHING, NOUGHT, Range
from trends.disclosure.witness import Key, Relation, adds_up, at_most
from trends.periods import DAYS, Period, periods, recent, shown_months, span
from trends.tables import ALL_UNITS, BY_PERIOD, MONTHS, OF_TAKEDOWNS, REMOVAL, TOOK, Breakdown
from trends.tables import BY_CODE as TABLES

ADDITIVE = tuple(unit.code for unit in UNITS if unit.additive)
Part = tuple[Key, int]


def keys_of(counted: Counted) -> dict[Key, tuple[str, str, str, int]]:
    """Every published figure: its key, and the table, row and unit that it stands in, with its count.

    Keys name the months that are counted, so that a figure is the same figure in another snapshot.
    """
    found = {}
    for table, rows in as_rows(counted).items():
        for row, figures in rows.items():
            for unit, number in figures.items():
                if table == "periods" or unit != UNTOLD.code:
                    found[key_of(counted.day, table, row, unit)] = (table, row, unit, number)
    return found


def key_of(day: date, table: str, row: str, unit: str) -> Key:
    """The key of one figure of a snapshot of this day: see `keys_of`."""
    if table == "months":
        return f"{row}..{row}/{unit}"
    if table == "periods" or table in BY_PERIOD:
        return f"{_named(day)[row].name}/{unit}"
    if table in TABLES and TABLES[table].over_time:
        value, month = row.split("|")
        return f"{month}..{month}/{TABLES[table].cube}={value}/{unit}"
    return f"{recent(day).name}/{table}={row}/{unit}"


@lru_cache(DAYS)
def _named(day: date) -> dict[str, Period]:
    return {period.code: period for period in periods(day)}


def relations(counted: Counted) -> tuple[list[Relation], dict[Key, tuple[int, Range]]]:
    """The relations of one snapshot, and the counts that they speak of which aren't published by themselves."""
    hidden: dict[Key, tuple[int, Range]] = {}
    found = [*_over_time(counted, hidden), *_over_rows(counted), *_between_units(counted, hidden)]
    if counted.repeats:
        found += _repeats(counted)
    if counted.takedowns:
        found += _takedowns(counted, hidden)
    return found, hidden


def _over_time(counted: Counted, hidden: dict[Key, tuple[int, Range]]) -> Iterator[Relation]:
    day = counted.day
    named = periods(day)
    for unit in (*ADDITIVE, "people", "personas"):
        months = {month: key_of(day, "months", f"{month:%Y-%m}", unit) for month in shown_months(day)}
        for period in named:
            whole = f"{period.name}/{unit}"
            parts = [months[month] for month in period.months]
            if parts != [whole]:
                yield from _whole_and_parts(whole, parts, additive=BY_CODE[unit].additive)
        for longer in named:
            for shorter in named:
                if set(shorter.months) < set(longer.months) and len(longer.months) - len(shorter.months) > 1:
                    yield from _longer_and_shorter(counted, longer, shorter, unit, hidden, months)


def _longer_and_shorter(
    counted: Counted, longer: Period, shorter: Period, unit: str, hidden: dict[Key, tuple[int, Range]],
    months: dict[date, Key],
) -> Iterator[Relation]:  # fmt: skip
    whole, part = f"{longer.name}/{unit}", f"{shorter.name}/{unit}"
    if BY_CODE[unit].additive:
        beyond = f"{longer.name} without {shorter.name}/{unit}"
        more = counted.periods[longer.code][unit] - counted.periods[shorter.code][unit]
        hidden[beyond] = (more, ANYTHING)
        yield adds_up(whole, [part, beyond])
    else:
        yield at_most(part, whole)
        yield at_most(whole, part, *(key for month, key in months.items()
                                     if month in longer.months and month not in shorter.months))  # fmt: skip


def _over_rows(counted: Counted) -> Iterator[Relation]:
    for code, rows in counted.breakdowns.items():
        table = TABLES[code]
        for unit in table.units:
            if table.cross:
                yield from _crossed(counted, table, unit)
            else:
                parts = [key_of(counted.day, code, row, unit) for row in rows]
                whole = key_of(counted.day, *table.whole, unit)
                yield from _whole_and_parts(whole, parts, additive=BY_CODE[unit].additive)
    yield from _kinds_of_platform(counted)
    if "decided" in counted.breakdowns:
        yield from _one_after_the_other(counted)


def _crossed(counted: Counted, table: Breakdown, unit: str) -> Iterator[Relation]:
    """A cell stands in the sum of its row and in that of its column."""
    assert table.cross
    for place, other in enumerate(table.cross):
        for row in _rows(counted, other):
            parts = [key_of(counted.day, table.code, cell, unit) for cell in counted.breakdowns[table.code]
                     if cell.split("|")[place] == row]  # fmt: skip
            yield from _whole_and_parts(key_of(counted.day, other, row, unit), parts, additive=BY_CODE[unit].additive)


def _rows(counted: Counted, table: str) -> Iterable[str]:
    return [f"{month:%Y-%m}" for month in recent(counted.day).months] if table == MONTHS else counted.breakdowns[table]


def _one_after_the_other(counted: Counted) -> Iterator[Relation]:
    """Work begins before it is decided, and a reply goes out with a decision: within any time, so many at least.
    What was never decided has no outcome."""

    def within(table: str, bands: int, by: int) -> tuple[Part, ...]:
        return tuple((key_of(counted.day, table, row, "reports"), by) for row, _ in TOOK[:bands])

    for sooner, later in (("acknowledged", "decided"), ("decided", "answered")):
        for bands in range(1, len(TOOK)):  # the last one is “not yet”
            yield Relation((*within(sooner, bands, 1), *within(later, bands, -1)), exact=False)
    open_ = [key_of(counted.day, table, row, "reports") for table, row in (("decided", "not_yet"), ("outcome", ""))]
    yield at_most(*open_)


def _kinds_of_platform(counted: Counted) -> Iterator[Relation]:
    kinds = {platform: kind_of(platform) for platform in counted.breakdowns["platform"]}
    for sort in PlatformClass:
        for unit in TABLES["platform"].units:
            parts = [
                key_of(counted.day, "platform", platform, unit) for platform, kind in kinds.items() if kind == sort
            ]
            whole = key_of(counted.day, "platform_class", sort.value, unit)
            yield from _whole_and_parts(whole, parts, additive=BY_CODE[unit].additive)


def _whole_and_parts(whole: Key, parts: list[Key], *, additive: bool) -> Iterator[Relation]:
    if additive:
        yield adds_up(whole, parts)
    else:
        yield from (at_most(part, whole) for part in parts)
        yield at_most(whole, *parts)


def _between_units(counted: Counted, hidden: dict[Key, tuple[int, Range]]) -> Iterator[Relation]:
    for table, rows in as_rows(counted).items():
        if table in BY_PERIOD or table in TABLES and TABLES[table].units != ALL_UNITS:
            continue  # a single unit, or those of `_repeats` and `_takedowns`
        if table == "comparisons":
            yield from (at_most(*(key_of(counted.day, table, row, unit) for unit in ("people", "approaches")))
                        for row in rows)  # fmt: skip
            continue
        for row, figures in rows.items():
            key = {unit: key_of(counted.day, table, row, unit) for unit in figures}
            yield from _greater_and_less(
                key["reports"], key["approaches"], figures["reports"] - figures["approaches"], hidden
            )
            yield from _greater_and_less(
                key["approaches"], key["validated"], figures["approaches"] - figures["validated"], hidden
            )
            yield at_most(key["people"], key["approaches"])
            yield at_most(key["personas"], key["approaches"])
            if table == "periods":
                yield from _told_apart(key, figures, hidden)


def _greater_and_less(
    greater: Key, less: Key, beyond: int, hidden: dict[Key, tuple[int, Range]], range_: Range = ANYTHING
) -> Iterator[Relation]:
    between = f"{greater} without {less}"
    hidden[between] = (beyond, range_)
    yield adds_up(greater, [less, between])


def _told_apart(
    key: dict[str, Key], figures: dict[str, int], hidden: dict[Key, tuple[int, Range]]
) -> Iterator[Relation]:
    """Approaches without those whose person can't be told apart are nought exactly when nobody was."""
    range_ = NOUGHT if figures["people"] == 0 else Range(1, None)
    beyond = figures["approaches"] - figures["untold"]
    yield from _greater_and_less(key["approaches"], key["untold"], beyond, hidden, range_)
    yield at_most(key["people"], f"{key['approaches']} without {key['untold']}")


def _repeats(counted: Counted) -> Iterator[Relation]:
    """Whoever was met by several people was met again, and has one approach more; a longer period has as many."""
    named = periods(counted.day)
    for period in named:
        key = {unit: f"{period.name}/{unit}" for unit in ("approaches", "personas", "again", "several")}
        yield at_most(key["several"], key["again"])
        yield at_most(key["again"], key["personas"])
        yield Relation(((key["approaches"], 1), (key["personas"], -1), (key["again"], -1)), exact=False)
        for longer in named:
            if set(period.months) < set(longer.months):
                yield from (at_most(key[unit], f"{longer.name}/{unit}") for unit in ("again", "several"))


def _takedowns(counted: Counted, hidden: dict[Key, tuple[int, Range]]) -> Iterator[Relation]:
    """Of those asked some are gone, of those some came back; in each period, and on each platform."""
    named = periods(counted.day)
    for longer in named:
        for shorter in named:
            if set(shorter.months) < set(longer.months):
                yield from _longer_without(counted, longer, shorter, hidden)
    for table in ("takedowns", "takedown_platform"):
        for row, figures in as_rows(counted)[table].items():
            for more, less in pairwise(OF_TAKEDOWNS):
                greater, lesser = (key_of(counted.day, table, row, unit) for unit in (more, less))
                yield from _greater_and_less(greater, lesser, figures[more] - figures[less], hidden)
    lately = key_of(counted.day, "takedowns", "recent", "gone")
    yield adds_up(lately, [key_of(counted.day, "removal", row, "asked") for row, _ in REMOVAL if row != "not_gone"])


def _longer_without(
    counted: Counted, longer: Period, shorter: Period, hidden: dict[Key, tuple[int, Range]]
) -> Iterator[Relation]:
    """What is left of a longer period is one count, whichever two periods tell of it, if its months are in a row."""
    left = tuple(month for month in longer.months if month not in shorter.months)
    name = f"{left[0]:%Y-%m}..{left[-1]:%Y-%m}"
    if span(left[0], left[-1]) != left:
        name = f"{longer.name} without {shorter.name}"
    for unit in OF_TAKEDOWNS:
        beyond = f"{name}/{unit}"
        more = counted.takedowns[longer.code][unit] - counted.takedowns[shorter.code][unit]
        hidden.setdefault(beyond, (more, ANYTHING))
        yield adds_up(f"{longer.name}/{unit}", [f"{shorter.name}/{unit}", beyond])
