"""How are many cases dealt with at once? By the same action for each, with a result for each."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from cases.actions.assigning import assign
from cases.actions.moving import move
from cases.models import Case
from events.doers import Doer
from events.refusals import Invalid, Refusal

MOST = 200
IN_BULK = ("claim", "dismiss", "assign")


@dataclass(frozen=True)
class Result:
    """What became of one case: done, or the sentence that says why not."""

    reference: str
    done: bool
    sentence: str = ""


def in_bulk(name: str, cases: Iterable[tuple[str, int]], *, by: Doer, **details: Any) -> list[Result]:
    """Do `name` (claim, dismiss or assign) with each (reference, version), each in a transaction of its own.

    Raises `Invalid` for an unknown name or for more than 200 cases; a refusal of one case is its result.
    """
    chosen = list(cases)
    require_together(name, len(chosen))
    return [_one(_action(name, details), reference, version, by) for reference, version in chosen]


def require_together(name: str, count: int) -> None:
    """Raise `Invalid` (400) unless `name` is done with many cases at once, and with so many."""
    if name not in IN_BULK:
        raise Invalid({"name": ["Choose claim, dismiss or assign."]})
    if count > MOST:
        raise Invalid({"cases": [f"Choose at most {MOST} cases at once."]})


def _action(name: str, details: dict[str, Any]) -> Callable[..., Case]:
    if name == "assign":
        return lambda reference, **by: assign(reference, **details, **by)
    return lambda reference, **by: move(reference, name, **details, **by)


def _one(action: Callable[..., Case], reference: str, version: int, by: Doer) -> Result:
    try:
        action(reference, by=by, version=version)
    except Refusal as refusal:
        return Result(reference, done=False, sentence=str(refusal))
    return Result(reference, done=True)
