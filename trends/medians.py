"""How long does it take in the middle? The median of bands, from the figures shown and never from the days."""

from collections.abc import Mapping
from itertools import pairwise

from trends.disclosure import HIDDEN, rule
from trends.tables import REMOVAL

BANDS = tuple(int(code) for code, _ in REMOVAL if code.isdigit())  # the first day of each; the last one has no end


def median_days(figures: Mapping[str, int | None]) -> str:
    """The median of `figures` (by band of `REMOVAL`), as if each band were spread evenly over its days.

    "~" where a band is hidden or fewer are gone than shares are worked out of.
    """
    shown = [figures[str(first)] for first in BANDS]
    counts = [count for count in shown if count is not None]
    if len(counts) < len(shown) or sum(counts) < rule().base:
        return HIDDEN
    below, half = 0, sum(counts) / 2
    for (first, following), count in zip(pairwise(BANDS), counts, strict=False):
        if below + count >= half:
            days = round(first + (half - below) / count * (following - first))
            return f"about {days} {'day' if days == 1 else 'days'}"
        below += count
    return f"more than {BANDS[-1] - 1} days"
