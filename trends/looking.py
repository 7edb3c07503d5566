"""How is one table looked at more closely? As it is, or one slice of a declared cross, with its shares."""

from collections.abc import Mapping
from typing import Any

from trends.disclosure import share
from trends.forms import crossing
from trends.tables import BY_CODE, OF_TAKEDOWNS

Found = Mapping[str, Any]
SHARED = ("reports", "approaches", "validated", *OF_TAKEDOWNS)  # parts of these add up, so a share means something


def look(found: Found, by: str, within: str) -> dict[str, Any] | None:
    """The table `by` of `queries.statistics`, or its slice `within` ("sector:defence"); None where it isn't there."""
    dimension, _, value = within.partition(":")
    code = crossing(by, dimension) if dimension else by
    table = found["tables"].get(code)
    if table is None:
        return None
    rows, whole = _sliced(found, table, by, dimension, value) if dimension else (table["rows"], _whole(found, code))
    return {
        **table, "code": code, "by": by, "title": _title(found, by, dimension, value),
        "label": found["tables"][by]["label"],
        "rows": [{**row, "shares": _shares(row, whole) if whole else {}} for row in rows],
    }  # fmt: skip


def _whole(found: Found, code: str) -> Mapping[str, Any] | None:
    """What the rows of a table add up to; None for the months, which reach further back than any period."""
    return _row(found, *BY_CODE[code].whole) if code in BY_CODE else None


def _sliced(
    found: Found, table: Found, by: str, dimension: str, value: str
) -> tuple[list[dict[str, Any]], Mapping[str, Any]]:
    cross = BY_CODE[table["code"]].cross or ()
    place = cross.index(dimension)
    names = {row["code"]: row["name"] for row in found["tables"][by]["rows"]}
    parts = [(row["code"].split("|"), row) for row in table["rows"]]
    rows = [{**row, "code": code[1 - place], "name": names[code[1 - place]]} for code, row in parts
            if code[place] == value]  # fmt: skip
    return rows, _row(found, dimension, value)


def _row(found: Found, table: str, code: str) -> Mapping[str, Any]:
    figures: Mapping[str, Any] = next(row["figures"] for row in found["tables"][table]["rows"] if row["code"] == code)
    return figures


def _shares(row: Found, whole: Mapping[str, Any]) -> dict[str, str]:
    """What part of the whole each unit is, from the figures shown; "~" where one is hidden or the base is small."""
    found = {unit: share(row["figures"][unit]["number"], whole[unit]["number"])
             for unit in SHARED if unit in row["figures"]}  # fmt: skip
    return {unit: "~" if part is None else f"{part}%" for unit, part in found.items()}


def _title(found: Found, by: str, dimension: str, value: str) -> str:
    title: str = found["tables"][by]["title"]
    if not dimension:
        return title
    name = next(row["name"] for row in found["tables"][dimension]["rows"] if row["code"] == value)
    return f"{title}, {BY_CODE[dimension].label.lower()}: {name}"
