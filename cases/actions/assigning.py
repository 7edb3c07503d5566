"""Whose case is it? Assigning, releasing and handing over, in every open status."""

from django.db import transaction

from accounts.models import User
from accounts.terms import RoleName
from cases import policy
from cases.actions.lock import lock, save
from cases.models import Case
from cases.terms import Status
from events.doers import Doer
from events.refusals import Invalid, Refused


@transaction.atomic
def assign(reference: str, *, to: User, by: Doer, version: int | None) -> Case:
    """Give the case to an officer. An officer may take one that nobody has; a lead of the desk, any."""
    case = lock(reference, by=by, version=version)
    policy.require(by, "assign", case)
    if not policy.lead(by, case) and to.pk != by.doer_id:
        raise Invalid({"officer": ["Only a lead can assign a case to somebody else."]})
    return _give(case, to, "assign", by=by)


@transaction.atomic
def hand_over(reference: str, *, to: User, by: Doer, version: int | None) -> Case:
    """Hand the case over to a colleague: by its officer, or by a lead for the desk."""
    case = lock(reference, by=by, version=version)
    policy.require(by, "hand_over", case)
    return _give(case, to, "hand_over", by=by)


@transaction.atomic
def release(reference: str, *, by: Doer, version: int | None) -> Case:
    """Give the case back to the desk: it is nobody's until somebody takes it."""
    case = lock(reference, by=by, version=version)
    policy.require(by, "release", case)
    require_at_work(case)
    if case.officer_id is None:
        raise Refused("Nobody has this case, so there is nothing to release.")
    before, case.officer = case.officer_id, None
    save(case, "release", by=by, officer_before=before)
    return case


def officers_for(case: Case) -> list[User]:
    """The officers to whom this case could be given: those who can see it."""
    officers = User.objects.filter(is_active=True, roles__name=RoleName.OFFICER).distinct().order_by("name")
    return [user for user in officers if Case.objects.visible_to(user).filter(pk=case.pk).exists()]


def _give(case: Case, to: User, kind: str, *, by: Doer) -> Case:
    require_at_work(case)
    can_see = Case.objects.visible_to(to).filter(pk=case.pk).exists()
    if not (to.has_role(RoleName.OFFICER) and can_see):
        raise Invalid({"officer": ["Choose an officer who can see this case."]})
    if case.officer_id == to.pk:
        raise Refused(f"{to.name} already has this case.")
    before, case.officer = case.officer_id, to
    save(case, kind, by=by, officer=to.pk, officer_before=before)
    return case


def require_at_work(case: Case) -> None:
    """Raise `Refused` (409) for a closed case."""
    if case.status == Status.CLOSED:
        raise Refused("This case is closed. Reopen it first.")
