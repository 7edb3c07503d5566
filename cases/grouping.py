"""Which rows tell of one and the same approach? Worked out from what is known today, so that it can be undone.

Two approaches are one when the same person met the same persona and no more than 90 days lie between the
contacts. One that came with a linked duplicate is one with the living case's own, unless both persons are
known and differ: then two people were approached. Nothing here is set by hand; un-merging personas or
reopening a duplicate works the groups out anew, and they are as they were.
"""

from collections.abc import Iterable
from datetime import timedelta
from itertools import groupby
from operator import attrgetter

from django.db.models import Q

from cases.models import Approach

SAME_CONTACT = timedelta(days=90)  # a longer gap starts a new approach


def regroup_for(*, personas: Iterable[int], people: Iterable[str], cases: Iterable[int]) -> set[int]:
    """Work out anew the groups that these personas (roots) and people, or these cases, take part in.

    Returns the keys of the approaches whose group has changed. The caller has locked the personas or cases.
    """
    changed = _regroup_contacts(set(personas), {person for person in people if person})
    return changed | _regroup_duplicates(set(cases))


def _regroup_contacts(personas: set[int], people: set[str]) -> set[int]:
    if not personas or not people:
        return set()
    counted_as = Q(persona__in=personas, persona__root=None) | Q(persona__root__in=personas)
    rows = Approach.objects.filter(counted_as, person__in=people).select_related("persona")
    ordered = sorted(rows, key=lambda row: (_pair(row), row.first_contact_on, row.pk))
    wanted: dict[int, int | None] = {}
    for _, same in groupby((row for row in ordered if row.case_id == row.home_id), key=_pair):
        wanted |= _chain(list(same))
    return _write(rows, wanted)


def _pair(row: Approach) -> tuple[int, str]:
    assert row.persona is not None  # only rows with a persona are read
    return row.persona.root_pk, row.person


def _chain(rows: list[Approach]) -> dict[int, int | None]:
    """For one person and persona, the earliest first: each row's group, None for the first of a contact."""
    found: dict[int, int | None] = {}
    first, until = rows[0], rows[0].last_contact_on
    for row in rows:
        if row.first_contact_on - until > SAME_CONTACT:
            first, until = row, row.last_contact_on
        until = max(until, row.last_contact_on)
        found[row.pk] = None if row is first else first.pk
    return found


def _regroup_duplicates(cases: set[int]) -> set[int]:
    rows = list(Approach.objects.filter(case__in=cases).order_by("case_id", "pk"))
    wanted: dict[int, int | None] = {}
    for _, together in groupby(rows, key=attrgetter("case_id")):
        of_case = list(together)
        own = next((row for row in of_case if row.home_id == row.case_id), None)
        for row in of_case:
            if own and row.home_id != row.case_id:
                wanted[row.pk] = (own.joined_to_id or own.pk) if _may_be_one(own, row) else None
    return _write(rows, wanted)


def _may_be_one(one: Approach, other: Approach) -> bool:
    return not one.person or not other.person or one.person == other.person


def _write(rows: Iterable[Approach], wanted: dict[int, int | None]) -> set[int]:
    moved = [row for row in rows if row.pk in wanted and row.joined_to_id != wanted[row.pk]]
    for row in moved:
        row.joined_to_id = wanted[row.pk]
    Approach.objects.bulk_update(moved, ["joined_to"])
    return {row.pk for row in moved}
