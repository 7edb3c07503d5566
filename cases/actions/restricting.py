"""Who needs to know? Narrowing a case to named people, opening it to one, and keeping out who has a conflict."""

from django.db import transaction
from django.db.models import Q

from accounts.models import User
from accounts.terms import DESK_ROLES
from cases import policy
from cases.actions.lock import lock, save
from cases.models import Case, Conflict, Opening
from events.doers import Doer
from events.refusals import Invalid, Refused


@transaction.atomic
def restrict(reference: str, *, restricted: bool, by: User, version: int | None) -> Case:
    """Keep the case to its officer and those named, or give it back to the desk. The lead who does it stays in."""
    case = lock(reference, by=by, version=version)
    policy.require(by, "restrict", case)
    case.restricted = restricted
    if restricted:
        Opening.objects.get_or_create(case=case, user=by)
    save(case, "restrict", by=by, restricted=restricted)
    return case


@transaction.atomic
def open_to(reference: str, *, person: User, by: User, version: int | None) -> Case:
    """Open the case to an officer or lead by name, whatever their desk."""
    case = lock(reference, by=by, version=version)
    policy.require(by, "open_to", case)
    if not person.has_role(*DESK_ROLES):
        raise Invalid({"person": ["A case can only be opened to an officer or a lead."]})
    if Conflict.objects.filter(case=case, person=person.pseudonym).exists():
        raise Invalid({"person": ["The case can't be opened to this person."]})
    if not Opening.objects.get_or_create(case=case, user=person)[1]:
        raise Refused(f"The case is already open to {person.name}.")
    save(case, "open_to", by=by, person=person.pk)
    return case


@transaction.atomic
def close_to(reference: str, *, person: User, by: User, version: int | None) -> Case:
    """Take back what `open_to` gave. If the case was theirs and they can't see it now, it goes to the desk."""
    case = lock(reference, by=by, version=version)
    policy.require(by, "close_to", case)
    if not Opening.objects.filter(case=case, user=person).delete()[0]:
        raise Refused(f"The case wasn't open to {person.name} by name.")
    if case.officer_id == person.pk and not Case.objects.visible_to(person).filter(pk=case.pk).exists():
        case.officer = None
    save(case, "close_to", by=by, person=person.pk)
    _require_somebody(case)
    return case


@transaction.atomic
def declare_conflict(reference: str, *, person: User, by: Doer, version: int | None) -> Case:
    """Record that somebody has a relation to the case: from then on it isn't there for them.

    An officer may declare their own, a lead anyone's of the desk. If the case was theirs, it goes to the desk.
    """
    case = lock(reference, by=by, version=version)
    policy.require(by, "declare_conflict", case)
    if person.pk != by.doer_id and not policy.lead(by, case):
        raise Invalid({"person": ["You can declare your own conflict; a lead can declare a colleague's."]})
    Conflict.objects.get_or_create(case=case, person=person.pseudonym, defaults={"why": Conflict.Why.DECLARED})
    if case.officer_id == person.pk:
        case.officer = None
    save(case, "declare_conflict", by=by)
    _require_somebody(case)
    return case


def _require_somebody(case: Case) -> None:
    """A restricted case that nobody can see would be lost: no lead could ever open it to anybody again."""
    named = User.objects.filter(Q(pk=case.officer_id) | Q(openings__case=case), is_active=True).distinct()
    if case.restricted and not any(Case.objects.visible_to(user).filter(pk=case.pk).exists() for user in named):
        raise Refused("Nobody could see this case any more. Open it to somebody else first.")
