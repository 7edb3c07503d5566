"""What happens to a duplicate? Its approach is worked on and counted with the living case; that can be undone."""

from accounts.models import User
from cases.grouping import regroup_for
from cases.models import Approach, Case
from cases.terms import Outcome
from events.actions import record
from events.doers import Doer
from events.refusals import Invalid

STREAM = "case"


def find_living(reference: str, duplicate: Case, *, by: Doer) -> Case:
    """The case that `duplicate` is to be counted with. Raises `Invalid` unless `by` can see it and it can be."""
    visible = Case.objects.visible_to(by) if isinstance(by, User) else Case.objects.all()
    living = visible.filter(reference=reference.strip().upper()).first()
    if living is None:
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
    living = duplicate.duplicate_of
    assert living is not None  # a database constraint says so for every closed duplicate
    Case.objects.select_for_update().get(pk=living.pk)
    Approach.objects.filter(case=duplicate).update(case=living)
    _count_anew(duplicate, living)
    record(STREAM, living.pk, "absorb", by=by, duplicate=duplicate.pk)


def part(duplicate: Case, *, by: Doer) -> None:
    """Take the duplicate's approaches back from the living case."""
    living = duplicate.duplicate_of
    assert living is not None
    Case.objects.select_for_update().get(pk=living.pk)
    Approach.objects.filter(home=duplicate).update(case=duplicate, joined_to=None)
    _count_anew(duplicate, living)
    record(STREAM, living.pk, "part", by=by, duplicate=duplicate.pk)


def _count_anew(*cases: Case) -> None:
    told = Approach.objects.filter(home__in=cases)
    rows = list(told.select_related("persona"))
    regroup_for(
        personas=[row.persona.root_pk for row in rows if row.persona], people=[row.person for row in rows],
        cases=[case.pk for case in cases],
    )  # fmt: skip
