"""Is there a witness at all? Decided exactly, as an integer program, where the walk of `witness.py` finds none.

What the solver says is never taken on trust: a solution counts only once every range and every relation has been
checked in whole numbers, and whatever the solver can't decide in its time counts as given away.
"""

from collections.abc import Collection, Mapping, Sequence
from random import Random
from typing import TYPE_CHECKING

import numpy as np
from highspy import Highs as Solver
from highspy import HighsVarType, SolutionStatus, kHighsInf

if TYPE_CHECKING:
    from trends.disclosure.witness import Key, System

SECONDS = 10.0  # of one question; those of a register with many thousand reports take hundredths of one
NEAR_ENOUGH = 0.5  # to the most counts that could be changed at once: more are asked for, not the most


class Program:
    """The relations of a system as an integer program; its ranges are given with every question."""

    def __init__(self, system: "System") -> None:
        self.names = list(system.counts)
        self.place = {key: number for number, key in enumerate(self.names)}
        self.solver = Solver()
        for option, value in {"output_flag": False, "threads": 1, "random_seed": 0, "time_limit": SECONDS,
                              "mip_rel_gap": NEAR_ENOUGH}.items():  # fmt: skip
            self.solver.setOptionValue(option, value)
        self._add_columns()
        self._add_rows(system)

    def _add_columns(self) -> None:
        count = len(self.names)
        columns = np.arange(count, dtype=np.int32)
        self.solver.addVars(count, np.zeros(count), np.full(count, kHighsInf))
        self.solver.changeColsIntegrality(count, columns, np.full(count, HighsVarType.kInteger.value, dtype=np.uint8))

    def _add_rows(self, system: "System") -> None:
        starts: list[int] = []
        places: list[int] = []
        factors: list[float] = []
        for relation in system.relations:
            starts.append(len(places))
            for place, factor in self._row(relation.terms).items():
                places.append(place)
                factors.append(factor)
        self.solver.addRows(
            len(starts), np.zeros(len(starts)),
            np.array([0.0 if relation.exact else kHighsInf for relation in system.relations]), len(places),
            np.array(starts, dtype=np.int32), np.array(places, dtype=np.int32), np.array(factors),
        )  # fmt: skip

    def _row(self, terms: Sequence[tuple["Key", int]]) -> Mapping[int, int]:
        row: dict[int, int] = {}
        for key, factor in terms:
            row[self.place[key]] = row.get(self.place[key], 0) + factor
        return row

    def other(self, system: "System", target: "Key", besides: Collection["Key"] = ()) -> dict["Key", int]:
        """Changes that make `target` another count and fulfil everything; empty where there are none. As many as
        may be of `besides` become other counts too, so that one answer is a witness for many."""
        lows = np.array([float(system.ranges[key].low) for key in self.names])
        highs = np.array([_high(system.ranges[key].high) for key in self.names])
        place, count = self.place[target], float(system.counts[target])
        wished = self._wished(system, target, besides)
        for low, high in ((count + 1, highs[place]), (lows[place], count - 1)):
            if low <= high:
                found = self._solve(_with(lows, place, low), _with(highs, place, high), wished)
                changed = {key: by for key, solved in found.items() if (by := solved - system.counts[key])}
                if changed.get(target) and holds(system, changed):
                    return changed
        return {}

    def _wished(self, system: "System", target: "Key", besides: Collection["Key"]) -> np.ndarray:
        """Which counts should be less, and which more: by lot, but none more that could grow without end."""
        lot = Random(target)  # noqa: S311 - which way a count is changed is no secret
        wished = np.zeros(len(self.names))
        for key in sorted(besides):
            wished[self.place[key]] = 1.0 if system.ranges[key].high is None else lot.choice((1.0, -1.0))
        return wished

    def _solve(self, lows: np.ndarray, highs: np.ndarray, wished: np.ndarray) -> dict["Key", int]:
        count = len(self.names)
        columns = np.arange(count, dtype=np.int32)
        self.solver.clearSolver()
        self.solver.changeColsBounds(count, columns, lows, highs)
        self.solver.changeColsCost(count, columns, wished)
        self.solver.run()
        if self.solver.getInfo().primal_solution_status != SolutionStatus.kSolutionStatusFeasible:
            return {}
        return dict(zip(self.names, map(round, self.solver.getSolution().col_value), strict=True))


def holds(system: "System", changed: Mapping["Key", int]) -> bool:
    """Do the changed counts lie in their ranges and fulfil every relation? In whole numbers, without a solver."""
    counts = {key: system.counts[key] + by for key, by in changed.items()}
    if not all(system.ranges[key].holds(count) for key, count in counts.items()):
        return False
    touched = {number for key in changed for number, _ in system.of[key]}
    return not any(
        relation.amiss(sum(factor * counts.get(key, system.counts[key]) for key, factor in relation.terms))
        for relation in (system.relations[number] for number in touched)
    )


def _high(high: int | None) -> float:
    return kHighsInf if high is None else float(high)


def _with(bounds: np.ndarray, place: int, bound: float) -> np.ndarray:
    changed = bounds.copy()
    changed[place] = bound
    return changed
