"""How do tallies follow the ledger? What was booked is folded into the cells it belongs to, a whole batch at a time.

The database adds up what a batch does to each cell, and says who comes into a cell and who leaves it; only the sets of
those cells are read and written. Whether somebody is still in a cell after a reversal is never guessed: the ledger is
asked for the net sum of the cell and the person.
"""

from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from django.db import connection
from pyroaring import BitMap

from trends.cubes import BASES, CUBES, month_in, value_in
from trends.models import Tally

SUMS = ("reports", "approaches", "validated", "untold")
SETS = {"people": "person", "personas": "persona"}  # a tally's bitmap, and the ledger's column that it keeps
BOOKED = {  # what each sum of a tally adds up
    **{name: f"line.{name}" for name in SUMS}, "untold": "CASE WHEN line.person = 0 THEN line.approaches ELSE 0 END",
}  # fmt: skip
NAMED = ", ".join(f"('{cube.name}')" for cube in CUBES)
# Every cell that a line of the batch is counted in: what is reversed and booked anew in the same one cancels out.
LINES = f"""
    SELECT cube, {month_in("cube", "line")} AS month, {value_in("cube", "line")} AS value, line.*
    FROM trends_booking AS line CROSS JOIN (VALUES {NAMED}) AS cubes (cube) WHERE line.id > %(after)s
"""
CELL = 'cube || to_char(month, \'"/"YYYY-MM"/"\') || value'
ADDED = """
    INSERT INTO trends_tally (cell, cube, month, value, people, personas, {names})
    SELECT {cell}, cube, month, value, '', '', {sums} FROM ({lines}) AS line
    WHERE value IS NOT NULL GROUP BY cube, month, value HAVING {moved}
    ON CONFLICT (cell) DO UPDATE SET {added}
""".format(
    cell=CELL, lines=LINES, names=", ".join(SUMS), sums=", ".join(f"sum(sign * {of})" for of in BOOKED.values()),
    moved=" OR ".join(f"sum(sign * {of}) <> 0" for of in BOOKED.values()),
    added=", ".join(f"{name} = trends_tally.{name} + EXCLUDED.{name}" for name in SUMS),
)  # fmt: skip
MOVED = f"""
    WITH moved AS MATERIALIZED (
        SELECT cube, month, value, kept, number, sum(sign) AS net FROM ({LINES}) AS line
        CROSS JOIN LATERAL (VALUES {", ".join(f"('{name}', line.{of})" for name, of in SETS.items())})
            AS counted (kept, number)
        WHERE value IS NOT NULL AND approaches = 1 AND number > 0
        GROUP BY cube, month, value, kept, number HAVING sum(sign) <> 0
    )
    SELECT {CELL}, kept, number, true FROM moved WHERE net > 0
"""
# Asked by basis and by column, so that an index finds the few lines of that person or persona in that month.
LEFT = f"""
    UNION ALL SELECT {CELL}, kept, number, false FROM moved
    WHERE net < 0 AND kept = '{{name}}' AND cube = ANY (%(cubes_by_{{basis}})s) AND COALESCE((
        SELECT sum(there.sign) FROM trends_booking AS there
        WHERE there.{{column}} = moved.number AND there.{{column}} > 0 AND there.{{basis}} = moved.month
          AND there.approaches = 1 AND {value_in("moved.cube", "there")} = moved.value
    ), 0) <= 0
"""
CUBES_BY = {f"cubes_by_{basis}": [cube.name for cube in CUBES if cube.basis == basis] for basis in BASES}
WHO_MOVED = MOVED + "".join(
    LEFT.format(name=name, column=column, basis=basis) for name, column in SETS.items() for basis in BASES
)
KEPT = """
    UPDATE trends_tally SET people = new.people, personas = new.personas
    FROM unnest(%s::text[], %s::bytea[], %s::bytea[]) AS new (cell, people, personas)
    WHERE trends_tally.cell = new.cell
"""
WORK_MEMORY = "64MB"  # so that a batch is summed up by hashing, not by sorting texts
Moves = dict[str, dict[tuple[str, bool], list[int]]]  # of each cell: which set, and whether they come; who


def fold(after: int) -> None:
    """Fold the lines of the ledger that come after the one of this key into the tallies. The caller has the ledger's
    lock, so that nobody else has written any of them."""
    with connection.cursor() as cursor:
        cursor.execute(f"SET LOCAL work_mem = '{WORK_MEMORY}'")
        cursor.execute(ADDED, {"after": after})
        cursor.execute(WHO_MOVED, {"after": after, **CUBES_BY})
        moves: Moves = defaultdict(lambda: defaultdict(list))
        for cell, name, number, comes in cursor.fetchall():
            moves[cell][name, comes].append(number)
        if kept := _kept(moves):
            cursor.execute(KEPT, [list(column) for column in zip(*kept, strict=True)])


def _kept(moves: Mapping[str, Mapping[tuple[str, bool], list[int]]]) -> list[tuple[Any, ...]]:
    """The sets of these cells after the moves, where that changes them."""
    found = []
    for cell, *sets in Tally.objects.filter(cell__in=moves).values_list("cell", *SETS):
        before = [read(numbers) for numbers in sets]
        after = [
            (numbers | BitMap(moves[cell].get((name, True), ()))) - BitMap(moves[cell].get((name, False), ()))
            for name, numbers in zip(SETS, before, strict=True)
        ]
        if after != before:
            found.append((cell, *map(write, after)))
    return found


def read(kept: bytes | memoryview) -> BitMap:
    """The set that a tally keeps as bytes."""
    return BitMap.deserialize(bytes(kept)) if kept else BitMap()


def write(numbers: BitMap) -> bytes:
    """The set as the bytes that a tally keeps; see `read`."""
    return numbers.serialize() if numbers else b""
