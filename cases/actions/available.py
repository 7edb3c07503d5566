"""What may this person do with this case now, and what does each take? Buttons and the API ask here alike.

The moves come from `TRANSITIONS`, the work beside them from `WORK`; `GRANTS` says of both whose they are.
"""

from collections.abc import Callable
from dataclasses import dataclass

from accounts.models import User
from cases import policy
from cases.actions.assessing import DESCRIBED
from cases.actions.moving import facts, unread
from cases.models import Case
from cases.terms import Status
from cases.workflow import LINE, TRANSITIONS, Details, Facts, Need, leaving
from events.refusals import NotThere, Refused


@dataclass(frozen=True)
class Work:
    """Something done beside the moves: what it takes, and in which state of the case it makes sense."""

    name: str
    label: str
    fits: Callable[[Case], bool]
    needs: tuple[Need, ...] = ()


@dataclass(frozen=True)
class Available:
    """One thing that can be done. `blocked` says what is to be done first, blank when nothing is."""

    name: str
    label: str
    needs: tuple[Need, ...]
    is_move: bool
    blocked: str = ""


def _open(case: Case) -> bool:
    return case.is_open


def _always(case: Case) -> bool:
    return True


def _has_officer(case: Case) -> bool:
    return case.is_open and case.officer_id is not None


def _is_open_by_name(case: Case) -> bool:
    """Open to somebody by name? A page may have read their names with the case."""
    named: list[str] | None = getattr(case, "open_to", None)
    return case.openings.exists() if named is None else bool(named)


def _may_be_proposed(case: Case) -> bool:
    return case.status in (Status.TRIAGE, Status.INVESTIGATION) and not _proposal_waits(case)


def _optional(facts: Facts, details: Details) -> bool:
    return False


def _has_unknown_persona(case: Case) -> bool:
    return case.is_open and any(approach.persona_id is None for approach in case.approaches.all())


def _proposal_waits(case: Case) -> bool:
    return any(proposal.decided_at is None for proposal in case.proposals.all())


def _is_held(case: Case) -> bool:
    """Is it kept beyond its time? A page may have asked with the case."""
    held: bool | None = getattr(case, "held", None)
    return case.holds.filter(lifted_at=None).exists() if held is None else held


_WORK = (
    Work("read", "Mark as read", lambda case: unread(case) > 0),
    Work("assess", "Change the assessment", _open, (Need("severity"), Need("likelihood"), Need("confidence"))),
    Work("note", "Write a note", _always, (Need("text"),)),
    Work("tick", "Finish a task", lambda case: any(task.done_at is None for task in case.tasks.all()), (Need("task"),)),
    Work("describe", "Correct what the case says", _open,
         (Need("approach"), *(Need(field, _optional, "if it is to change") for field in DESCRIBED))),
    Work("link_persona", "Say which persona it was", _open, (Need("approach"), Need("persona"))),
    Work("begin_persona", "Begin a persona", _has_unknown_persona,
         (Need("approach"), Need("persona_name", longest=LINE), Need("claimed_employer", _optional, longest=LINE))),
    Work("add_profile", "Add a profile", _open, (Need("approach"), Need("address", longest=2000))),
    Work("propose", "Propose a referral", _may_be_proposed, (Need("reason"),)),
    Work("decline", "Decline the referral", _proposal_waits, (Need("reason"),)),
    Work("assign", "Assign", lambda case: case.is_open and case.officer_id is None, (Need("officer"),)),
    Work("give_out", "Give to whoever has least", lambda case: case.is_open and case.officer_id is None),
    Work("hand_over", "Hand over", _has_officer, (Need("officer"),)),
    Work("release", "Release to the desk", _has_officer),
    Work("restrict", "Change who can see it", _open, (Need("restricted"),)),
    Work("open_to", "Open to a colleague", _always, (Need("person"),)),
    Work("close_to", "Close to a colleague", _is_open_by_name, (Need("person"),)),
    Work("hold", "Keep beyond its time", lambda case: not _is_held(case), (Need("reason"),)),
    Work("lift_hold", "Keep no longer than its time", lambda case: _is_held(case)),
    Work("declare_conflict", "Declare a conflict of interest", _always, (Need("person"),)),
)  # fmt: skip
WORK: dict[str, Work] = {work.name: work for work in _WORK}


def available(case: Case, by: User) -> list[Available]:
    """What `by` may do with a case in their scope, the moves first. A case with its proposals, tasks
    and approaches prefetched, as its page reads it, costs one more query at most."""
    moves = [_move(name, case, by) for name in TRANSITIONS if _may_move(name, case, by)]
    work = [Available(each.name, each.label, each.needs, is_move=False)
            for each in _WORK if policy.may(by, each.name, case) and each.fits(case)]  # fmt: skip
    return moves + work


def needs_of(name: str) -> tuple[Need, ...]:
    """What the move or work called `name` takes; `NotThere` when nothing is called that."""
    found = TRANSITIONS.get(name) or WORK.get(name)
    if found is None:
        raise NotThere
    return found.needs


def label_of(name: str) -> str:
    """What the move or work called `name` is called on the screen."""
    return (TRANSITIONS.get(name) or WORK[name]).label


def require_available(name: str, case: Case, by: User) -> Available:
    """What `available` would list under `name`; else `NotThere` (404), `Forbidden` (403) or `Refused` (409)."""
    needs_of(name)
    policy.require(by, name, case)
    if name in TRANSITIONS:
        leaving(case.status, by=name)
        return _move(name, case, by)
    work = WORK[name]
    if not work.fits(case):
        raise Refused(f"“{work.label}” isn't possible with this case now.")
    return Available(name, work.label, work.needs, is_move=False)


def _may_move(name: str, case: Case, by: User) -> bool:
    return case.status in TRANSITIONS[name].sources and policy.may(by, name, case)


def _move(name: str, case: Case, by: User) -> Available:
    transition = TRANSITIONS[name]
    known = facts(case, name, by=by) if transition.gates else None
    blocked = next((gate.sentence for gate in transition.gates if known and not gate.passes(known)), "")
    return Available(name, transition.label, transition.needs, is_move=True, blocked=blocked)
