"""What may leave for a manager? The one border: nothing counted is shown without it.

A count of 1 to 4 is "~"; any other is rounded to the nearest 5; nought stays nought. Rates, shares and intervals are
worked out from what is shown. A figure that would give a small one away is "~" as well (`protecting.py`), and that
this suffices is proved for each small figure by finding another register that looks exactly the same
(`witness.py`). docs/statistics.md says what this guarantees and what it doesn't.
"""

from dataclasses import dataclass
from math import sqrt

SMALL = 5  # a count from 1 to below this is never shown
STEP = 5  # other counts are rounded to the nearest of these
SMALLEST_BASE = 20  # a share of a smaller base says too much about single approaches
HIDDEN = "~"
RULE = (
    "Counts from 1 to 4 are shown as “~”. Other counts are rounded to the nearest 5, each by itself, so they may not"
    " add up to their total. Some larger counts are also “~”, where they would give a small one away."
)


@dataclass(frozen=True)
class Range:
    """What somebody who sees a figure knows of the count behind it; `high` None for no bound."""

    low: int
    high: int | None

    def holds(self, count: int) -> bool:
        return self.low <= count and (self.high is None or count <= self.high)

    def narrowed(self, other: "Range") -> "Range":
        highs = [high for high in (self.high, other.high) if high is not None]
        return Range(max(self.low, other.low), min(highs, default=None))


NOUGHT = Range(0, 0)
FEW = Range(1, SMALL - 1)
WITHHELD = Range(SMALL, None)  # a larger count, shown as "~" for the sake of a small one
ANYTHING = Range(0, None)  # part of a table that isn't shown at all, or not published by itself


def is_small(count: int) -> bool:
    return 0 < count < SMALL


def shown(count: int) -> int | None:
    """The number that may be shown for a count, or None for "~"."""
    if is_small(count):
        return None
    return STEP * ((count + STEP // 2) // STEP)


def known(count: int) -> Range:
    """What is known of a count by its figure, to somebody who even knows that it wasn't withheld."""
    figure = shown(count)
    if figure is None:
        return FEW
    return Range(max(SMALL, figure - STEP // 2), figure + STEP // 2) if figure else NOUGHT


def text(figure: int | None) -> str:
    return HIDDEN if figure is None else f"{figure:,}"


def share(part: int | None, whole: int | None) -> int | None:
    """A percentage of two figures, or None where one of them is hidden or the base is small."""
    if part is None or whole is None or whole < SMALLEST_BASE:
        return None
    return min(100, round(100 * part / whole))


@dataclass(frozen=True)
class Rate:
    """A figure per 1,000 people with its 95 % interval (Byar's approximation to the exact Poisson interval)."""

    value: float
    low: float
    high: float

    def __str__(self) -> str:
        return f"{self.value:.1f} ({self.low:.1f} to {self.high:.1f})"


def rate(figure: int | None, people: int) -> Rate | None:
    """The rate of a figure per 1,000 people; None where the figure is hidden or nobody was covered."""
    if figure is None or not people:
        return None
    per = 1000 / people
    low = figure * (1 - 1 / (9 * figure) - 1.96 / (3 * sqrt(figure))) ** 3 if figure else 0.0
    above = figure + 1
    high = above * (1 - 1 / (9 * above) + 1.96 / (3 * sqrt(above))) ** 3
    return Rate(figure * per, low * per, high * per)
