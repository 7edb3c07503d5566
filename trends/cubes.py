"""Which dimensions may be crossed? The declared cubes: whatever isn't listed here can't be asked.

Each cube has one cell per month and combination of its columns. Sums over months add up; people and personas are
exact over any months, because each cell keeps whom it counts.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any


@dataclass(frozen=True)
class Cube:
    """`columns` of the ledger crossed with the month in `basis`, over the bookings that fit `only`."""

    name: str
    columns: tuple[str, ...] = ()
    basis: str = "reported_month"
    only: Mapping[str, Any] = field(default_factory=dict)

    def value(self, line: str) -> str:
        """SQL: the value of the cell that `line`, a row of the ledger, is counted in; NULL where it is in none."""
        value = " || '|' || ".join(f"{line}.{column}::text" for column in self.columns) or "''"
        fits = " AND ".join(f"{line}.{name} = {wanted}" for name, wanted in self.only.items())
        return f"CASE WHEN {fits} THEN {value} END" if fits else value


CUBES = (
    Cube("all"),
    Cube("all_by_contact", basis="contact_month"),
    Cube("platform", ("platform",)),
    Cube("platform_class", ("platform_class",)),
    Cube("sector", ("sector",)),
    Cube("stage", ("stage",)),
    Cube("employment", ("employment",)),
    Cube("unit", ("unit",)),
    Cube("method", ("method",)),
    Cube("likelihood", ("likelihood",)),
    Cube("outcome", ("outcome",)),
    Cube("severity", ("severity",)),
    Cube("lag", ("lag",)),
    Cube("class_by_sector", ("platform_class", "sector")),
    Cube("class_by_stage", ("platform_class", "stage")),
    Cube("validated_by_platform", ("platform",), only={"validated": 1}),
)
BY_NAME = {cube.name: cube for cube in CUBES}
BASES = tuple(sorted({cube.basis for cube in CUBES}))


def join(values: Any) -> str:
    """The value of a cell: its columns in one text."""
    return "|".join(str(value) for value in values)


def key(cube: Cube, month: date, value: str) -> str:
    """The name of one cell."""
    return f"{cube.name}/{month:%Y-%m}/{value}"


def value_in(cube: str, line: str) -> str:
    """SQL: the value of the cell of the cube named by `cube` that `line` is counted in; NULL where it is in none."""
    return _of_each(cube, lambda each: each.value(line))


def month_in(cube: str, line: str) -> str:
    """SQL: the month under which `line` is counted in the cube named by `cube`."""
    return _of_each(cube, lambda each: f"{line}.{each.basis}")


def _of_each(cube: str, said: Callable[[Cube], str]) -> str:
    whens = " ".join(f"WHEN '{each.name}' THEN {said(each)}" for each in CUBES)
    return f"CASE {cube} {whens} END"
