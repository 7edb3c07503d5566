"""What do administrators and auditors look up? People, the organisation, and every change of rights."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.conf import settings
from django.db.models import OuterRef, Q, QuerySet, Subquery

from accounts.models import Absence, Desk, Headcount, Organisation, Role, Unit, User
from accounts.policy import may_say_when_away, require_absences, require_administrator, require_auditor
from accounts.sentences import SENTENCES
from accounts.terms import DESK_ROLES, RoleName
from events import clock, keyset
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


def time_zone() -> str:
    """The name of the organisation's time zone; until there is an organisation, that of the service."""
    return Organisation.objects.values_list("time_zone", flat=True).first() or settings.TIME_ZONE


def today() -> date:
    """The present day in the organisation's time zone."""
    return clock.today(time_zone())


def absences_of(by: User, number: int) -> tuple[User, QuerySet[Absence]]:
    """The person with this number and when they are away, from today on. Raises `NotThere`."""
    user = User.objects.filter(pk=number, is_active=True).first()
    if user is None:
        raise NotThere
    require_absences(by, user)
    return user, user.absences.filter(last_on__gte=today())


def works_at_a_desk(user: User) -> bool:
    """Has `user` the list of those who are away to go back to?"""
    return user.has_role(*DESK_ROLES)


def colleague(by: User, email: str) -> User:
    """The person with this address, of whom `by` may say when they are away. Raises `NotThere` for all others."""
    found = User.objects.filter(email__iexact=email, is_active=True).first()
    if found is None or not (may_say_when_away(by, found) and found.desks_as(*DESK_ROLES)):
        raise NotThere
    return found


def whose_absence(by: User, number: int) -> User:
    """Whose absence this is; `NotThere` where there is none, or `by` has no say in it."""
    absence = Absence.objects.select_related("user").filter(pk=number).first()
    if absence is None or not may_say_when_away(by, absence.user):
        raise NotThere
    return absence.user


def away_until(people: Iterable[int]) -> dict[int, date]:
    """Those of `people` (numbers) who are away today, each with the last day of it."""
    day = today()
    away = Absence.objects.filter(user__in=people, first_on__lte=day, last_on__gte=day)
    return dict(away.order_by("last_on").values_list("user", "last_on"))


def organisation(by: User) -> Organisation:
    """The organisation, to be looked after."""
    require_administrator(by)
    return Organisation.objects.get(pk=1)


def lists_version(by: User) -> int:
    """Of the lists of sectors and platforms: it changes whenever they do."""
    return organisation(by).lists_version


def desks(by: User) -> QuerySet[Desk]:
    """The desks by name."""
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
        "list": event.data.get("of", "entry"), "code": event.data.get("code", "not recorded"),
    }  # fmt: skip
