"""Which dimensions may be crossed? The declared cubes: whatever isn't listed here can't be asked.

Each cube has one cell per month and combination of its columns. Sums over months add up; people and personas are
exact over any months, because each cell keeps whom it counts.
"""

from collections.abc import Iterable, Iterator, Mapping
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

    def takes(self, booking: Any) -> bool:
        return all(getattr(booking, name) == value for name, value in self.only.items())

    def tells_apart(self, one: Any, other: Any) -> bool:
        """Whether two bookings stand in different cells, if in any."""
        named = (self.basis, *self.columns, *self.only)
        return any(getattr(one, name) != getattr(other, name) for name in named)

    def value(self, booking: Any) -> str:
        return join(getattr(booking, column) for column in self.columns)


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


def cells(booking: Any, cubes: Iterable[Cube] = CUBES) -> Iterator[tuple[Cube, date, str]]:
    """Every cell of these cubes that a booking is counted in."""
    for cube in cubes:
        if cube.takes(booking):
            yield cube, getattr(booking, cube.basis), cube.value(booking)
