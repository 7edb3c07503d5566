"""How is the organisation set up? Its settings, desks, units, and how many people these have."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from accounts import actions, policy, queries
from accounts.forms import (
    HOLIDAYS,
    AllHeadsForm,
    DeskForm,
    Doing,
    HeadsForm,
    OrganisationForm,
    UnitChangedForm,
    UnitForm,
)
from accounts.lists import SECTORS
from accounts.models import Organisation, Unit
from accounts.requests import SignedIn

ASKED = ["GET", "HEAD", "POST"]
DESKS = ["Desk", *({"text": text, "numeric": True} for text in (
    "First response, working days", "If grave, working hours", "Decision, working days", "If grave, working days",
))]  # fmt: skip
UNITS = ["Unit", "Sector", "Desk", {"text": "People", "numeric": True}, "Counted in"]
HEADS = ["Month", {"text": "People", "numeric": True}]


@require_safe
def organisation(request: SignedIn) -> HttpResponse:
    """All of it on one page."""
    given = {
        "desks_head": DESKS, "units_head": UNITS,
        "settings": settings_of(queries.organisation(request.user)),
        "desks": [[desk.name, *times(desk)] for desk in queries.desks(request.user)],
        "units": [row_of(unit) for unit in queries.units(request.user)],
    }  # fmt: skip
    return render(request, "accounts/organisation.html", given)


def settings_of(organisation: Organisation) -> list[dict[str, Any]]:
    """The settings, as a list with its labels."""
    said = {
        "Name": organisation.name, "Marking": organisation.marking_line, "Time zone": organisation.time_zone,
        "Public holidays": dict(HOLIDAYS).get(organisation.holidays_in, organisation.holidays_in),
        "Whom to ring when it is urgent": organisation.contact or "Nobody yet",
        "Units sealed in confidential reports": f"Those with fewer than {organisation.seal_unit_below} people",
    }  # fmt: skip
    return [{"key": key, "value": value} for key, value in said.items()]


def times(desk: Any) -> list[dict[str, Any]]:
    numbers = (desk.acknowledge_days, desk.acknowledge_hours_if_grave, desk.decide_days, desk.decide_days_if_grave)
    return [{"text": number, "numeric": True} for number in numbers]


def row_of(unit: Any) -> list[Any]:
    """One line of the list of units."""
    counted = f"{unit.counted_in:%B %Y}" if unit.counted_in else "Not counted yet"
    name = {"text": unit.name, "href": reverse("accounts:unit", args=[unit.pk])}
    people = "" if unit.people_now is None else f"{unit.people_now:,}"
    return [name, SECTORS.label(unit.sector), unit.desk, {"text": people, "numeric": True}, counted]


@require_http_methods(ASKED)
def change_organisation(request: SignedIn) -> HttpResponse:
    """Change what is said of the organisation itself."""
    settings = queries.organisation(request.user)
    form = OrganisationForm.of(settings, actions.settings_version(), request.POST or None)
    if request.method == "POST" and form.do(actions.set_up_organisation, by=request.user):
        return done(request, "The settings are saved")
    return ask(request, form, "Change the settings")


@require_http_methods(ASKED)
def add_desk(request: SignedIn) -> HttpResponse:
    """Add a desk."""
    policy.require_administrator(request.user)
    form = DeskForm(request.POST or None)
    if request.method == "POST" and form.do(actions.add_desk, by=request.user):
        return done(request, "The desk is added")
    return ask(request, form, "Add a desk")


@require_http_methods(ASKED)
def add_unit(request: SignedIn) -> HttpResponse:
    """Add a unit."""
    policy.require_administrator(request.user)
    form = UnitForm(request.POST or None)
    if request.method == "POST" and form.do(actions.add_unit, by=request.user):
        return done(request, "The unit is added")
    return ask(request, form, "Add a unit")


@require_http_methods(ASKED)
def unit(request: SignedIn, number: int) -> HttpResponse:
    """How many people a unit has had, and another month to enter."""
    found = queries.unit(request.user, number)
    form = HeadsForm(request.POST or None)
    if request.method == "POST" and form.do(actions.count_heads, found, by=request.user):
        messages.success(request, "The headcount is saved")
        return redirect("accounts:unit", number)
    given = {"unit": found, "sector": SECTORS.label(found.sector), "form": form, "head": HEADS, "rows": heads(found)}
    return render(request, "accounts/unit.html", given)


@require_http_methods(ASKED)
def change_unit(request: SignedIn, number: int) -> HttpResponse:
    """Its name and its sector."""
    found = queries.unit(request.user, number)
    form = UnitChangedForm(found, request.POST or None)
    if request.method == "POST" and form.do(actions.change_unit, found, by=request.user):
        messages.success(request, "The unit is saved")
        return redirect("accounts:unit", number)
    given = {"form": form, "title": f"Change {found.name}", "back": reverse("accounts:unit", args=[number])}
    return render(request, "accounts/form.html", given)


@require_http_methods(ASKED)
def headcounts(request: SignedIn) -> HttpResponse:
    """The headcounts of many units and months at once."""
    policy.require_administrator(request.user)
    form = AllHeadsForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.do(actions.count_all_heads, by=request.user):
        return done(request, "The headcounts are saved")
    return render(request, "accounts/headcounts.html", {"form": form})


def heads(unit: Unit) -> list[list[Any]]:
    """The months counted, the newest first, three years of them."""
    counted = unit.headcounts.order_by("-month")[:36]
    return [[f"{each.month:%B %Y}", {"text": f"{each.people:,}", "numeric": True}] for each in counted]


def ask(request: SignedIn, form: Doing, title: str) -> HttpResponse:
    given = {"form": form, "title": title, "back": reverse("accounts:organisation")}
    return render(request, "accounts/form.html", given)


def done(request: SignedIn, said: str) -> HttpResponse:
    messages.success(request, f"{said}.")
    return redirect("accounts:organisation")
