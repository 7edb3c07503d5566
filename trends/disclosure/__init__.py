"""What may leave for a manager? The one border: nothing counted is shown without it.

By default a count of 1 to 4 is "~"; any other is rounded to the nearest 5; nought stays nought. Rates, shares and
intervals are worked out from what is shown. A figure that would give a small one away is "~" as well
(`protecting.py`), and that this suffices is proved for each small figure by finding another register that looks
exactly the same (`witness.py`). docs/statistics.md says what this guarantees and what it doesn't.
"""

from dataclasses import dataclass
from functools import lru_cache

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from trends.disclosure.poisson import interval

HIDDEN = "~"


@dataclass(frozen=True)
class Rule:
    """The numbers of the rule: counts from 1 to below `small` are never shown, others are rounded to the nearest
    `step`, and a share of less than `base` isn't worked out. An organisation may choose stricter ones."""

    small: int = 5
    step: int = 5
    base: int = 20

    @property
    def words(self) -> str:
        """The rule as it stands on every page and in every file."""
        looser = "These numbers are looser than those that Countersign comes with. " if self.is_looser else ""
        return (
            f"{looser}Counts from 1 to {self.small - 1} are shown as “~”. Other counts are rounded to the nearest"
            f" {self.step}, each by itself, so they may not add up to their total. Some larger counts are also “~”,"
            " where they would give a small one away."
        )

    @property
    def is_looser(self) -> bool:
        return self.small < Rule.small or self.step < Rule.step or self.base < Rule.base


def rule() -> Rule:
    """The rule of this organisation: three numbers in its settings. Raises `ImproperlyConfigured`."""
    return _read(settings.DISCLOSURE)


@lru_cache
def _read(said: str) -> Rule:
    numbers = said.replace(",", " ").split()
    if len(numbers) != 3 or not all(number.isdecimal() and int(number) for number in numbers):
        raise ImproperlyConfigured("COUNTERSIGN_DISCLOSURE takes three numbers: smallest count, step, base of a share.")
    found = Rule(*map(int, numbers))
    if found.small < found.step - found.step // 2:
        raise ImproperlyConfigured("COUNTERSIGN_DISCLOSURE: the smallest count shown must not be rounded to nought.")
    return found


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
ANYTHING = Range(0, None)  # part of a table that isn't shown at all, or not published by itself


def withheld() -> Range:
    """What is known of a larger count that is "~" for the sake of a small one."""
    return Range(rule().small, None)


def is_small(count: int) -> bool:
    """May this count never be shown?"""
    return 0 < count < rule().small


def shown(count: int) -> int | None:
    """The number that may be shown for a count, or None for "~"."""
    if is_small(count):
        return None
    step = rule().step
    return step * ((count + step // 2) // step)


def known(count: int) -> Range:
    """What is known of a count by its figure, to somebody who even knows that it wasn't withheld."""
    figure, numbers = shown(count), rule()
    if figure is None:
        return Range(1, numbers.small - 1)
    below = numbers.step // 2
    return Range(max(numbers.small, figure - below), figure + numbers.step - 1 - below) if figure else NOUGHT


def text(figure: int | None) -> str:
    """A figure as it is read: “~” where it is hidden."""
    return HIDDEN if figure is None else f"{figure:,}"


def share(part: int | None, whole: int | None) -> int | None:
    """A percentage of two figures, or None where one of them is hidden or the base is small."""
    if part is None or whole is None or whole < rule().base:
        return None
    return min(100, round(100 * part / whole))


@dataclass(frozen=True)
class Rate:
    """A figure per 1,000 people with its exact 95 % interval as a Poisson count."""

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
    low, high = interval(figure)
    return Rate(figure * per, low * per, high * per)
