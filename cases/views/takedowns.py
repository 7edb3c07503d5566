"""How do officers follow takedowns? Those of a case, the open ones of all their cases, and what they found."""

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from cases import policy
from cases.actions import ask_takedown, chase_takedown, cite_takedown, look_at_takedown, note_reading
from cases.forms import CiteForm, LookForm, TakedownForm, VersionForm
from cases.models import Case, Reading, Takedown
from cases.packing import packed
from cases.queries.evidence import safe_copy
from cases.queries.story import whole
from cases.queries.takedowns import may_be_taken_down, open_takedowns, sent_with, takedowns_of
from cases.queries.words import ago, profile
from cases.views.asking import officer_of, person_of
from cases.views.giving import kept_apart
from cases.views.showing import due, tabs
from events.clock import now
from events.refusals import Invalid, NotThere

COLOURS = {"asked": "yellow", "up": "orange", "gone": "green", "back": "red"}


@require_safe
def takedowns(request: HttpRequest) -> HttpResponse:
    """The takedowns that aren't done, the oldest request first."""
    found = open_takedowns(officer_of(request), after=request.GET.get("after", ""))
    older = f"?{urlencode({'after': found.next})}" if found.next else ""
    rows = [{**_row(each), "case": each.case} for each in found.rows]
    return render(request, "cases/takedowns.html", {"rows": rows, "older": older})


@require_http_methods(["GET", "POST"])
def takedowns_in(request: HttpRequest, reference: str) -> HttpResponse:
    """The takedowns of one case (GET), and another request (POST)."""
    user = person_of(request)
    case = whole(user, reference)
    note_reading(case, Reading.Door.PAGE, by=user)
    may = policy.may(user, "ask_takedown", case)
    if request.method == "POST":
        policy.require(user, "ask_takedown", case)
    form = TakedownForm(case, request.POST if request.method == "POST" else None)
    if form.is_valid():
        ask_takedown(case.reference, int(form.cleaned_data.pop("profile")), by=user, **form.cleaned_data)
        messages.success(request, "The request is noted.")
        return redirect("cases:takedowns_in", reference=reference)
    given = {"case": case, "tabs": tabs(case, "takedowns_in", user), "due": due(case), "may": may,
             "rows": [_row(each) for each in takedowns_of(case)],
             "form": form if may and may_be_taken_down(case).exists() else None}  # fmt: skip
    return render(request, "cases/takedowns_in.html", given)


@require_http_methods(["GET", "POST"])
def takedown(request: HttpRequest, reference: str, number: int) -> HttpResponse:
    """Say what was found at the platform."""
    user = person_of(request)
    case = whole(user, reference)
    policy.require(user, "look_at_takedown", case)
    made = _of(case, number)
    form = LookForm(case, request.POST if request.method == "POST" else None)
    if form.is_valid():
        gone = form.cleaned_data["found"] == "gone"
        look_at_takedown(reference, number, gone=gone, by=user, version=form.cleaned_data["version"])
        messages.success(request, "What you found is noted, with today’s date.")
        return redirect("cases:takedowns_in", reference=reference)
    return _asking(request, case, made, form, "What did you find?")


@require_http_methods(["GET", "POST"])
def takedown_cite(request: HttpRequest, reference: str, number: int) -> HttpResponse:
    """Say by which reference the platform knows the request, or correct it."""
    user = person_of(request)
    case = whole(user, reference)
    policy.require(user, "cite_takedown", case)
    made = _of(case, number)
    form = CiteForm(case, made, request.POST if request.method == "POST" else None)
    if form.is_valid():
        cite_takedown(reference, number, by=user, **form.cleaned_data)
        messages.success(request, "The platform’s reference is noted.")
        return redirect("cases:takedowns_in", reference=reference)
    return _asking(request, case, made, form, "The platform’s reference")


@require_POST
def takedown_chase(request: HttpRequest, reference: str, number: int) -> HttpResponse:
    """Note that the platform was reminded."""
    user = person_of(request)
    case = whole(user, reference)
    policy.require(user, "chase_takedown", case)
    made = _of(case, number)
    form = VersionForm(request.POST)
    if not form.is_valid():
        raise Invalid({"version": ["Say which version of the case you have read."]})
    chase_takedown(reference, made.pk, by=user, version=form.cleaned_data["version"])
    messages.success(request, "It is noted that you reminded the platform.")
    return redirect("cases:takedowns_in", reference=reference)


@require_safe
def takedown_pack(request: HttpRequest, reference: str, number: int) -> HttpResponse:
    """What the platform is sent, in one file."""
    user = person_of(request)
    case = whole(user, reference)
    policy.require(user, "ask_takedown", case)
    made = _of(case, number)
    note_reading(case, Reading.Door.EVIDENCE, by=user)
    data = packed(made, [(file.copy_type, safe_copy(file)) for file in sent_with(made)])
    return kept_apart(data, f"takedown-{number}.zip")


def _asking(request: HttpRequest, case: Case, made: Takedown, form: Form, title: str) -> HttpResponse:
    return render(request, "cases/takedown.html", {"case": case, "form": form, "title": title, **_row(made)})


def _of(case: Case, number: int) -> Takedown:
    for made in takedowns_of(case):
        if made.pk == number:
            return made
    raise NotThere


def _row(made: Takedown) -> dict[str, Any]:
    platform, address = profile(made.profile)
    return {
        "takedown": made, "platform": platform, "address": address, "colour": COLOURS[made.state],
        "state": Takedown.State(made.state).label, "asked": ago(made.asked_at, now()),
    }  # fmt: skip
