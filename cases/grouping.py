"""Which rows tell of one and the same approach? Worked out from what is known today, so that it can be undone.

Two approaches are one when the same person met the same persona and no more than 90 days lie between the
contacts. One that came with a linked duplicate (a guest) is one with the living case's own (its host), unless
both persons are known and differ: then two people were approached, and it is grouped like any other. Where the
host's person can't be told apart, the first guest whose person can stands for them. Nothing here is set by hand;
un-merging personas or reopening a duplicate works the groups out anew, and they are as they were.
"""

from collections.abc import Iterable
from datetime import timedelta
from itertools import groupby
from typing import Any

from django.db.models import F, OuterRef, Q, QuerySet, Subquery

from cases.models import Approach

SAME_CONTACT = timedelta(days=90)  # a longer gap starts a new approach
Groups = dict[int, int | None]  # the key of a row: that of the first of its group, None for the first itself


def regroup_for(*, personas: Iterable[int], people: Iterable[str], cases: Iterable[int]) -> set[int]:
    """Work out anew the groups that these personas (roots) and people, or these cases, take part in.

    Returns the keys of the approaches whose group has changed. The caller has locked the personas or cases.
    """
    roots, known = set(personas), {person for person in people if person}
    rows: list[Any] = list(_concerned(roots, known, set(cases)))
    wanted = _contacts([row for row in rows if not _is_guest(row)], roots, known)
    for row in rows:
        if _is_guest(row):
            wanted[row.pk] = wanted.get(row.host, row.host_joined_to) or row.host
    return _write(rows, wanted)


def _concerned(personas: set[int], people: set[str], cases: set[int]) -> QuerySet[Approach]:
    """The rows of these people and personas, those of the cases, and the guests of either; with each one's host."""
    counted_as = Q(persona__in=personas, persona__root=None) | Q(persona__root__in=personas)
    contacts = Approach.objects.filter(counted_as, person__in=people)
    guests = ~Q(case=F("home")) & Q(case__in=contacts.values("case"))
    host = Approach.objects.filter(case=OuterRef("case"), home=OuterRef("case"))
    known = Approach.objects.filter(case=OuterRef("case")).exclude(person="")
    about = known.annotate(own=Q(home=OuterRef("case"))).order_by("-own", "pk")  # the host's person, else a guest's
    found = Approach.objects.filter(Q(pk__in=contacts.values("pk")) | guests | Q(case__in=cases))
    return found.select_related("persona").annotate(
        host=Subquery(host.values("pk")[:1]), about=Subquery(about.values("person")[:1]),
        host_joined_to=Subquery(host.values("joined_to")[:1]),
    )  # fmt: skip


def _is_guest(row: Any) -> bool:
    """Did this row come with a duplicate, and may it be one with the living case's own?"""
    may_be_one = not row.person or not row.about or row.person == row.about
    return row.host is not None and row.host != row.pk and bool(may_be_one)


def _contacts(rows: list[Approach], personas: set[int], people: set[str]) -> Groups:
    """The groups of rows by person and persona; a row that isn't of these people and personas keeps its own."""
    wanted: Groups = {row.pk: None for row in rows if not row.persona or not row.person}
    of_these = [row for row in rows if row.persona and _pair(row)[0] in personas and row.person in people]
    of_these.sort(key=lambda row: (_pair(row), row.first_contact_on, row.pk))
    for _, same in groupby(of_these, key=_pair):
        wanted |= _chain(list(same))
    return wanted


def _pair(row: Approach) -> tuple[int, str]:
    assert row.persona is not None  # only rows with a persona are asked
    return row.persona.root_pk, row.person


def _chain(rows: list[Approach]) -> Groups:
    """For one person and persona, the earliest first: each row's group, None for the first of a contact."""
    found: Groups = {}
    first, until = rows[0], rows[0].last_contact_on
    for row in rows:
        if row.first_contact_on - until > SAME_CONTACT:
            first, until = row, row.last_contact_on
        until = max(until, row.last_contact_on)
        found[row.pk] = None if row is first else first.pk
    return found


def _write(rows: Iterable[Approach], wanted: Groups) -> set[int]:
    moved = [row for row in rows if row.pk in wanted and row.joined_to_id != wanted[row.pk]]
    for row in moved:
        row.joined_to_id = wanted[row.pk]
    Approach.objects.bulk_update(moved, ["joined_to"])
    return {row.pk for row in moved}
