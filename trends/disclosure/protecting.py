"""Which further figures have to be hidden, so that no small count is given away?

Every small count is asked for a witness. Where there is none, a larger count that hangs together with it is withheld,
the least first; where that doesn't help, its column of a table is withheld as a whole, noughts and all; and so on
outwards. Hiding only widens what is possible, so a witness once found stays good.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from trends.disclosure import ANYTHING, rule, withheld
from trends.disclosure.witness import Key, System, find


def protect(system: System, columns: Mapping[Key, str]) -> tuple[set[Key], set[str]]:
    """Widen the ranges of `system` until every small count has a witness.

    `columns` says in which column of which table each figure stands that may still be hidden; counts that aren't in
    it are not published now, or were before. Returns the figures and the whole columns that are withheld.
    """
    border = Border(system, columns)
    safe: set[Key] = set()
    small = sorted(system.small())
    for target in small:
        hiding = border.outwards(target)
        while target not in safe:
            safe.update(find(system, target, besides=set(small) - safe))
            if target not in safe and not next(hiding, False):
                break  # everything of today that has to do with it is hidden: today gives nothing of it away
    return border.withheld, border.closed


@dataclass
class Border:
    """What is hidden so far, figure by figure and column by column."""

    system: System
    columns: Mapping[Key, str]
    withheld: set[Key] = field(default_factory=set)
    closed: set[str] = field(default_factory=set)

    def outwards(self, target: Key) -> Iterator[bool]:
        """Hide one thing more each time it is asked, beginning with what is nearest to `target`."""
        inner: set[Key] = set()
        for ring in self._rings(target):
            for key in self._larger(ring, target):
                self.withheld.add(key)
                self.system.tell(key, withheld())
                yield True
            yield from self._close(inner)
            inner = ring
        yield from self._close(inner)

    def _larger(self, ring: set[Key], target: Key) -> list[Key]:
        """Those of a ring that are large and still shown: first of the same column, the least first."""
        shown = [key for key in ring & self.columns.keys() - self.withheld if self.columns[key] not in self.closed]
        home, counts = self.columns.get(target), self.system.counts
        large = [key for key in shown if counts[key] >= rule().small]
        return sorted(large, key=lambda key: (self.columns[key] != home, counts[key], key))

    def _close(self, ring: set[Key]) -> Iterator[bool]:
        for column in sorted({self.columns[key] for key in ring & self.columns.keys()} - self.closed):
            self.closed.add(column)
            for key, of in self.columns.items():
                if of == column:
                    self.system.tell(key, ANYTHING)
            yield True

    def _rings(self, target: Key) -> Iterator[set[Key]]:
        """The counts around `target`: itself, those in a relation with it, those in one with these, and so on."""
        ring, reached = {target}, {target}
        while ring:
            yield ring
            relations = (self.system.relations[number] for key in ring for number, _ in self.system.of[key])
            ring = {key for relation in relations for key, _ in relation.terms} - reached
            reached |= ring
