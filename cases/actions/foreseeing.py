"""What will become of each of many cases? Told before anything is done, by the rules that hold for one alone."""

from collections.abc import Iterable
from dataclasses import dataclass

from accounts.models import User
from cases import policy
from cases.actions.assigning import require_nobodys
from cases.actions.bulk import require_together
from cases.actions.lock import require_at_work
from cases.models import Case
from cases.queries.changes import latest_of
from cases.terms import Outcome, Status
from cases.workflow import Facts, leaving, second_look_due
from events.models import Event
from events.refusals import NotThere, Refusal

JUDGED = ("assess", "investigate", "conclude", "describe")
GIVING = ("assign", "give_out")
CLOSES = "It closes, and the reporter reads the reply."
SECOND_LOOK = "A second officer looks at it before it closes, because it is grave."
PERHAPS = "It closes, or a second officer looks at it first: you have judged it yourself."


@dataclass(frozen=True)
class Foreseen:
    """One case: what will happen, or (`hindered`) the sentence that says why nothing can."""

    reference: str
    sentence: str
    hindered: bool = False


def foresee(name: str, chosen: Iterable[tuple[str, int]], *, by: User) -> list[Foreseen]:
    """What `in_bulk` would do with each (reference, version) of a bulk act, in at most three queries."""
    wanted = dict(chosen)
    require_together(name, len(wanted))
    found = {case.reference: case for case in Case.objects.visible_to(by).filter(reference__in=wanted)}
    stale = latest_of([case.pk for ref, case in found.items() if case.version != wanted[ref]], by)
    judged = _judged(found.values(), by) if name == "dismiss" else set()
    return [_foreseen(name, reference, found.get(reference), by, stale, judged) for reference in wanted]


def _foreseen(
    name: str, reference: str, case: Case | None, by: User, stale: dict[int, str], judged: set[int]
) -> Foreseen:
    try:
        if case is None:
            raise NotThere
        if case.pk in stale:
            return Foreseen(reference, f"It has changed since you opened the list. {stale[case.pk]}", hindered=True)
        policy.require(by, name, case)
        _require_possible(name, case)
    except Refusal as refusal:
        return Foreseen(reference, refusal.sentence, hindered=True)
    return Foreseen(reference, _then(name, case, judged))


def _require_possible(name: str, case: Case) -> None:
    if name in GIVING:
        require_at_work(case)
    else:
        leaving(case.status, by=name)
    if name == "give_out":
        require_nobodys(case)


def _then(name: str, case: Case, judged: set[int]) -> str:
    if name == "claim":
        return "It becomes yours, in triage."
    if name == "assign":
        return f"It goes on “{Status(case.status).label}”, with the officer whom you choose."
    if name == "give_out":
        return "It goes to whoever of its desk has least to do then, and is not away."
    grave = second_look_due(Facts(case.status, case.effective_severity), {"outcome": Outcome.COMMERCIAL_SPAM})
    return SECOND_LOOK if grave else PERHAPS if case.pk in judged else CLOSES


def _judged(cases: Iterable[Case], by: User) -> set[int]:
    """Of which cases `by` has said how grave or how far they are: their own word doesn't count for closing."""
    keys = [case.pk for case in cases]
    told = Event.objects.filter(stream="case", stream_id__in=keys, by_id=by.pk, kind__in=JUDGED)
    return set(told.values_list("stream_id", flat=True))
