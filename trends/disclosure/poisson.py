"""Between which means does a counted figure lie? The exact 95% interval of a Poisson count (Garwood's).

Its ends are where the count, or a larger (smaller) one, would come with a probability of 2.5%: quantiles of gamma
distributions, found by Newton's steps from Wilson and Hilferty's approximation.
"""

from functools import lru_cache
from itertools import count as numbers
from math import exp, lgamma, log, sqrt
from statistics import NormalDist

TAIL = 0.025
EXACT = 1e-12  # parts of the sums below that are smaller change nothing any more


@lru_cache(maxsize=1024)
def interval(count: int) -> tuple[float, float]:
    """The lowest and the highest mean of which `count` may come."""
    return (_quantile(count, TAIL) if count else 0.0), _quantile(count + 1, 1 - TAIL)


def _quantile(shape: int, share: float) -> float:
    """Where a gamma variable of this shape lies below with the probability `share`."""
    found = shape * (1 - 1 / (9 * shape) + NormalDist().inv_cdf(share) / (3 * sqrt(shape))) ** 3
    for _ in range(100):
        density = exp((shape - 1) * log(found) - found - lgamma(shape))
        step = (_below(shape, found) - share) / density
        found = max(found / 2, found - step)
        if abs(step) < 1e-9 * found:
            break
    return found


def _below(shape: int, bound: float) -> float:
    """The probability that a gamma variable of this shape lies below `bound`: by the sum or the fraction, whichever
    is short there."""
    scale = exp(shape * log(bound) - bound - lgamma(shape))
    return scale * _sum(shape, bound) if bound < shape + 1 else 1 - scale * _fraction(shape, bound)


def _sum(shape: int, bound: float) -> float:
    term = total = 1 / shape
    for number in numbers(shape + 1):
        term *= bound / number
        total += term
        if term < total * EXACT:
            return total
    raise AssertionError("the terms get smaller for ever")


def _fraction(shape: int, bound: float) -> float:
    """Legendre's continued fraction, evaluated from the front."""
    under = bound + 1 - shape
    over, inverse = 1e300, 1 / under
    total = inverse
    for number in numbers(1):
        factor = -number * (number - shape)
        under += 2
        inverse = 1 / (factor * inverse + under)
        over = under + factor / over
        total *= over * inverse
        if abs(over * inverse - 1) < EXACT:
            return total
    raise AssertionError("the fraction closes in for ever")
