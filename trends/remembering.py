"""What is known from all snapshots together? One system of counts and relations over the last ones and today's.

A count that hasn't changed from one snapshot to the next is one and the same unknown, told of by both; one that has
changed is another. So a figure may not be narrowed down by comparing dates, even by somebody who is told which
counts have stayed as they were.
"""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from datetime import date
from typing import Any

from trends.counting import Counted
from trends.disclosure import ANYTHING, Range, known, shown
from trends.disclosure import withheld as withheld_range
from trends.disclosure.protecting import protect
from trends.disclosure.witness import Key, Relation, System, find
from trends.models import Snapshot
from trends.relations import keys_of, relations
from trends.tables import BY_CODE as TABLES

REMEMBERED = 7  # snapshots with figures: a week of nights, or more where earlier figures stood

Shown = dict[Key, Range]


@dataclass
class Memory:
    """The system as it grows from snapshot to snapshot; `today` names the unknown that each key stands for now."""

    system: System = field(default_factory=System)
    today: dict[Key, str] = field(default_factory=dict)
    number: int = 0

    def add(self, counted: Counted, shown: Mapping[Key, Range]) -> None:
        """Add a snapshot, with the range that its figures left for each key."""
        self.number += 1
        related, hidden = relations(counted)
        counts = {key: number for key, (_, _, _, number) in keys_of(counted).items()}
        counts |= {key: number for key, (number, _) in hidden.items()}
        before, self.today = self.today, {key: f"{key}#{self.number}" for key in counts}
        for key, number in counts.items():
            if key in before and self.system.counts[before[key]] == number:
                self.today[key] = before[key]
            self.system.count(self.today[key], number, shown.get(key) or hidden.get(key, (0, ANYTHING))[1])
        for relation in related:
            self.system.relate(Relation(tuple((self.today[key], by) for key, by in relation.terms), relation.exact))


def disclose(counted: Counted, earlier: Iterable[Snapshot]) -> tuple[Shown, set[Key], dict[Key, int | None]]:
    """The figures that may be shown today: what they let be known, which are withheld, and each figure."""
    memory = Memory()
    for snapshot in earlier:
        memory.add(thaw(snapshot.counted), {key: Range(*bounds) for key, bounds in snapshot.shown.items()})
    places = keys_of(counted)
    memory.add(counted, dict.fromkeys(places, ANYTHING))
    system = memory.system
    columns = {memory.today[key]: f"{table}/{unit}" for key, (table, _, unit, _) in places.items()}
    if _lost(system, memory.today):  # the past can't stay hidden once anything is said today: so nothing is
        return _result(memory, places, set(), set(columns.values()), columns)
    withheld: set[Key] = set()
    closed: set[str] = set()
    for some in _in_turn(places):
        for key in some:
            system.tell(memory.today[key], known(places[key][3]))
        fresh, shut = protect(system, {memory.today[key]: columns[memory.today[key]] for key in some})
        withheld, closed = withheld | fresh, closed | shut
    return _result(memory, places, withheld, closed, columns)


def _in_turn(places: Mapping[Key, Any]) -> list[list[Key]]:
    """Months of single rows come last, and give way: they never cost a figure of the other tables."""
    late = [key for key, (table, *_) in places.items() if table in TABLES and TABLES[table].over_time]
    return [list(places.keys() - set(late)), late]


def _result(
    memory: Memory, places: Mapping[Key, Any], withheld: set[Key], closed: set[str], columns: Mapping[Key, str]
) -> tuple[Shown, set[Key], dict[Key, int | None]]:
    ranges: Shown = {}
    figures: dict[Key, int | None] = {}
    kept_back = set()
    for key, (_, _, _, number) in places.items():
        unknown = memory.today[key]
        if columns[unknown] in closed:
            ranges[key], figures[key] = ANYTHING, None
        elif unknown in withheld:
            ranges[key], figures[key] = withheld_range(), None
        else:
            ranges[key], figures[key] = known(number), shown(number)
            continue
        kept_back.add(key)
    return ranges, kept_back, figures


def _lost(system: System, today: Mapping[Key, str]) -> set[Key]:
    """Small counts of earlier snapshots for which no witness is found even while nothing of today is known."""
    past = sorted(set(system.small()) - set(today.values()))
    safe: set[Key] = set()
    for target in past:
        if target not in safe:
            safe.update(find(system, target, besides=set(past) - safe))
    return set(past) - safe


def freeze(counted: Counted) -> dict[str, Any]:
    """The exact figures as they are kept with a snapshot."""
    return {**asdict(counted), "day": counted.day.isoformat()}


def thaw(kept: Mapping[str, Any]) -> Counted:
    """What `freeze` kept."""
    return Counted(**{**kept, "day": date.fromisoformat(kept["day"])})
