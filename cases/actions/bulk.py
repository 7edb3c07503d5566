"""How are many cases dealt with at once? By the same action for each, with a result for each."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from cases.actions.assigning import assign, give_out
from cases.actions.moving import move
from cases.models import Case
from cases.wordings import REFERENCE
from events.doers import Doer
from events.refusals import Invalid, Refusal

MOST = 200
IN_BULK = ("claim", "dismiss", "assign", "give_out")


@dataclass(frozen=True)
class Result:
    """What became of one case: done, or why not; `sentence` says so, and who was given it by workload."""

    reference: str
    done: bool
    sentence: str = ""


def in_bulk(name: str, cases: Iterable[tuple[str, int]], *, by: Doer, **details: Any) -> list[Result]:
    """Do `name` (one of `IN_BULK`) with each (reference, version), each in a transaction of its own.

    Raises `Invalid` for an unknown name or for more than 200 cases; a refusal of one case is its result.
    """
    chosen = list(cases)
    require_together(name, len(chosen))
    return [_one(_action(name, details), reference, version, by) for reference, version in chosen]


def require_together(name: str, count: int) -> None:
    """Raise `Invalid` (400) unless `name` is done with many cases at once, and with so many."""
    if name not in IN_BULK:
        raise Invalid({"name": ["Choose claim, dismiss, assign or give out."]})
    if count > MOST:
        raise Invalid({"cases": [f"Choose at most {MOST} cases at once."]})


def _action(name: str, details: dict[str, Any]) -> Callable[..., Case]:
    if name == "assign":
        return lambda reference, **by: assign(reference, **details, **by)
    if name == "give_out":
        return give_out
    return lambda reference, **by: move(reference, name, **_own(details, reference), **by)


def _own(details: dict[str, Any], reference: str) -> dict[str, Any]:
    """The details for one of the cases: each reporter reads the reference of their own report."""
    reply = details.get("reply")
    return {**details, "reply": reply.replace(REFERENCE, reference)} if isinstance(reply, str) else details


def _one(action: Callable[..., Case], reference: str, version: int, by: Doer) -> Result:
    try:
        case = action(reference, by=by, version=version)
    except Refusal as refusal:
        return Result(reference, done=False, sentence=str(refusal))
    given = case.officer.name if action is give_out and case.officer else ""
    return Result(reference, done=True, sentence=f"{given} has it now." if given else "")
