"""Does anything of a case outside the scope appear anywhere? Each case holds a word of its own, all doors are read."""

import itertools
from collections.abc import Iterator
from typing import Any
from uuid import UUID

import pytest
from django.contrib import admin
from django.urls import resolve, reverse

from accounts.models import User
from cases.models import Case, Match, Takedown
from notifications.mail import letter
from notifications.models import Notification
from tests.architecture.matrix import Route, routes
from tests.asking import Answer, ask, undone
from tests.cases.marked import COMMON, World, world
from tests.depth import DEPTH

WHO_ASKS = ("olga", "nora", "otto", "lars", "max", "audra", "vera", "wim")
# What stands in an address that isn't the number or name of anything of a case.
PLAIN: dict[str, tuple[str, ...]] = {
    "cases:act": ("open_to", "close_to", "note"), "cases:act_on_approach": ("describe",),
    "cases:act_on_task": ("tick",), "cases:begun": ("note",),
}  # fmt: skip
FIXED = {"of": "platform", "form": "json", "key": "likely_hostile", "method": "every", "code": "mi5_2021",
         "table": "months", "name": "page.pdf", "step": "happened", "page": "profile", "lesson": "report",
         "topic": "first"}  # fmt: skip
# Whose number it is, by the beginning of the route's name; the longest that fits.
NUMBERS = {
    "api:absence": "absence", "api:view": "view", "api:note": "note", "api:takedown": "takedown",
    "api:names": "persona", "api:persona": "persona", "cases:saved": "view", "cases:drop_view": "view",
    "cases:takedown": "takedown",
    "cases:note": "note", "cases:bundle": "referral", "cases:hand_on": "officer", "cases:persona": "persona",
    "cases:name_persona": "persona", "cases:merge": "persona", "cases:unmerge": "persona", "accounts:": "officer",
    "accounts:unit": "unit", "accounts:change_unit": "unit", "past:": "sheet", "trends:": "release",
}  # fmt: skip
# Pages that are read nowhere here, by the beginning of their name, and why not.
UNREAD = {
    "reports:": "a person's own reports", "checks:": "a check that is one's own", "lessons:": "the same for everybody",
    "advice:": "the organisation's words", "notices:": "the organisation's words", "language": "only chooses one",
    "api:schema": "the same for everybody", "api:docs": "the same for everybody", "/account/": "one's own account",
    "healthz": "a word", "readyz": "a word", "privacy": "the same for everybody", "accessibility": "the same",
}  # fmt: skip
NONE = {"unit": 1, "release": 1}  # not of any case: a unit is the organisation's, releases are for everybody


def names(route: Route) -> list[str]:
    """What each argument of the route names, in its order; blank for what names nothing."""
    return [_names(route, argument) for argument in route.arguments]


def _names(route: Route, argument: str) -> str:
    if argument == "number":
        return NUMBERS[max((start for start in NUMBERS if route.name.startswith(start)), key=len)]
    if argument == "key":
        return "key" if route.uuids else "notification" if route.name.startswith("notifications:") else ""
    return "" if argument in FIXED else argument


def filled(route: Route, *given: dict[str, Any]) -> Iterator[tuple[Any, ...]]:
    """Every way to fill the arguments of the route out of what is given."""
    choices = []
    for argument, named in zip(route.arguments, names(route), strict=True):
        plain = PLAIN.get(route.name, (FIXED.get(argument),)) if argument == "name" else (FIXED.get(argument),)
        choices.append([NONE.get(named) or each[named] for each in given] if named else plain)
    return itertools.product(*choices)


def address(route: Route, values: tuple[Any, ...]) -> str:
    if not route.arguments:
        return route.name if route.name.startswith("/") else reverse(route.name)
    return reverse(route.name, kwargs=dict(zip(route.arguments, values, strict=True)))


def pages(world: World) -> list[str]:
    """Every address that can be read, filled with whatever there is; searches for the words; the admin site."""
    words = [each.word for each in world.marked] + [COMMON.split()[2]]
    found = [address(route, values) for route in routes() if not route.name.startswith(tuple(UNREAD))
             for values in filled(route, *(each.numbers for each in world.marked[:2]))]  # fmt: skip
    found += [f"/cases/?view={view}" for view in ("new", "open", "overdue", "watching", "closed", "awaiting", "review")]
    found += [f"/cases/fresh/?view=open&known={_ticks(world)}&tabs=yes"]
    for word in words:
        found += [f"/cases/search/?q={word}", f"/api/v1/cases/?q={word[:9]}*", f"/personas/?name={word[:5]}",
                  f"/api/v1/personas/?name={word[:5]}"]  # fmt: skip
    for each in world.marked[2:]:
        reference = each.case.reference
        found += [f"/cases/{reference}/", f"/cases/{reference}/account/", f"/api/v1/cases/{reference}/matches/",
                  f"/cases/?reference={reference}"]  # fmt: skip
    for model in admin.site._registry:
        start = f"/admin/{model._meta.app_label}/{model._meta.model_name}/"
        found += [start, *(f"{start}{row.pk}/change/" for row in model._default_manager.order_by("pk")[:3])]
    return list(dict.fromkeys(found))


