"""Where does a notification lead to, and for whom is that page there?

The scope of the page decides who is told: when the telling happens, when the mail goes out, and whenever the
list is shown. Who has lost sight of a case hears and sees no more of it.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import lru_cache

from django.apps import apps
from django.db.models import Exists, OuterRef, Q
from django.urls import reverse

from accounts.models import HeldRoles, User
from accounts.terms import RoleName
from cases.models import Case
from cases.policy import KEPT
from events.settled import Settled
from reports.models import Report

References = dict[int, str]


@dataclass(frozen=True)
class Page:
    """`url` is the name of the page. `found` says which of some streams (keys of cases) a person can follow there,
    each with the reference of the page; `scope` says the same of notifications that are kept."""

    url: str
    found: Callable[[User, Iterable[int]], References]
    scope: Callable[[User], Q]

    def address(self, reference: str) -> str:
        return reverse(self.url, args=[reference] if reference else [])


def _cases(user: User, keys: Iterable[int]) -> References:
    return dict(Case.objects.visible_to(user).filter(pk__in=keys).values_list("pk", "reference"))


def _cases_scope(user: User) -> Q:
    return Q(Exists(Case.objects.visible_to(user).filter(reference=OuterRef("reference"))))


def _reports(user: User, keys: Iterable[int]) -> References:
    """The person's reports by the case that was opened for them, and by the one in which they are worked on."""
    own = Report.objects.of(user).filter(Q(case__in=keys) | Q(approach__case__in=keys)).order_by("-pk")
    rows = list(own.values_list("case_id", "approach__case_id", "reference"))
    worked_on = {living: reference for _, living, reference in rows}
    return worked_on | {home: reference for home, _, reference in rows}


def _reports_scope(user: User) -> Q:
    return Q(Exists(Report.objects.of(user).filter(reference=OuterRef("reference"))))


def _anyone(user: User, keys: Iterable[int]) -> References:
    return dict.fromkeys(keys, "")


def _figures(user: User, keys: Iterable[int]) -> References:
    return dict.fromkeys(keys, "") if user.has_role(RoleName.MANAGER) else {}


def _figures_scope(user: User) -> Q:
    return Q() if user.has_role(RoleName.MANAGER) else Q(pk__in=())


PAGES: dict[str, Page] = {
    "case": Page("cases:case", _cases, _cases_scope),
    "report": Page("reports:report", _reports, _reports_scope),
    "releases": Page("trends:releases", _figures, _figures_scope),
    "password": Page("account_reset_password", _anyone, lambda user: Q()),
}


def scope(user: User) -> Q:
    """The notifications whose page is there for `user`."""
    return Q(_scope(user, user.held))


@lru_cache(maxsize=KEPT)
def _scope(user: User, _: HeldRoles) -> Settled:
    """For whoever holds these roles: which pages are there for them by these is asked each time."""
    found = Q(pk__in=())
    for name, page in PAGES.items():
        found |= Q(page=name) & page.scope(user)
    return Settled(apps.get_model("notifications", "Notification"), found, outermost=True)
