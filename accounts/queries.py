"""What do administrators and auditors look up? People, the organisation, and every change of rights."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import OuterRef, Q, QuerySet, Subquery

from accounts.models import Desk, Headcount, Organisation, Role, Unit, User
from accounts.policy import require_administrator, require_auditor
from accounts.sentences import SENTENCES
from accounts.terms import RoleName
from events import keyset
from events.models import RIGHTS_AND_SETTINGS, Event
from events.refusals import NotThere


def people(by: User, *, text: str = "", role: str = "", after: str = "") -> keyset.Page:
    """A page of all people by name: those whose name or address holds `text`, those who hold `role`."""
    require_administrator(by)
    rows = User.objects.select_related("unit").prefetch_related("roles__desk")
    if text:
        rows = rows.filter(Q(name__icontains=text) | Q(email__icontains=text))
    if role:
        rows = rows.filter(pk__in=Role.objects.filter(name=role).values("user"))
    return keyset.page(rows, ["name", "id"], after=after)


def person(by: User, number: int) -> User:
    """One person. Raises `NotThere`."""
    require_administrator(by)
    found = User.objects.select_related("unit").filter(pk=number).first()
    if found is None:
        raise NotThere
    return found


def organisation(by: User) -> Organisation:
    """The organisation, to be looked after."""
    require_administrator(by)
    return Organisation.objects.get(pk=1)


def desks(by: User) -> QuerySet[Desk]:
    require_administrator(by)
    return Desk.objects.order_by("name")


def units(by: User) -> QuerySet[Unit]:
    """The units by name, each with its newest headcount (`people_now`, `counted_in`)."""
    require_administrator(by)
    newest = Headcount.objects.filter(unit=OuterRef("pk")).order_by("-month")
    rows = Unit.objects.select_related("desk").order_by("name")
    return rows.annotate(
        people_now=Subquery(newest.values("people")[:1]), counted_in=Subquery(newest.values("month")[:1])
    )


def unit(by: User, number: int) -> Unit:
    """One unit. Raises `NotThere`."""
    found = units(by).filter(pk=number).first()
    if found is None:
        raise NotThere
    return found


@dataclass(frozen=True)
class Change:
    """One line of the record: what was done, and when."""

    at: datetime
    sentence: str


def changes(by: User, *, after: str = "") -> keyset.Page:
    """A page of what was done to rights, settings and sealed identities, the newest first, as `Change`s."""
    require_auditor(by)
    page = keyset.page(Event.objects.filter(RIGHTS_AND_SETTINGS), ["-at", "-id"], after=after)
    return keyset.Page(list(_said(page.rows)), page.next)


def changes_of(by: User, whom: User) -> list[Change]:
    """What was done to the rights of one person, the newest first."""
    require_administrator(by)
    return list(_said(Event.objects.filter(stream="rights", stream_id=whom.pk).order_by("-sequence")))


def _said(events: Iterable[Event]) -> Iterable[Change]:
    rows = list(events)
    names = _names(rows)
    desks = dict(Desk.objects.values_list("pk", "name"))
    for event in rows:
        yield Change(event.at, SENTENCES[event.kind].format(**_given(event, names, desks)))


def _names(events: Sequence[Event]) -> dict[int | None, str]:
    doers = {event.by_id for event in events if event.by_id is not None}
    whom = {event.stream_id for event in events if event.stream == "rights"}
    return dict(User.objects.filter(pk__in=doers | whom).values_list("pk", "name"))


def _given(event: Event, names: dict[int | None, str], desks: dict[Any, str]) -> dict[str, str]:
    role, desk = event.data.get("role"), desks.get(event.data.get("desk"))
    label = RoleName(role).label if role else ""
    return {
        "by": names.get(event.by_id, "Countersign"), "whom": names.get(event.stream_id, "a person"),
        "role": f"{label}, {desk}" if desk else label, "reference": event.data.get("reference", "not recorded"),
    }  # fmt: skip
