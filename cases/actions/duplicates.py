"""What happens to a duplicate? Its approach is worked on and counted with the living case; that can be undone."""

from accounts.models import User
from cases.actions.lock import save
from cases.grouping import regroup_for
from cases.models import Approach, Case
from cases.terms import Outcome
from events.doers import Doer
from events.refusals import Invalid, Refused


def find_living(reference: str, duplicate: Case, *, by: Doer) -> Case:
    """The case that `duplicate` is to be counted with, locked.

    Raises `Invalid` unless `by` can see it and it can be. It never waits for the lock: two officers who each
    dismiss the other's case as the duplicate would wait for one another.
    """
    visible = Case.objects.visible_to(by) if isinstance(by, User) else Case.objects.all()
    named = visible.filter(reference=reference.strip().upper())
    living = named.select_for_update(of=("self",), skip_locked=True).first()
    if living is None:
        if named.exists():
            raise Refused("Somebody is changing that other case at this moment. Try again.")
        raise Invalid({"duplicate_of": ["There is no case with this reference that you can see."]})
    if living.pk == duplicate.pk:
        raise Invalid({"duplicate_of": ["A case can't be a duplicate of itself."]})
    if living.outcome == Outcome.DUPLICATE:
        raise Invalid({"duplicate_of": ["That case is a duplicate itself. Name the case that it was linked to."]})
    if Case.objects.filter(duplicate_of=duplicate).exists():
        raise Invalid({"duplicate_of": ["Other cases are linked to this one. Dismiss that one instead."]})
    return living


def link(duplicate: Case, *, by: Doer) -> None:
    """Move the duplicate's approaches, and with them its conversation, to the living case."""
    living = _living(duplicate)
    Approach.objects.filter(case=duplicate).update(case=living)
    _count_anew(duplicate, living)
    if living.officer and is_conflicted(duplicate, living.officer):  # the case is no longer there for them
        living.officer = None
    save(living, "absorb", by=by, duplicate=duplicate.pk)


def part(duplicate: Case, *, by: Doer) -> None:
    """Take the duplicate's approaches back from the living case."""
    living = _living(duplicate)
    Approach.objects.filter(home=duplicate).update(case=duplicate, joined_to=None)
    _count_anew(duplicate, living)
    save(living, "part", by=by, duplicate=duplicate.pk)


def is_conflicted(case: Case, user: User) -> bool:
    """Has this person a relation to the case?"""
    return case.conflicts.filter(person=user.pseudonym).exists()


def _living(duplicate: Case) -> Case:
    assert duplicate.duplicate_of_id is not None  # a database constraint says so for every closed duplicate
    rows = Case.objects.select_related("desk", "officer").select_for_update(of=("self",))
    return rows.get(pk=duplicate.duplicate_of_id)


def _count_anew(*cases: Case) -> None:
    told = Approach.objects.filter(home__in=cases)
    rows = list(told.select_related("persona"))
    regroup_for(
        personas=[row.persona.root_pk for row in rows if row.persona], people=[row.person for row in rows],
        cases=[case.pk for case in cases],
    )  # fmt: skip
