"""What becomes of somebody's whole work when they leave the desk, or the house? Nothing of it stays behind.

A lead hands it on, each case by the same rules as alone. Where nobody did, the house gives it back to the desk.
Four eyes stay four: who concluded or proposed stands with the case, whoever has it now.
"""

from collections.abc import Callable

from django.db import transaction

from accounts.models import Role, User
from accounts.terms import RoleName
from cases import policy
from cases.actions.assigning import hand_over, pass_on, release
from cases.actions.bulk import MOST, Result
from cases.actions.lock import lock, save
from cases.models import Case, Opening, SavedView, Watch
from cases.queries.officers import who_sees, work_led, working
from events.doers import SYSTEM
from events.refusals import Invalid, Refusal, Refused

DESK, LEAST, COLLEAGUE = "desk", "least", "colleague"
HOW = (DESK, LEAST, COLLEAGUE)  # back to the desk, by workload, or to one person


def hand_on(officer: User, *, how: str, by: User, to: User | None = None) -> list[Result]:
    """Hand on the open cases of `officer` at the desks that `by` leads, at most 200, each in its own transaction.

    With them go the views that they share with those desks and, to a colleague, what they watch. Cases that `by` can't
    see stay as they are. Raises `Forbidden` for whoever leads none of it, `Invalid` for nobody to give it to.
    """
    policy.require_leader_of(by, officer)
    if how not in HOW or (how == COLLEAGUE) != (to is not None):
        raise Invalid({"how": ["Choose the desk, whoever has least, or a colleague."]})
    if to is not None and to.pk == officer.pk:
        raise Invalid({"to": ["Choose somebody else."]})
    act = _act(how, to)
    references = work_led(officer, by).order_by("due_at", "pk").values_list("reference", flat=True)[:MOST]
    results = [_one(act, reference, by) for reference in list(references)]
    _hand_on_lists(officer, to or by, by=by)
    return results


def _act(how: str, to: User | None) -> Callable[..., Case]:
    if to is not None:
        return lambda reference, **by: hand_over(reference, to=to, **by)
    return pass_on if how == LEAST else release


def _one(act: Callable[..., Case], reference: str, by: User) -> Result:
    try:
        case = act(reference, by=by, version=None)
    except Refusal as refusal:
        return Result(reference, done=False, sentence=str(refusal))
    given = case.officer.name if case.officer else "The desk"
    return Result(reference, done=True, sentence=f"{given} has it now.")


@transaction.atomic
def _hand_on_lists(officer: User, to: User, *, by: User) -> None:
    """Shared views of the desks that `by` leads, and watches of cases that both `by` and `to` can see."""
    SavedView.objects.filter(owner=officer, desk__in=by.desks_as(RoleName.LEAD)).update(owner=to)
    if to.pk == by.pk:
        return
    common = Case.objects.visible_to(to).filter(pk__in=Case.objects.visible_to(by).values("pk")).values("pk")
    watched = Watch.objects.filter(user=officer, case__in=common)
    fresh = [Watch(case_id=case, user=to) for case in watched.values_list("case", flat=True)]
    Watch.objects.bulk_create(fresh, ignore_conflicts=True)
    watched.delete()


@transaction.atomic
def entrust(reference: str) -> Case:
    """Open a case that nobody can see any more to the leads of its desk; where none is left, to leads of others.

    Raises `Refused` where somebody sees it, or where no lead without a conflict is left at all.
    """
    case = lock(reference, by=SYSTEM, version=None)
    policy.require(SYSTEM, "open_to", case)
    staff = working()
    if who_sees(case, staff):
        raise Refused("Somebody can see this case.")
    leads = [user for user in staff if user.has_role(RoleName.LEAD)]
    here = [user for user in leads if case.desk_id in user.desks_as(RoleName.LEAD)]
    seeing = _open_to(case, here) or _open_to(case, leads)
    if not seeing:
        raise Refused("No lead is left to whom this case could be opened.")
    for number in sorted(seeing):
        save(case, "open_to", by=SYSTEM, person=number)
    return case


def _open_to(case: Case, leads: list[User]) -> set[int]:
    """Open it to those who then see it; whoever has a conflict doesn't."""
    Opening.objects.bulk_create([Opening(case=case, user=user) for user in leads], ignore_conflicts=True)
    seeing = who_sees(case, leads)
    Opening.objects.filter(case=case, user__in=leads).exclude(user__in=seeing).delete()
    return seeing


@transaction.atomic
def adopt_views() -> None:
    """Give views that are shared with a desk by somebody who left to a lead of it, who can then remove them."""
    gone = SavedView.objects.exclude(desk=None).filter(owner__is_active=False)
    for view in gone.select_for_update(of=("self",)):
        lead = Role.objects.filter(name=RoleName.LEAD, desk=view.desk_id, user__is_active=True).order_by("pk").first()
        if lead is not None:
            SavedView.objects.filter(pk=view.pk).update(owner=lead.user)
