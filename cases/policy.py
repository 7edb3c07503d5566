"""Who may see a case, and who may do what with it?

`case_scope` is the one answer to the first question, `GRANTS` to the second; both are deny by default.
What is outside somebody's scope isn't there for them (404), whatever their role.
"""

from collections.abc import Callable
from functools import lru_cache
from typing import TYPE_CHECKING

from django.apps import apps
from django.db.models import Q

from accounts.models import User
from accounts.terms import DESK_ROLES, RoleName
from events.doers import Doer
from events.refusals import Forbidden, NotThere
from events.settled import Settled
from events.statements import one_of

if TYPE_CHECKING:
    from cases.models import Case

NOTHING = Q(pk__in=())
KEPT = 500  # people whose scope needn't be put into SQL again
NO_PROPOSAL = "Nobody has proposed a referral. Ask the officer of the case to propose it; then you can decide."
OWN_PROPOSAL = "You proposed this referral yourself. Another lead of the desk has to decide."


def case_scope(user: User) -> Q:
    """The cases that `user` needs to know: their desks' and those opened to them by name, without conflicts.

    A restricted case is only for its officer and those it was opened to by name. Whoever has a conflict with
    a duplicate has one with the living case too. What was disposed of is there for nobody. Managers, auditors and
    administrators see none.
    """
    if not user.has_role(*DESK_ROLES):
        return NOTHING
    return _scope(user.pk, user.pseudonym, frozenset(user.desks_as(*DESK_ROLES)))


def case_beyond(user: User) -> Q:
    """Cases of other desks of which `user` may learn that there is one, and no more.

    Never one that is restricted, or to which they have a relation: its subject must not hear even that.
    """
    if not user.has_role(*DESK_ROLES):
        return NOTHING
    return _beyond(user.pseudonym, frozenset(user.desks_as(*DESK_ROLES)))


@lru_cache(maxsize=KEPT)
def _scope(person: int, pseudonym: str, desks: frozenset[int]) -> Q:
    """`case_scope` of whoever is called that and works at these desks; what was opened to them is asked each time."""
    opened = apps.get_model("cases", "Opening").objects.filter(user=person).values("case")
    seen = Q(desk__in=desks) & (Q(restricted=False) | Q(officer=person)) | Q(pk__in=opened)
    return Q(Settled(apps.get_model("cases", "Case"), seen & _unrelated(pseudonym) & Q(disposed_at=None)))


@lru_cache(maxsize=KEPT)
def _beyond(pseudonym: str, desks: frozenset[int]) -> Q:
    elsewhere = Q(restricted=False) & ~Q(desk__in=desks)
    return Q(Settled(apps.get_model("cases", "Case"), elsewhere & _unrelated(pseudonym)))


def _unrelated(pseudonym: str) -> Q:
    """Cases in which this person has no conflict, nor in any that tells of the same: a case and its linked duplicates.

    Which these are is asked each time, and first: for of what isn't among them the planner expects half of everything,
    and gathers where it could walk.
    """
    conflicts = apps.get_model("cases", "Conflict").objects.filter(person=pseudonym)
    of_duplicates = conflicts.exclude(case__duplicate_of=None)
    direct, living = conflicts.values("case"), of_duplicates.values("case__duplicate_of")
    linked = Q(one_of("duplicate_of", direct)) | Q(one_of("duplicate_of", living))
    return ~Q(one_of("pk", direct)) & ~Q(one_of("pk", living)) & (Q(duplicate_of=None) | ~linked)


Rule = Callable[[Doer, "Case"], bool]


def takes_cases(by: Doer) -> bool:
    """Officers claim and dismiss cases, and take the next one; a lead who is no officer only looks after them."""
    return isinstance(by, User) and by.has_role(RoleName.OFFICER)


def require_taker(by: Doer) -> None:
    """Raise `Forbidden` (403) unless `by` takes cases."""
    if not takes_cases(by):
        raise Forbidden("Only an officer takes the next case.")


def officer(by: Doer, case: "Case") -> bool:
    """An officer; that the case is in their scope was settled when it was loaded."""
    return takes_cases(by)


def lead(by: Doer, case: "Case") -> bool:
    """A lead of the case's desk."""
    return isinstance(by, User) and case.desk_id in by.desks_as(RoleName.LEAD)


def the_officer(by: Doer, case: "Case") -> bool:
    """The officer to whom the case is assigned."""
    return officer(by, case) and case.officer_id == by.doer_id


def second_pair_of_eyes(by: Doer, case: "Case") -> bool:
    """An officer in scope, or a lead, other than the one who concluded."""
    return (officer(by, case) or lead(by, case)) and case.concluded_by_id != by.doer_id


def lead_but_proposer(by: Doer, case: "Case") -> bool:
    """A lead, on somebody else's proposal."""
    return lead(by, case) and any(
        proposal.decided_at is None and proposal.by_id != by.doer_id for proposal in case.proposals.all()
    )


def officer_of_unassigned(by: Doer, case: "Case") -> bool:
    """An officer, for a case that nobody has."""
    return officer(by, case) and case.officer_id is None


