"""What does a snapshot say? The disclosed tables, each with the statement that makes its numbers defensible."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from accounts.models import Headcount, Organisation, Unit
from past.queries import imported_on
from trends.counting import Counted, as_rows
from trends.covering import coverage, in_words
from trends.definitions import ALL, AWARENESS, BY_CODE, DATE_BASIS, LIKELIHOOD_FLOOR, TAKEDOWN_BASIS, UNTOLD, VERSION
from trends.disclosure import rule
from trends.periods import periods, recent, shown_months
from trends.relations import key_of
from trends.tables import ALL_UNITS, BREAKDOWNS, BY_PERIOD, REST, REST_NAME, Breakdown
from trends.tables import BY_CODE as TABLES

Figures = Mapping[str, int | None]


def publish(counted: Counted, figures: Figures, *, number: int, taken_at: datetime, before: Any) -> dict[str, Any]:
    """The disclosed tables as they are frozen. `before` is what the snapshot before published, or None."""
    covered = coverage()
    tables = _tables(counted, figures)
    revised = _revised(tables["months"], before)
    for table in tables.values():
        table["statement"] = _statement(table, covered, number, taken_at, revised)
    return {
        "number": number, "taken_at": taken_at.isoformat(), "day": counted.day.isoformat(), "definitions": VERSION,
        "units": [{"code": unit.code, "label": unit.label, "words": unit.words} for unit in ALL],
        "coverage": covered, "revised": revised, "imported": imports(), "rule": rule().words,
        "order": list(tables), "tables": tables,
        "comparisons": {
            name: {unit: figures[key_of(counted.day, "comparisons", name, unit)] for unit in row}
            for name, row in counted.comparisons.items()
        },
    }  # fmt: skip


def imports() -> list[str]:
    """That there are older records among the figures, and since when; of how many, nothing is said."""
    return [f"{day.day} {day:%B %Y}: older records imported, each counted by its own date" for day in imported_on()]


def _tables(counted: Counted, figures: Figures) -> dict[str, dict[str, Any]]:
    day = counted.day
    whole = recent(day)
    months = shown_months(day)
    named = [(period.code, period.label) for period in periods(day)]
    found = {
        "periods": _table("periods", "The five units side by side", "Period", "As each row says",
                          named),
        "months": _table("months", "By month", "Month", f"{months[0]:%B %Y} to {day:%-d %B %Y}",
                         [(f"{month:%Y-%m}", f"{month:%B %Y}") for month in months]),
    }  # fmt: skip
    for code, (title, _) in BY_PERIOD.items():
        if as_rows(counted)[code]:
            found[code] = _table(code, title, "Period", "As each row says", named)
    period = f"{whole.months[0]:%B %Y} to {day:%-d %B %Y}"
    for each in BREAKDOWNS:
        if each.code in counted.breakdowns:
            rows = [(code, str(name)) for code, name in (each.rows or _own_rows(counted, each))]
            found[each.code] = _table(each.code, each.title, each.label, period, rows)
    for code, table in found.items():
        for row in table["rows"]:
            row["figures"] = {unit: figures[key_of(day, code, row["code"], unit)] for unit in _units_of(code)}
    return found


def _units_of(code: str) -> tuple[str, ...]:
    if code == "periods":
        return (*ALL_UNITS, UNTOLD.code)
    if code in BY_PERIOD:
        return BY_PERIOD[code][1]
    return next((table.units for table in BREAKDOWNS if table.code == code), ALL_UNITS)


def _own_rows(counted: Counted, table: Breakdown) -> list[tuple[str, str]]:
    """The rows of a table that aren't the same at all times."""
    if not table.over_time:
        return _units(counted)
    names = dict(TABLES[table.cube].rows)
    return [(f"{code}|{month:%Y-%m}", f"{name}: {month:%B %Y}")
            for code, name in names.items() for month in recent(counted.day).months]  # fmt: skip


def _units(counted: Counted) -> list[tuple[str, str]]:
    """The units with a row of their own, by name, and the rest."""
    names = dict(Unit.objects.values_list("pk", "name"))
    own = [(code, names[int(code)]) for code in counted.breakdowns["unit"] if code != REST]
    return [*sorted(own, key=lambda row: row[1]), (REST, REST_NAME)]


def large_units() -> list[str]:
    """Keys of the units that are large enough for a row of their own: by the number below which a unit is sealed."""
    least = Organisation.objects.values_list("seal_unit_below", flat=True).get(pk=1)
    latest = Headcount.objects.order_by("unit", "-month").distinct("unit").values_list("unit", "people")
    return [str(unit) for unit, people in latest if people >= least]


def _table(code: str, title: str, label: str, period: str, rows: list[tuple[str, str]]) -> dict[str, Any]:
    return {"code": code, "title": title, "label": label, "period": period,
            "rows": [{"code": row, "name": name} for row, name in rows]}  # fmt: skip


def _statement(
    table: Mapping[str, Any], covered: Mapping[str, Any], number: int, taken_at: datetime, revised: list[str]
) -> list[tuple[str, str]]:
    units = [unit for unit in table["rows"][0]["figures"] if unit != UNTOLD.code]
    return [
        ("Units", " ".join(f"{BY_CODE[unit].label}: {BY_CODE[unit].words}" for unit in units)),
        ("Date basis", TAKEDOWN_BASIS if "asked" in units else DATE_BASIS),
        ("Period", table["period"]),
        ("Coverage", in_words(covered)),
        ("Platforms", "All, and contacts in person, by telephone, by email and at events"),
        ("Sectors", "All: the sector of the person approached"),
        ("Likelihood floor", LIKELIHOOD_FLOOR),
        ("Snapshot", f"Number {number}, taken {taken_at:%-d %B %Y at %H:%M}, definitions version {VERSION}"),
        ("Revisions", _revisions(revised)),
        ("Disclosure rule", rule().words),
        ("How to read it", AWARENESS),
    ]


def _revisions(revised: list[str]) -> str:
    if not revised:
        return "No figure of an earlier month differs from the snapshot before"
    return "Differs from the snapshot before for " + ", ".join(revised)


def _revised(months: Mapping[str, Any], before: Any) -> list[str]:
    """Earlier months whose figures were others in the snapshot before; the present month always moves."""
    if before is None:
        return []
    then = {row["code"]: row["figures"] for row in before["tables"]["months"]["rows"]}
    return [row["name"] for row in months["rows"][:-1] if then.get(row["code"], row["figures"]) != row["figures"]]
