"""Whose case is it? Assigning by hand or by workload, releasing and handing over, in every open status."""

from typing import Any

from django.db import transaction

from accounts.models import User
from accounts.terms import RoleName
from cases import policy
from cases.actions.lock import lock, require_at_work, save
from cases.models import Case
from cases.queries.officers import fairest_first
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


@transaction.atomic
def give_out(reference: str, *, by: User, version: int | None) -> Case:
    """Give a case that nobody has to whoever of its desk has least to do: by workload, never by liking.

    Nobody who is away, has a conflict or works elsewhere. The event tells how many open cases each had.
    """
    case = lock(reference, by=by, version=version)
    policy.require(by, "give_out", case)
    require_nobodys(case)
    return _give_to_least(case, "give_out", by=by)


@transaction.atomic
def pass_on(reference: str, *, by: User, version: int | None) -> Case:
    """Hand a case that somebody has over to whoever else of its desk has least to do; a lead's act."""
    case = lock(reference, by=by, version=version)
    policy.require(by, "give_out", case)
    return _give_to_least(case, "hand_over", by=by)


def _give_to_least(case: Case, kind: str, *, by: User) -> Case:
    require_at_work(case)
    free = fairest_first(case, by)
    if not free:
        raise Refused("Nobody of the desk can take this case: all are away, or can’t see it.")
    return _give(case, free[0].officer, kind, by=by, had={str(each.officer.pk): each.open for each in free})


def _give(case: Case, to: User, kind: str, *, by: Doer, **said: Any) -> Case:
    require_at_work(case)
    can_see = Case.objects.visible_to(to).filter(pk=case.pk).exists()
    if not (to.has_role(RoleName.OFFICER) and can_see):
        raise Invalid({"officer": ["Choose an officer who can see this case."]})
    if case.officer_id == to.pk:
        raise Refused(f"{to.name} already has this case.")
    before, case.officer = case.officer_id, to
    save(case, kind, by=by, officer=to.pk, officer_before=before, **said)
    return case


def require_nobodys(case: Case) -> None:
    """Raise `Refused` (409) where somebody has the case."""
    if case.officer_id is not None:
        raise Refused("Somebody has this case already. Hand it over, or release it first.")
