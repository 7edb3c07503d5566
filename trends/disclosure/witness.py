"""Could the count be another one? Proved by a witness: other counts that look exactly the same from outside.

A `System` is all that can be known: how counts hang together (sums, "at most") and the range that the figures leave
for each. A search starts at the true counts, changes the one in question by one, and goes on changing others by one,
each time what mends most, until every relation holds again. What it finds fulfils everything that is known, so
whoever reasons from that can't tell it from the truth, however cleverly. Where it finds nothing in a few hundred
steps, the question is put to an exact solver (`solving.py`); what that doesn't find counts as given away.
"""

from collections import defaultdict, deque
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from random import Random
from typing import TYPE_CHECKING

from trends.disclosure import Range, is_small

if TYPE_CHECKING:
    from trends.disclosure.solving import Program

Key = str
STEPS = 100  # of a search, before the exact solver is asked: most witnesses are found in far fewer
RESTING = 6  # steps during which a count that was changed is left alone, so that the search gets on


@dataclass(frozen=True)
class Relation:
    """The sum of `terms` (count, and its factor) is nought, or at least nought."""

    terms: tuple[tuple[Key, int], ...]
    exact: bool

    def amiss(self, amount: int) -> int:
        """By how much it is broken when its terms sum up to `amount`."""
        return abs(amount) if self.exact else max(0, -amount)


def adds_up(whole: Key, parts: Iterable[Key]) -> Relation:
    """`whole` is the sum of its `parts`."""
    return Relation(((whole, 1), *((part, -1) for part in parts)), exact=True)


def at_most(lesser: Key, *greater: Key) -> Relation:
    """`lesser` is at most the sum of the others."""
    return Relation(((lesser, -1), *((each, 1) for each in greater)), exact=False)


@dataclass
class System:
    """The true counts, the range that is known of each, and their relations.

    `before` is what earlier figures have told of a count that is still the same: no hiding takes it back.
    """

    counts: dict[Key, int] = field(default_factory=dict)
    ranges: dict[Key, Range] = field(default_factory=dict)
    before: dict[Key, Range] = field(default_factory=dict)
    relations: list[Relation] = field(default_factory=list)
    amounts: list[int] = field(default_factory=list)  # what the terms of each relation sum up to
    of: dict[Key, list[tuple[int, int]]] = field(default_factory=lambda: defaultdict(list))  # relation, factor
    seen: set[Relation] = field(default_factory=set)
    program: "Program | None" = None  # the relations as the solver takes them, made when it is first asked

    def count(self, key: Key, count: int, known: Range) -> None:
        """Add a count with what today's figure tells of it; one that is there already is known from before."""
        self.counts[key] = count
        self.program = None
        if key in self.ranges:
            self.before[key] = self.ranges[key]
        self.tell(key, known)

    def tell(self, key: Key, known: Range) -> None:
        """Let today's figure tell this, beside what was known before."""
        self.ranges[key] = known.narrowed(self.before[key]) if key in self.before else known

    def relate(self, relation: Relation) -> None:
        if relation not in self.seen:
            self.seen.add(relation)
            for key, factor in relation.terms:
                self.of[key].append((len(self.relations), factor))
            self.relations.append(relation)
            self.program = None
            self.amounts.append(sum(factor * self.counts[key] for key, factor in relation.terms))

    def small(self) -> list[Key]:
        return [key for key, count in self.counts.items() if is_small(count)]


def find(system: System, target: Key, besides: Collection[Key] = ()) -> dict[Key, int]:
    """Changes that make other counts of these, `target` among them, and look the same; empty when none is found.
    Where the solver has to be asked, it changes as many of `besides` as it can on the way."""
    for step in (1, -1):
        search = _Search(system, target)
        if search.allowed(target, step) and search.run(step):
            return {key: by for key, by in search.changed.items() if by}
    from trends.disclosure.solving import Program  # which takes every process a tenth of its start to load

    system.program = system.program or Program(system)
    return system.program.other(system, target, besides)


class _Search:
    """A walk from the true counts to others, always the same one for the same system and target."""

    def __init__(self, system: System, target: Key) -> None:
        self.system, self.target = system, target
        self.changed: dict[Key, int] = defaultdict(int)
        self.moved: dict[int, int] = defaultdict(int)
        self.broken: dict[int, None] = {}
        self.weights: dict[int, int] = defaultdict(lambda: 1)  # what stays broken weighs more from step to step
        self.resting: deque[Key] = deque(maxlen=RESTING)
        self.lot = Random(target)  # noqa: S311 - which of two equals comes first is no secret

    def run(self, step: int) -> bool:
        """Change the target and mend; True once nothing is broken."""
        self._change(self.target, step)
        for _ in range(STEPS):
            if not self.broken:
                return True
            self._mend(self.lot.choice(list(self.broken)))
        return False

    def allowed(self, key: Key, by: int) -> bool:
        return self.system.ranges[key].holds(self.system.counts[key] + self.changed[key] + by)

    def _mend(self, number: int) -> None:
        """Change the count that mends most of a broken relation and breaks least of the others."""
        best = min(self._remedies(number), default=None)
        self.weights[number] += 1
        if best is None:
            self.resting.clear()
        else:
            self._change(best[2], best[3])

    def _remedies(self, number: int) -> Iterator[tuple[int, float, Key, int]]:
        relation, amount = self.system.relations[number], self._amount(number)
        for key, factor in relation.terms:
            by = -factor if amount > 0 else factor
            if key != self.target and key not in self.resting and self.allowed(key, by):
                yield self._worse(key, by), self.lot.random(), key, by

    def _amount(self, number: int) -> int:
        return self.system.amounts[number] + self.moved[number]

    def _worse(self, key: Key, by: int) -> int:
        """By how much more is broken after this change."""
        worse = 0
        for number, factor in self.system.of[key]:
            relation, amount = self.system.relations[number], self._amount(number)
            worse += self.weights[number] * (relation.amiss(amount + factor * by) - relation.amiss(amount))
        return worse

    def _change(self, key: Key, by: int) -> None:
        self.changed[key] += by
        self.resting.append(key)
        for number, factor in self.system.of[key]:
            self.moved[number] += factor * by
            if self.system.relations[number].amiss(self._amount(number)):
                self.broken[number] = None
            else:
                self.broken.pop(number, None)