def reporter(by: Doer, case: "Case") -> bool:
    """The reporter."""
    return by.doer_kind == "reporter"


def system(by: Doer, case: "Case") -> bool:
    """Countersign itself."""
    return by.doer_kind == "system"


GRANTS: dict[str, tuple[Rule, ...]] = {
    # the moves, in the order of the workflow
    "open": (reporter, officer, system),
    "claim": (officer,),
    "dismiss": (officer,),
    "investigate": (the_officer, lead),
    "ask": (the_officer, lead),
    "answer": (reporter, the_officer),
    "refer": (lead_but_proposer,),
    "take_back": (the_officer, lead),
    "conclude": (the_officer, lead),
    "approve": (second_pair_of_eyes,),
    "return": (second_pair_of_eyes,),
    "reopen": (lead, system),
    "chase_out": (system,),
    # whose case it is
    "assign": (officer_of_unassigned, lead),
    "give_out": (lead,),
    "release": (the_officer, lead, system),
    "hand_over": (the_officer, lead),
    # the work beside the moves
    "assess": (the_officer, lead),
    "describe": (the_officer, lead),
    "note": (officer, lead),
    "ask_takedown": (the_officer, lead),
    "chase_takedown": (the_officer, lead),
    "cite_takedown": (the_officer, lead),
    "look_at_takedown": (the_officer, lead),
    "edit_note": (officer, lead),
    "share_note": (the_officer, lead),
    "begin_persona": (the_officer, lead),
    "add_profile": (the_officer, lead),
    "tick": (the_officer, lead),
    "read": (officer, lead),
    "propose": (the_officer,),
    "decline": (lead_but_proposer,),
    "link_persona": (the_officer, lead),
    "accept_match": (the_officer, lead),
    "reject_match": (the_officer, lead),
    # need to know
    "restrict": (lead,),
    "open_to": (lead, system),
    "close_to": (lead,),
    "declare_conflict": (officer, lead),
    "unseal": (lead,),
    # evidence
    "enclose": (reporter,),
    "add_evidence": (officer, lead),
    "scan": (system,),
    "override": (lead,),
    "open_original": (officer, lead),
    # how long it is kept
    "hold": (lead,),
    "lift_hold": (lead,),
    "dispose": (system,),
    # older records
    "bring_in": (lead,),
    "retract": (lead,),
    # what the reporter does, and the house by itself
    "add": (reporter,),
    "ask_to_withdraw": (reporter,),
    "rate": (reporter,),
    "chase": (system,),
    "warn": (system,),
    "escalate": (system,),
}


def may(by: Doer, action: str, case: "Case") -> bool:
    """May `by` do `action` with a case that is in their scope? Unknown actions are nobody's."""
    return any(rule(by, case) for rule in GRANTS.get(action, ()))


def require(by: Doer, action: str, case: "Case") -> None:
    """Raise `Forbidden` (403) unless `by` may do `action` with `case`."""
    if not may(by, action, case):
        raise Forbidden(_why_not(by, action, case))


def _why_not(by: Doer, action: str, case: "Case") -> str:
    """What to do instead, where that can be said."""
    if action == "refer" and lead(by, case):
        proposed = any(proposal.decided_at is None for proposal in case.proposals.all())
        return OWN_PROPOSAL if proposed else NO_PROPOSAL
    return "You can't do this with this case. A lead of its desk can tell you who may."


def require_lead(by: Doer, case: "Case") -> None:
    """Raise `Forbidden` (403) unless `by` is a lead of the case's desk, who alone may see who has read it."""
    if not lead(by, case):
        raise Forbidden("Only a lead of the desk sees who has read a case.")


def leads(by: User, officer: User) -> bool:
    """Does `officer` work at a desk that `by` leads? The roles of a closed account are asked too."""
    led = by.desks_as(RoleName.LEAD)
    return any(role.desk_id in led for role in officer.roles.all())


def require_leader_of(by: User, officer: User | None) -> None:
    """Raise `Forbidden` (403) unless `by` leads a desk at all; `NotThere` where `officer` has nothing to do with it."""
    led = by.desks_as(RoleName.LEAD)
    if not led:
        raise Forbidden("Only a lead hands on the work of somebody else.")
    cases = apps.get_model("cases", "Case").objects.filter(case_scope(by), desk__in=led)
    if officer is None or not (leads(by, officer) or cases.filter(officer=officer.pk).exists()):
        raise NotThere


def may_know_of_others(by: Doer, case: "Case") -> bool:
    """The case's officer and leads may learn that another desk has a case like it."""
    return the_officer(by, case) or lead(by, case)


def may_keep_register(by: Doer) -> bool:
    """Officers and leads keep the register of personas, as far as they can see it."""
    return isinstance(by, User) and by.has_role(*DESK_ROLES)


def require_register(by: Doer) -> None:
    """Raise `Forbidden` (403) for everybody but officers and leads."""
    if not may_keep_register(by):
        raise Forbidden("Only officers and leads work with cases and personas.")
