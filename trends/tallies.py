"""How do tallies follow the ledger? Each booking is folded into the cells it belongs to; nothing is counted twice.

Whether somebody is still in a cell after a reversal is never guessed: the ledger is asked for the net sum of the
cell and the person.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from pyroaring import BitMap

from trends.cubes import BASES, CUBES, Cube, cells, key
from trends.models import Booking, Tally

SUMS = ("reports", "approaches", "validated", "untold")
SETS = {"people": "person", "personas": "persona"}  # a tally's bitmap, and the ledger's column that it keeps
COUNTS = ("reports", "approaches", "validated", *SETS.values())  # what a booking adds to each of its cells
Where = tuple[str, str, int]  # cell, column, number


@dataclass
class Change:
    """What a batch of bookings does to one cell."""

    cube: Cube
    month: date
    value: str
    sums: dict[str, int] = field(default_factory=lambda: dict.fromkeys(SUMS, 0))
    net: dict[tuple[str, int], int] = field(default_factory=lambda: defaultdict(int))


def fold(lines: Sequence[Booking]) -> None:
    """Fold bookings, which are in the ledger already, into the tallies. The caller has the ledger's lock."""
    changes = changes_of(lines)
    if not changes:
        return
    gone = _gone(changes)
    rows = {row.cell: row for row in Tally.objects.filter(cell__in=changes)}
    for cell, change in changes.items():
        row = rows.setdefault(cell, _new(cell, change))
        _apply(row, change, gone[cell])
    Tally.objects.bulk_create(
        rows.values(), update_conflicts=True, unique_fields=["cell"], update_fields=[*SUMS, *SETS], batch_size=500
    )


def changes_of(lines: Iterable[Booking]) -> dict[str, Change]:
    """What these bookings do to each cell."""
    changes: dict[str, Change] = {}
    for line, cubes in _that_move(list(lines)):
        for cube, month, value in cells(line, cubes):
            change = changes.setdefault(key(cube, month, value), Change(cube, month, value))
            for name in SUMS:
                change.sums[name] += line.sign * getattr(line, name)
            for column in SETS.values():
                if line.approaches and (number := getattr(line, column)):
                    change.net[column, number] += line.sign
    return changes


def _that_move(lines: Sequence[Booking]) -> Iterator[tuple[Booking, Sequence[Cube]]]:
    """Each line with the cubes that it changes: what is reversed and booked anew in the same cell changes nothing."""
    place = 0
    while place < len(lines):
        line, following = lines[place], lines[place + 1] if place + 1 < len(lines) else None
        if following and following.approach_id == line.approach_id and following.sign == -line.sign:
            same = all(getattr(line, name) == getattr(following, name) for name in COUNTS)
            cubes = [cube for cube in CUBES if not same or cube.tells_apart(line, following)]
            yield line, cubes
            yield following, cubes
            place += 2
        else:
            yield line, CUBES
            place += 1


def _apply(row: Tally, change: Change, gone: set[tuple[str, int]]) -> None:
    for name, by in change.sums.items():
        setattr(row, name, getattr(row, name) + by)
    for name, column in SETS.items():
        kept = read(getattr(row, name))
        kept |= BitMap(number for (of, number), net in change.net.items() if of == column and net > 0)
        kept -= BitMap(number for of, number in gone if of == column)
        setattr(row, name, write(kept))


def _gone(changes: Mapping[str, Change]) -> dict[str, set[tuple[str, int]]]:
    """Which numbers leave which cells: those of a reversal, with nothing left in the ledger."""
    gone: dict[str, set[tuple[str, int]]] = defaultdict(set)
    asked = {
        (cell, column, number)
        for cell, change in changes.items() for (column, number), net in change.net.items() if net < 0
    }  # fmt: skip
    left = _left(asked, changes)
    for cell, column, number in asked:
        if left.get((cell, column, number), 0) <= 0:
            gone[cell].add((column, number))
    return gone


def _left(asked: set[Where], changes: Mapping[str, Change]) -> dict[Where, int]:
    """The net sum that the ledger has for each of these cells and numbers. Each basis of months is asked by itself,
    and only about what changed, so that an index answers."""
    left: dict[Where, int] = defaultdict(int)
    for basis in BASES:
        for column in SETS.values():
            here = {(cell, number) for cell, of, number in asked if of == column and changes[cell].cube.basis == basis}
            months = {changes[cell].month for cell, _ in here}
            cubes = [cube for cube in CUBES if any(changes[cell].cube is cube for cell, _ in here)]
            lines = Booking.objects.filter(
                **{f"{basis}__in": months, f"{column}__in": {number for _, number in here}, f"{column}__gt": 0},
                approaches=1,
            )
            for line in lines if here else ():
                for cube, month, value in cells(line, cubes):
                    left[key(cube, month, value), column, getattr(line, column)] += line.sign
    return left


def _new(cell: str, change: Change) -> Tally:
    return Tally(cell=cell, cube=change.cube.name, month=change.month, value=change.value)


def read(kept: bytes | memoryview) -> BitMap:
    """The set that a tally keeps as bytes."""
    return BitMap.deserialize(bytes(kept)) if kept else BitMap()


def write(numbers: BitMap) -> bytes:
    return numbers.serialize() if numbers else b""
