"""How tall is each bar? Plain geometry for charts that the server draws as SVG.

A strict Content Security Policy refuses inline styles, so that all sizes are attributes.
A value of None is one that may not be shown (disclosure): it has its text, and no bar.
"""

from collections.abc import Iterable
from dataclasses import dataclass

WIDTH, HEIGHT, TOP = 720, 200, 16


@dataclass(frozen=True)
class Bar:
    """One value: its name, the text shown for it, and where it is drawn."""

    name: str
    text: str
    length: float
    x: float = 0
    y: float = 0
    width: float = 0
    named: bool = True
    hidden: bool = False

    @property
    def middle(self) -> float:
        return self.x + self.width / 2

    @property
    def height(self) -> float:
        return HEIGHT - self.y


@dataclass(frozen=True)
class Mark:
    """Something that happened along the time: a line through the drawing, and its words beneath."""

    number: int
    x: float
    words: str


@dataclass(frozen=True)
class Columns:
    """A drawing of columns with two lines of its scale, and marks along it."""

    bars: list[Bar]
    marks: list[Mark]
    top: int
    width: int = WIDTH
    height: int = HEIGHT
    top_y: int = TOP

    @property
    def box(self) -> str:
        return f"0 0 {self.width} {self.height + 30}"


Row = tuple[str, float | None] | tuple[str, float | None, str]


def bars(rows: Iterable[Row]) -> list[Bar]:
    """Each row with a length from 0 to 100."""
    rows = list(rows)
    most = max((row[1] for row in rows if row[1]), default=0) or 1
    return [Bar(str(row[0]), _text(row), round(100 * (row[1] or 0) / most, 2), hidden=row[1] is None) for row in rows]


def columns(rows: Iterable[Row], marks: Iterable[tuple[int, str]] = ()) -> Columns:
    """Each row with a place from left to right; every so many is named, so that names don't collide.

    `marks` are (place of the column before which something happened, its words).
    """
    rows = list(rows)
    drawn = bars(rows)
    step = (WIDTH - 40) / max(len(drawn), 1)
    every = max(1, -(-len(drawn) // 8))
    placed = [
        Bar(
            bar.name,
            bar.text,
            bar.length,
            x=round(40 + i * step + step * 0.1, 2),
            y=round(TOP + (HEIGHT - TOP) * (1 - bar.length / 100), 2),
            width=round(step * 0.8, 2),
            named=i % every == 0,
            hidden=bar.hidden,
        )
        for i, bar in enumerate(drawn)
    ]
    marked = [Mark(number, round(40 + at * step, 2), words) for number, (at, words) in enumerate(marks, 1)]
    return Columns(placed, marked, top=int(max((row[1] or 0 for row in rows), default=0)))


def _text(row: Row) -> str:
    if len(row) == 3:
        return row[2]
    return "not shown" if row[1] is None else f"{row[1]:,}"
