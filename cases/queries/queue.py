"""Which cases are in the queue? Views of whose move it is, declared filters, pages by keyset; all in scope.

A page costs the same few queries whatever the number of cases.
"""

import json
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from hashlib import sha256
from operator import or_
from typing import Any

from django.db.models import Case as CaseWhen
from django.db.models import Q, QuerySet, Value, When
from django.db.models.functions import Concat

from accounts.models import HeldRoles, User
from accounts.terms import DESK_ROLES, RoleName
from cases.models import Case, Opening, Proposal, Watch
from cases.queries.filters import FILTERS
from cases.queries.lines import Row, lined, rows
from cases.terms import Status
from events import keyset
from events.clock import now
from events.statements import put_once

SIZE = 50
MOST_COUNTED = 99  # a tab says "99+" beyond this: nobody needs the number, and counting costs
MOST_DESKS = 6  # that are looked through one by one; more of them are most of all cases anyway
BY_DUE = ("due_at", "id")
BY_CLOSING = ("-closed_at", "-id")


@dataclass(frozen=True)
class View:
    """One tab of the queue. `picks` gives the alternatives by which a case is in it for somebody at a
    moment, each with an index of its own."""

    name: str
    label: str
    says: str
    picks: Callable[[User, Any], tuple[Q, ...]]
    keys: tuple[str, ...] = BY_DUE
    counted: bool = True

    @property
    def in_bulk(self) -> bool:
        """Can the cases here be claimed, assigned or dismissed many at once? Only where that is possible at all."""
        return self.name not in ("awaiting", "review", "closed", "watching")


def _only(**fields: Any) -> Callable[[User, Any], tuple[Q, ...]]:
    """The cases with these fields, for whoever asks."""
    return lambda user, moment: (Q(**fields),)


def _waiting_for(user: User, moment: Any) -> tuple[Q, ...]:
    """My own cases where it's my move, second looks that I may take, proposals that I may decide."""
    mine = Q(officer=user, status__in=[Status.TRIAGE, Status.INVESTIGATION])
    second_look = Q(status=Status.REVIEW) & ~Q(concluded_by=user)
    proposed = Proposal.objects.filter(decided_at=None).exclude(by=user).values("case")
    return mine, second_look, Q(pk__in=proposed, desk__in=user.desks_as(RoleName.LEAD))


def _overdue(user: User, moment: Any) -> tuple[Q, ...]:
    """Late by our own doing: a late answer from the reporter is under another tab."""
    return (Q(due_at__lt=moment) & ~Q(status=Status.CLOSED) & ~Q(status=Status.AWAITING_REPORTER),)


VIEWS: dict[str, View] = {view.name: view for view in (
    View("mine", "Waiting for me", "Your cases where it is your move, second looks and proposals for you.",
         _waiting_for),
    View("new", "New", "Nobody has claimed these yet.", _only(status=Status.NEW)),
    View("overdue", "Overdue", "Something should have happened here by now.", _overdue),
    View("awaiting", "Awaiting reporters", "The reporter has been asked a question.",
         _only(status=Status.AWAITING_REPORTER)),
    View("review", "For second look", "Concluded, and to be confirmed by somebody else.",
         _only(status=Status.REVIEW)),
    View("watching", "Watching", "Cases that you have chosen to watch.",
         lambda user, moment: (Q(pk__in=Watch.objects.filter(user=user).values("case")),), counted=False),
    View("open", "All open", "Every open case that you can see.", lambda user, moment: (~Q(status=Status.CLOSED),),
         counted=False),
    View("closed", "Closed", "The most recently closed first.", _only(status=Status.CLOSED),
         keys=BY_CLOSING, counted=False),
)}  # fmt: skip


def queue(user: User, view: View, filters: Mapping[str, Any], moment: Any = None) -> list[QuerySet[Case]]:
    """The cases of a view that pass the filters (names of `FILTERS`, blank ones left out), in parts; `moment` is now.

    Each part is of one desk, or of what was opened by name elsewhere, so that an index gives it in order: walking
    through everybody's cases would be slow for whom few of them are. Parts may overlap.
    """
    found = Case.objects.visible_to(user)
    for name, value in filters.items():
        found = found.filter(FILTERS[name](value))
    return [found.filter(place & picked) for place in _places(user) for picked in view.picks(user, moment or now())]


def _places(user: User) -> list[Q]:
    desks = sorted(user.desks_as(*DESK_ROLES))
    if len(desks) > MOST_DESKS:
        return [Q()]
    return [*(Q(desk=desk) for desk in desks), _own_and_elsewhere(user)[1]]


