"""Which further figures have to be hidden, so that no small count is given away?

Every small count is asked for a witness. Where there is none, the least of the larger counts that hang together with
it is withheld; where there are none left, a whole table is. Hiding only widens what is possible, so a witness once
found stays good.
"""

from collections.abc import Iterable, Mapping

from trends.disclosure import ANYTHING, SMALL, WITHHELD
from trends.disclosure.witness import Key, System, find


def protect(system: System, tables: Mapping[Key, str]) -> tuple[set[Key], set[str]]:
    """Widen the ranges of `system` until every small count has a witness.

    `tables` says in which table each figure stands that may still be hidden; counts that aren't in it are not
    published now, or were before. Returns the figures and the whole tables that are withheld.
    """
    withheld: set[Key] = set()
    closed: set[str] = set()
    safe: set[Key] = set()
    for target in sorted(system.small()):
        while target not in safe and not _prove(system, target, safe):
            if not _withhold_one(system, target, tables, withheld, closed) and not _close_one(
                system, target, tables, closed
            ):
                break  # everything of today is hidden: nothing more is given away by it
    return withheld, closed


def _prove(system: System, target: Key, safe: set[Key]) -> bool:
    changes = find(system, target)
    safe.update(changes)
    return target in safe


def _withhold_one(system: System, target: Key, tables: Mapping[Key, str], withheld: set[Key], closed: set[str]) -> bool:
    """Withhold the least larger count near `target`; False when there is none left."""
    for near in _rings(system, target):
        open_ones = near.intersection(tables) - withheld
        larger = [key for key in open_ones if tables[key] not in closed and system.counts[key] >= SMALL]
        if larger:
            home = tables.get(target)
            chosen = min(larger, key=lambda key: (tables[key] != home, system.counts[key], key))
            withheld.add(chosen)
            system.tell(chosen, WITHHELD)
            return True
    return False


def _close_one(system: System, target: Key, tables: Mapping[Key, str], closed: set[str]) -> bool:
    """Withhold the nearest table that isn't yet; False when there is none left."""
    for near in _rings(system, target):
        names = sorted({tables[key] for key in near if key in tables} - closed)
        if names:
            closed.add(names[0])
            _open_up(system, (key for key, name in tables.items() if name == names[0]))
            return True
    return False


def _open_up(system: System, keys: Iterable[Key]) -> None:
    for key in keys:
        system.tell(key, ANYTHING)


def _rings(system: System, target: Key) -> Iterable[set[Key]]:
    """The counts around `target`: itself, those in a relation with it, those in one with these, and so on."""
    ring, reached = {target}, {target}
    while ring:
        yield ring
        relations = (system.relations[number] for key in ring for number in system.of[key])
        ring = {key for relation in relations for key, _ in relation.terms} - reached
        reached |= ring
