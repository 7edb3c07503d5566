"""How is a case kept beyond its time, and what happens when its time is over?

Disposing leaves the case, its events and its approach without content: chains verify and figures reconcile as before,
and nobody reads what was told. The database lets go of testimony in no other transaction than that of its event.
"""

from django.db import transaction

from accounts.models import Organisation, User
from cases import keeping, policy
from cases.actions.lock import lock, save
from cases.disposal import EMPTIED, REMOVED
from cases.evidence.vault import Part
from cases.models import Case, Doomed, Evidence, Hold
from cases.terms import Outcome, Status
from events.clock import now, today
from events.doers import SYSTEM
from events.refusals import Invalid, Refused

NOT_YET = "The time of this case isn't over, or somebody holds it."


@transaction.atomic
def hold(reference: str, reason: str, *, by: User, version: int | None) -> Hold:
    """Keep a case beyond its time, until that is lifted."""
    case = lock(reference, by=by, version=version)
    policy.require(by, "hold", case)
    if not reason.strip():
        raise Invalid({"reason": ["Say why this case must be kept."]})
    if case.holds.filter(lifted_at=None).exists():
        raise Refused("This case is kept beyond its time already.")
    placed = Hold.objects.create(case=case, reason=reason, by=by, placed_at=now())
    save(case, "hold", by=by, hold=placed.pk, reference=case.reference)
    return placed


@transaction.atomic
def lift_hold(reference: str, *, by: User, version: int | None) -> Case:
    """Keep a case no longer than its time."""
    case = lock(reference, by=by, version=version)
    policy.require(by, "lift_hold", case)
    if not case.holds.filter(lifted_at=None).update(lifted_at=now(), lifted_by=by):
        raise Refused("This case isn't kept beyond its time.")
    save(case, "lift_hold", by=by, reference=case.reference)
    return case


@transaction.atomic
def dispose(reference: str) -> list[Case]:
    """Remove all that was told in a case whose time is over, and in the duplicates that were linked to it.

    Returns these cases; whoever keeps more of them empties it in the same transaction. Raises `Refused` before the
    time, and where any of them is held or open.
    """
    case = lock(reference, by=SYSTEM, version=None)
    policy.require(SYSTEM, "dispose", case)
    together = [case, *_linked(case)]
    if not _is_over(case) or any(each.holds.filter(lifted_at=None).exists() for each in together):
        raise Refused(NOT_YET)
    for each in together:
        empty(each)
    return together


def _is_over(case: Case) -> bool:
    if case.status != Status.CLOSED or case.disposed_at or case.outcome == Outcome.DUPLICATE or case.closed_at is None:
        return False
    zone = Organisation.objects.get(pk=1).time_zone
    last = keeping.kept_until(case.closed_at, case.outcome, keeping.in_force().months, zone)
    return last is not None and last < today(zone)


def _linked(case: Case) -> list[Case]:
    """The duplicates closed as that, and theirs, locked."""
    linked = Case.objects.filter(duplicate_of=case, status=Status.CLOSED, outcome=Outcome.DUPLICATE)
    found = list(linked.select_related("desk").select_for_update(of=("self",)).order_by("pk"))
    return [*found, *(further for each in found for further in _linked(each))]


def empty(case: Case) -> None:
    """Remove what is kept in a closed case that is locked; the caller knows that it may go."""
    case.summary, case.disposed_at = "", now()
    save(case, "dispose", by=SYSTEM, reference=case.reference)
    _doom(case)
    for model, path, blank in EMPTIED:
        model._default_manager.filter(**{path: case}).update(**blank)
    for model, path in REMOVED:
        model._default_manager.filter(**{path: case}).delete()


def _doom(case: Case) -> None:
    """Note what the store has to forget; a worker sees to it, however long the store is away."""
    keys = Evidence.objects.filter(conversation__approach__home=case).values_list("key", flat=True)
    Doomed.objects.bulk_create([Doomed(key=key, part=part) for key in keys for part in Part])