def _own_and_elsewhere(user: User) -> tuple[Q, Q]:
    """The cases of one's desks, and those of others that were opened by name."""
    own = Q(desk__in=user.desks_as(*DESK_ROLES))
    return own, Q(pk__in=Opening.objects.filter(user=user).values("case")) & ~own


def page(user: User, view: View, filters: Mapping[str, Any], *, after: str = "") -> keyset.Page:
    """One page of the queue as `Row`s."""
    if filters or after:
        cases = keyset.page(lined(_on_page(user, view, filters, after)), view.keys, size=SIZE)
    else:
        cases = keyset.cut(_opened(user, user.held, view.name, moment=now()), view.keys, size=SIZE)
    return keyset.Page(rows(user, cases.rows), cases.next)


@put_once
def _opened(user: User, _: HeldRoles, view: str, *, moment: Any) -> QuerySet[Case]:
    """The first page of a view as it is opened most often, and the case that follows."""
    keys = VIEWS[view].keys
    return lined(_on_page(user, VIEWS[view], {}, "", moment)).order_by(*keys)[: SIZE + 1]


def _on_page(user: User, view: View, filters: Mapping[str, Any], after: str, moment: Any = None) -> QuerySet[Case]:
    """The cases of a page, and a few that may follow: the first of each part."""
    parts = [
        keyset.following(part, view.keys, after=after).order_by(*view.keys).values("pk")[: SIZE + 1]
        for part in queue(user, view, filters, moment)
    ]
    return united(parts)


def united(parts: Sequence[QuerySet[Case, Any]]) -> QuerySet[Case]:
    """The cases whose keys are in any of these parts, each of which may have an end of its own; each case once."""
    return Case.objects.filter(pk__in=parts[0].union(*parts[1:], all=True) if parts[1:] else parts[0])


def state(rows: Iterable[tuple[str, bool]]) -> str:
    """A digest of what a page shows: which cases, at which version, and which of them late."""
    return _digest(list(rows))


def state_of(shown: keyset.Page) -> str:
    """The `state` of a page that has been made."""
    return state((row.chosen, row.late) for row in shown.rows)


def state_now(user: User, view: View, filters: Mapping[str, Any], *, after: str = "") -> str:
    """The `state` that the page would have if it were made now, in one query for a fraction of the price."""
    cases = _on_page(user, view, filters, after).order_by(*view.keys)
    found = cases.values_list("reference", "version", "due", "due_at")[:SIZE]
    moment = now()
    return state((f"{ref}:{version}", bool(due) and due_at < moment) for ref, version, due, due_at in found)


def state_of_tabs(waiting: Mapping[str, str]) -> str:
    """A digest of how many wait where."""
    return _digest(sorted(waiting.items()))


def _digest(said: Any) -> str:
    return sha256(json.dumps(said).encode()).hexdigest()[:16]


def counts(user: User) -> dict[str, str]:
    """How many wait under each tab, in one query that never counts beyond what is shown."""
    found = Counter(tab for tabs, _ in _waiting(user, user.held, moment=now()) for tab in tabs.split())
    return {name: f"{MOST_COUNTED}+" if count > MOST_COUNTED else str(count) for name, count in found.items()}


@put_once
def _waiting(user: User, _: HeldRoles, *, moment: Any) -> QuerySet[Case, Any]:
    """Under which tabs each case is that waits, for whoever holds these roles.

    In the order of an index: else PostgreSQL gathers all that wait before it takes the first hundred of them.
    """
    counted, most = [view for view in VIEWS.values() if view.counted], MOST_COUNTED + 1
    own, elsewhere = _own_and_elsewhere(user)
    seen = Case.objects.visible_to(user).order_by()
    wanted = [
        seen.filter(own & picked).order_by(*view.keys).annotate(tabs=Value(view.name)).values_list("tabs", "pk")[:most]
        for view in counted
        for picked in view.picks(user, moment)
    ]
    named = seen.filter(elsewhere).annotate(tabs=_tabs_of(user, counted, moment)).values_list("tabs", "pk")
    return named.union(*wanted)


def _tabs_of(user: User, views: Iterable[View], moment: Any) -> Concat:
    """The names of all tabs under which a case is: for the few that were opened by name, which are read but once."""
    return Concat(*(
        CaseWhen(When(reduce(or_, view.picks(user, moment)), then=Value(f"{view.name} ")), default=Value(""))
        for view in views
    ))  # fmt: skip


def cases_named(user: User, references: Iterable[str]) -> list[Row]:
    """Lines for the cases with these references that `user` can see, in the order of what is due."""
    found = lined(Case.objects.visible_to(user).filter(reference__in=references))
    return rows(user, list(found.order_by(*BY_DUE)))
