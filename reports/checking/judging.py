"""What do the answers add up to? High, medium or low, with what each sign weighed; never a verdict.

A sign that is there weighs what the weighting says; one that isn't, or that one isn't sure of, weighs nothing.
`at_most` says what it would be if everything unsure were there, so that "low" is never read as "safe".
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from design.words import lazily as _
from reports.checking.signs import SIGNS, UNSURE, YES

LOW, MEDIUM, HIGH = "low", "medium", "high"
LEVELS = {LOW: _("Low"), MEDIUM: _("Medium"), HIGH: _("High")}
HEAVIEST, HIGHEST = 10, 100  # of one weight, and of a threshold


class Weights(Protocol):
    """A version of the weights."""

    version: int
    weights: dict[str, int]
    thresholds: dict[str, int]


@dataclass(frozen=True)
class Weighed:
    """One sign, as it was answered, and what it added to the sum."""

    code: str
    short: str
    why: str
    answer: str
    weight: int


@dataclass(frozen=True)
class Judgement:
    """`weighed` is what spoke for caution, the heaviest first; then what wasn't there, and what nobody knows."""

    level: str
    at_most: str
    points: int
    version: int
    weighed: list[Weighed]
    absent: list[Weighed]
    unsure: list[Weighed]


def judge(answers: Mapping[str, str], by: Weights) -> Judgement:
    """Weigh these answers; a sign without one counts as unsure."""
    signs = [_weighed(code, answers.get(code, UNSURE), by) for code in SIGNS]
    there = sorted((each for each in signs if each.answer == YES), key=lambda each: -each.weight)
    unsure = [each for each in signs if each.answer == UNSURE]
    points = sum(each.weight for each in there)
    more = sum(by.weights[each.code] for each in unsure)
    absent = [each for each in signs if each not in there and each not in unsure]
    return Judgement(level(points, by), level(points + more, by), points, by.version, there, absent, unsure)


def level(points: int, by: Weights) -> str:
    """The level of a sum: each begins at its threshold."""
    if points >= by.thresholds[HIGH]:
        return HIGH
    return MEDIUM if points >= by.thresholds[MEDIUM] else LOW


def _weighed(code: str, answer: str, by: Weights) -> Weighed:
    return Weighed(code, SIGNS[code].short, SIGNS[code].why, answer, by.weights[code] if answer == YES else 0)