def _ticks(world: World) -> str:
    return ",".join(f"{each.case.reference}:1" for each in world.marked)


@pytest.mark.parametrize(("seed", "name"), [*enumerate(WHO_ASKS)])
def test_no_word_of_a_case_outside_the_scope_is_in_any_answer(db, seed, name):
    """In worlds of desks, roles, restrictions and conflicts, made by lot: in their own, or in one for all."""
    there, leaks = World(seed) if seed < DEPTH.worlds else world(), []
    references = [each.case.reference for each in there.marked]
    user = there.people[name]
    visible = set(Case.objects.visible_to(user).values_list("pk", flat=True))
    hidden = [secret for each in there.marked if each.case.pk not in visible for secret in each.secrets]
    assert hidden
    told = [(page, ask(user, page, method="GET")) for page in pages(there)]
    chosen = [f"{reference}:1" for reference in references]
    for act in ("claim", "dismiss"):
        with undone():
            told.append((",".join(chosen), ask(user, "/cases/bulk/", {"name": act, "chosen": chosen})))
    for asked, answer in told:
        allowed = references if (asked, name) == ("/rights/", "audra") else []  # whose seal was opened, and no more
        leaked = [secret for secret in hidden if secret in answer.said and secret not in asked + " ".join(allowed)]
        leaks += [(asked, secret) for secret in leaked]
    assert not leaks
    mails = "".join(str(letter(each, user).message()) for each in of_mail(user))
    assert not [each.word for each in there.marked if each.word in mails]


def of_mail(user: User) -> list[Notification]:
    return list(Notification.objects.visible_to(user).filter(channel="mail")[:5])


def test_the_cases_of_this_proof_do_hold_what_could_leak(db):
    """A proof over empty pages would prove nothing."""
    there = world()
    one = there.marked[0]
    case, numbers, lena = one.case, one.numbers, there.people["lena"]
    page, api = f"/cases/{case.reference}/", f"/api/v1/cases/{case.reference}/"
    below = ("account/", "takedowns/", f"takedowns/{numbers['takedown']}/", "evidence/", f"notes/{numbers['note']}/",
             f"referrals/{numbers['referral']}/json/", "readings/", "do/note/")  # fmt: skip
    for address_ in (page, *(page + part for part in below), api, f"{api}notes/", f"{api}takedowns/",
                     "/takedowns/", "/cases/?view=open", f"/personas/{numbers['persona']}/", "/api/v1/personas/",
                     f"/cases/search/?q={one.word}", "/older-records/", "/admin/cases/case/"):  # fmt: skip
        said = ask(lena, address_, method="GET").said
        assert one.word in said or case.reference in said, address_
    others = Case.objects.visible_to(lena).filter(pk__in=[each.case.pk for each in there.marked[2:]])
    seen = ask(lena, page, method="GET").said
    assert [other for other in others if other.reference in seen]
    assert Match.objects.filter(case=case, other=there.marked[2].case).exists()
    assert Takedown.objects.filter(case=case).exists()
    assert Notification.objects.visible_to(there.people["olga"]).filter(pk=numbers["notification"]).exists()


OUTSIDE = ("max", "audra", "ada", "sam")
ABSENT = {"reference": "00000-00000", "other": "00000-00000", "key": UUID(int=1)}


def test_what_is_not_for_somebody_answers_as_what_does_not_exist(db):
    """Every address with something's number or name in it; also one's own case with a number of another's."""
    there, told = world(), []
    one, other = (each.numbers for each in there.marked[:2])
    absent = {name: ABSENT.get(name, 999_999) for name in one}
    sides = {"olga": (one, other), "lars": (other, one), **dict.fromkeys(OUTSIDE, (None, one))}
    for name, (own, foreign) in sides.items():
        for route in routes():
            named = [each for each in names(route) if each and each not in NONE]
            pairs = [(foreign, absent)] if named else []
            if own and "reference" in named[:-1]:
                pairs.append((own | {named[-1]: foreign[named[-1]]}, own | {named[-1]: absent[named[-1]]}))
            told += [(name, route.name, method) for real, none in pairs
                     for method in methods(address(route, next(filled(route, real))))
                     if tells(there.people[name], route, method, real, none)]  # fmt: skip
    assert sorted(set(told)) == []


def methods(address: str) -> list[str]:
    """By GET and POST; of the API, by all that the view takes."""
    view = getattr(resolve(address).func, "cls", None)
    known = ("GET", "POST", "PUT", "DELETE") if view else ("GET", "POST")
    return [name for name in known if not view or hasattr(view, name.lower())]


def tells(user: User, route: Route, method: str, real: dict[str, Any], none: dict[str, Any]) -> bool:
    """Is the refusal of what is there another one than that of what isn't?"""
    with undone():
        answer = asked_by(user, route, method, real)
    if answer.status not in (403, 404):
        return False
    with undone():
        return asked_by(user, route, method, none) != answer


def asked_by(user: User, route: Route, method: str, given: dict[str, Any]) -> Answer:
    place = address(route, next(filled(route, given)))
    how = {"content_type": "application/json"} if place.startswith("/api/") and method != "GET" else {}
    answer = ask(user, place, {} if method == "POST" else None, method=method, **how)
    return Answer(answer.status, answer.said.replace(place, ""))
