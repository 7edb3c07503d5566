"""Who can be given a case, who of them is away, and how much has each to do? As far as whoever asks may know it."""

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, F, QuerySet, Value

from accounts.models import Role, User
from accounts.queries import away_until
from accounts.terms import DESK_ROLES, RoleName
from cases import policy
from cases.models import Case, Opening
from events.queries import history

MOST_COUNTED = 500  # open cases of one officer; whoever has more has too many anyway
MOST_SHARED_OUT = 2_000  # open cases that are counted by officer, those that are due first


@dataclass(frozen=True)
class Load:
    """An officer: how many open cases of theirs the person who asks can see, and until when they are away."""

    officer: User
    open: int
    away_until: date | None = None

    @property
    def many(self) -> str:
        """“4”, and “500 or more” where nobody counted on."""
        return f"{MOST_COUNTED} or more" if self.open >= MOST_COUNTED else str(self.open)

    @property
    def words(self) -> str:
        """“4 open cases, away until 3 December 2026”."""
        said = f"{self.many} open case{'' if self.open == 1 else 's'}"
        until = self.away_until
        return f"{said}, away until {until.day} {until:%B %Y}" if until else said


def officers_of(*desks: int) -> list[User]:
    """The officers of these desks who can sign in, by name, with the roles that they hold at hand."""
    working = Role.objects.filter(name=RoleName.OFFICER, desk__in=desks).values("user")
    return _with_roles(working)


def colleagues(by: User) -> list[Load]:
    """The officers of the desks of `by`, each with how much they have to do."""
    return loads(officers_of(*by.desks_as(*DESK_ROLES)), by)


def officers_for(case: Case) -> list[User]:
    """The officers to whom this case could be given: those who can see it, from its desk or by name."""
    named = Opening.objects.filter(case=case).values("user")
    people = {user.pk: user for user in [*officers_of(case.desk_id), *_with_roles(named)]}
    officers = [user for user in people.values() if user.has_role(RoleName.OFFICER)]
    seeing = who_sees(case, officers)
    return sorted((user for user in officers if user.pk in seeing), key=_by_name)


def working() -> list[User]:
    """All officers and leads who can sign in, with their roles at hand."""
    return _with_roles(Role.objects.filter(name__in=DESK_ROLES).values("user"))


def officer_numbered(by: User, number: int) -> User:
    """Somebody whose work `by` may hand on, whether or not they can still sign in; `NotThere`, `Forbidden`."""
    return _led(by, User.objects.filter(pk=number).first())


def officer_called(by: User, email: str) -> User:
    """The same, by email address."""
    return _led(by, User.objects.filter(email__iexact=email).first())


def _led(by: User, found: User | None) -> User:
    policy.require_leader_of(by, found)
    assert found is not None
    return found


def work_led(officer: User, by: User) -> QuerySet[Case]:
    """The open cases of `officer` at the desks that `by` leads, as far as `by` can see them."""
    return Case.objects.visible_to(by).open().filter(officer=officer, desk__in=by.desks_as(RoleName.LEAD))


def who_sees(case: Case, people: Collection[User]) -> set[int]:
    """Which of `people` (their numbers) see the case: the one scope, asked for all of them at once."""
    if not people:
        return set()
    asked = [
        Case.objects.visible_to(user).filter(pk=case.pk).order_by().annotate(who=Value(user.pk)).values_list("who")
        for user in people
    ]
    return {who for (who,) in asked[0].union(*asked[1:], all=True)}


def loads(officers: Collection[User], by: User) -> list[Load]:
    """How much each of these has to do, as far as `by` can see it, in their order; three queries."""
    if not officers:
        return []
    visible = Case.objects.visible_to(by).open().order_by()
    parts = [visible.filter(officer=user).values_list("officer", "pk")[:MOST_COUNTED] for user in officers]
    counted = Counter(officer for officer, _ in parts[0].union(*parts[1:], all=True))
    away = away_until([user.pk for user in officers])
    return [Load(user, counted[user.pk], away.get(user.pk)) for user in officers]


def shared_out(by: User) -> list[tuple[str, int]]:
    """Who has how many of the open cases that `by` can see, those that nobody has first; of the `MOST_SHARED_OUT` that
    are due first, so that it takes no longer at a desk that has many times as many."""
    first = Case.objects.visible_to(by).open().order_by("due_at", "pk").values("pk")[:MOST_SHARED_OUT]
    rows = Case.objects.filter(pk__in=first).values_list("officer", "officer__name").annotate(cases=Count("pk"))
    in_order = rows.order_by(F("officer__name").asc(nulls_first=True), "officer")
    return [(name or "Nobody yet", cases) for _, name, cases in in_order]


def fairest_first(case: Case, by: User) -> list[Load]:
    """Who of the case's desk could take it now, whoever has least first; of two alike the one who came earlier.

    Left out are those who are away, who can't see it, and who have it.
    """
    here = [user for user in officers_for(case) if case.desk_id in user.desks_as(RoleName.OFFICER)]
    free = [load for load in loads(here, by) if load.away_until is None and load.officer.pk != case.officer_id]
    return sorted(free, key=lambda load: (load.open, load.officer.pk))


def why_given_out(case: Case, by: User) -> str:
    """Who had how much when `by` last gave this case out by workload; for nobody else, whose scope may be another."""
    told = history("case", case.pk).filter(kind="give_out", by_kind="person", by_id=by.pk).last()
    if told is None:
        return ""
    had: dict[str, int] = told.data["had"]
    names = dict(User.objects.filter(pk__in=had).values_list("pk", "name"))
    each = [f"{names[int(number)]}: {count} open" for number, count in had.items()]
    return f"{names[told.data['officer']]} has it now. Before: {', '.join(each)}."


def _with_roles(numbers: Any) -> list[User]:
    found = list(User.objects.filter(pk__in=numbers, is_active=True).prefetch_related("roles").order_by("name", "pk"))
    for user in found:
        user.held = frozenset((role.name, role.desk_id) for role in user.roles.all())
    return found


def _by_name(user: User) -> tuple[str, int]:
    return user.name, user.pk
