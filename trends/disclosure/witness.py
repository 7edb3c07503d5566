"""Could the count be another one? Proved by a witness: other counts that look exactly the same from outside.

A `System` is all that can be known: how counts hang together (sums, "at most") and the range that the figures leave
for each. A search starts at the true counts, changes the one in question by one, and mends every relation that this
breaks by changing another count by one. What it finds fulfils everything that is known, so whoever reasons from
that can't tell it from the truth, however cleverly. What it doesn't find is treated as given away.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from trends.disclosure import Range, is_small

Key = str
STEPS = 4000  # of a search, before the count is treated as given away


@dataclass(frozen=True)
class Relation:
    """The sum of `terms` (count, and its factor) is nought, or at least nought."""

    terms: tuple[tuple[Key, int], ...]
    exact: bool

    def amiss(self, amount: int) -> bool:
        return amount != 0 if self.exact else amount < 0


def adds_up(whole: Key, parts: Iterable[Key]) -> Relation:
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
    of: dict[Key, list[int]] = field(default_factory=lambda: defaultdict(list))
    seen: set[Relation] = field(default_factory=set)
    beyond_help: set[Key] = field(default_factory=set)  # given away before: nothing that is hidden now helps them

    def count(self, key: Key, count: int, known: Range) -> None:
        """Add a count with what today's figure tells of it; one that is there already is known from before."""
        self.counts[key] = count
        if key in self.ranges:
            self.before[key] = self.ranges[key]
        self.tell(key, known)

    def tell(self, key: Key, known: Range) -> None:
        """Let today's figure tell this, beside what was known before."""
        self.ranges[key] = known.narrowed(self.before[key]) if key in self.before else known

    def relate(self, relation: Relation) -> None:
        if relation not in self.seen:
            self.seen.add(relation)
            for key, _ in relation.terms:
                self.of[key].append(len(self.relations))
            self.relations.append(relation)

    def amount(self, relation: Relation, changed: dict[Key, int]) -> int:
        return sum(factor * (self.counts[key] + changed.get(key, 0)) for key, factor in relation.terms)

    def small(self) -> list[Key]:
        return [key for key, count in self.counts.items() if is_small(count) and key not in self.beyond_help]


def find(system: System, target: Key) -> dict[Key, int]:
    """Changes that make other counts of these, `target` among them, and look the same; empty when none is found."""
    for step in (1, -1):
        search = _Search(system, STEPS)
        if search.change(target, step) and search.mend():
            return search.changed
    return {}


class _Search:
    """A depth-first search for changes that break nothing."""

    def __init__(self, system: System, steps: int) -> None:
        self.system, self.steps = system, steps
        self.changed: dict[Key, int] = {}

    def change(self, key: Key, by: int) -> bool:
        """Change a count if its range, and our patience, allow it."""
        self.steps -= 1
        if self.steps < 0 or not self.system.ranges[key].holds(self.system.counts[key] + by):
            return False
        self.changed[key] = by
        return True

    def mend(self) -> bool:
        """Change further counts until no relation is broken."""
        broken = self._broken()
        if broken is None:
            return True
        relation, amount = broken
        for key, by in self._remedies(relation, amount):
            if self.change(key, by):
                if self.mend():
                    return True
                del self.changed[key]
            if self.steps < 0:
                return False
        return False

    def _broken(self) -> tuple[Relation, int] | None:
        """The broken relation with the fewest ways out."""
        found: list[tuple[int, int, int]] = []
        for number in {number for key in self.changed for number in self.system.of[key]}:
            relation = self.system.relations[number]
            amount = self.system.amount(relation, self.changed)
            if relation.amiss(amount):
                found.append((len(self._remedies(relation, amount)), number, amount))
        if not found:
            return None
        _, number, amount = min(found)
        return self.system.relations[number], amount

    def _remedies(self, relation: Relation, amount: int) -> Sequence[tuple[Key, int]]:
        """Single changes that bring the relation nearer to being fulfilled, those that touch least first."""
        system = self.system
        remedies = [
            (key, -factor if amount > 0 else factor)
            for key, factor in relation.terms
            if key not in self.changed
        ]  # fmt: skip
        possible = [(key, by) for key, by in remedies if system.ranges[key].holds(system.counts[key] + by)]
        return sorted(possible, key=lambda remedy: len(system.of[remedy[0]]))
