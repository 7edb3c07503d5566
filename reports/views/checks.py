"""How does somebody check a profile before they answer it? Three pages of signs, one of addresses, and the result.

What was answered travels in the browser's sealed cookie for half an hour; nothing of it is kept on the server
unless it becomes a report.
"""

import json
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from design.words import lazily as _
from personas.addresses import identify
from personas.platforms import PLATFORMS
from personas.terms import Platform
from reports import actions
from reports.advice import Situation, advice
from reports.checking import weights
from reports.checking.judging import LEVELS, judge
from reports.checking.signs import ANSWERS, PAGES, SIGNS, UNSURE
from reports.forms.checking import AddressForm, SignsForm
from reports.views import drafts, visits
from reports.views.doors import for_everyone, for_staff, person

ADDRESSES = "addresses"  # the page that only those signed in are asked
UNPLACED = (Platform.OTHER, Platform.NOT_SURE)


@for_everyone
def start(request: HttpRequest) -> HttpResponse:
    """What a check is, and what becomes of the answers."""
    return render(request, "reports/check/start.html", {"weighting": weights.in_force(), "begun": _held(request)})


@for_everyone
def page(request: HttpRequest, page: str) -> HttpResponse:
    """One page of signs."""
    check = _held(request)
    form = SignsForm(request.POST or None, page=page, answers=check.get("answers", {}))
    if request.method == "POST" and form.is_valid():
        answers = check.get("answers", {}) | form.answers
        version = check.get("version") or weights.in_force().version
        return _onwards(request, page, check | {"answers": answers, "version": version})
    return render(request, "reports/check/page.html", {"form": form, **_place(request, page)})


@for_staff
def addresses(request: HttpRequest) -> HttpResponse:
    """The addresses that are looked up, of those who are signed in."""
    check = _held(request)
    if not check:
        return redirect("checks:start")
    form = AddressForm(request.POST or None, initial=check)
    if request.method == "POST" and form.is_valid():
        return _onwards(request, ADDRESSES, check | _looked_up(request, check, form.cleaned_data["addresses"]))
    return render(request, "reports/check/addresses.html", {"form": form, **_place(request, ADDRESSES)})


@for_everyone
def result(request: HttpRequest) -> HttpResponse:
    """What the answers add up to, and what to do now."""
    check = _held(request)
    if not check.get("done"):
        return redirect("checks:start")
    judged = judge(check["answers"], weights.numbered(check["version"]))
    given = {"judged": judged, "level": LEVELS[judged.level], "at_most": LEVELS[judged.at_most],
             "asked": bool(check.get("addresses")), "known": check.get("known"), "advice": advice(_situation(check)),
             "page": "profile"}  # fmt: skip
    return render(request, "reports/check/result.html", given)


@for_everyone
@require_POST
def report(request: HttpRequest) -> HttpResponse:
    """Go on to a report that has every answer in it already."""
    check = _held(request)
    if not check.get("done"):
        return redirect("checks:start")
    at_hand = drafts.at_hand(request)
    draft = at_hand if at_hand and not at_hand.owner else None  # only this browser knows it: it mustn't be lost
    said = _carried(check, draft.answers if draft else {})
    return drafts.keep(request, draft, said, redirect("reports:step", "known"), check="")


@for_everyone
@require_POST
def clear(request: HttpRequest) -> HttpResponse:
    """Forget the check that this browser is in the middle of."""
    return visits.hold(request, redirect("checks:start"), check="")


def _held(request: HttpRequest) -> dict[str, Any]:
    """The check that this browser is in the middle of; empty where there is none."""
    return json.loads(visits.held(request, "check") or "{}")


def _onwards(request: HttpRequest, page: str, check: dict[str, Any]) -> HttpResponse:
    """Keep what was answered and go to the next page; after the last, count the check, once."""
    pages = _pages(request)
    following = pages[pages.index(page) + 1 :]
    if not following and not check.get("done"):
        judged = judge(check["answers"], weights.numbered(check["version"]))
        actions.count_check(judged.level, matched=bool(check.get("known")), weighed_by=check["version"])
        check["done"] = True
    return visits.hold(request, redirect(_address(following)), check=json.dumps(check))


def _address(following: list[str]) -> str:
    """Where the next page is, or the result."""
    if not following:
        return reverse("checks:result")
    return reverse("checks:page", args=following[:1]) if following[0] in PAGES else reverse("checks:addresses")


def _looked_up(request: HttpRequest, check: dict[str, Any], written: str) -> dict[str, Any]:
    """The addresses, and whether we know one; the same ones again aren't asked about again."""
    user = person(request)
    if not written or user is None:
        return {"addresses": "", "known": None}
    if written == check.get("addresses"):
        return {}
    return {"addresses": written, "known": actions.ask_register(written.splitlines(), by=user)}


def _carried(check: dict[str, Any], before: dict[str, Any]) -> dict[str, Any]:
    """The answers of the check, as a draft of a report keeps them."""
    lines = [*(before.get("addresses") or "").splitlines(), *check.get("addresses", "").splitlines()]
    said = {
        "indicators": {code: check["answers"].get(code, UNSURE) for code in SIGNS},
        "weighed_by": check["version"], "addresses": "\n".join(dict.fromkeys(lines)),
    }  # fmt: skip
    platform = _platform(check)
    return said | ({"platform": platform} if platform and not before.get("platform") else {})


def _platform(check: dict[str, Any]) -> str:
    """Where the first address leads, as far as that can be said."""
    found = [identify(line) for line in check.get("addresses", "").splitlines()]
    return next(
        (each.platform for each in found if each and each.platform not in UNPLACED and PLATFORMS.offers(each.platform)),
        "",
    )


def _situation(check: dict[str, Any]) -> Situation:
    noticed = frozenset(code for code, answer in check["answers"].items() if answer == "yes")
    return Situation(platform=_platform(check) or Platform.NOT_SURE, signs=noticed)


def _pages(request: HttpRequest) -> list[str]:
    return [*PAGES, ADDRESSES] if person(request) else [*PAGES]


def _place(request: HttpRequest, page: str) -> dict[str, Any]:
    """Which page of how many this is, what it is called, and which comes before."""
    pages = _pages(request)
    place = pages.index(page)
    return {"number": place + 1, "of": len(pages), "title": PAGES.get(page, _("Have we met them before?")),
            "before": pages[place - 1] if place else "", "answers": ANSWERS}  # fmt: skip
