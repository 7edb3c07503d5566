"""Who are our people? An administrator finds them, lets them in, and keeps what is known of them right."""

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from accounts import actions, policy, queries
from accounts.forms import DetailsForm, NewPersonForm, PeopleFilter, RoleForm
from accounts.models import User
from accounts.requests import SignedIn

ASKED = ["GET", "HEAD", "POST"]
HEAD = ["Name", "Email address", "Unit", "Roles", "Account"]


@require_safe
def people(request: SignedIn) -> HttpResponse:
    """All people, by name."""
    form = PeopleFilter(request.GET)
    asked = form.cleaned_data if form.is_valid() else {}
    page = queries.people(request.user, after=request.GET.get("after", ""), **asked)
    older = "?" + urlencode({**asked, "after": page.next}) if page.next else ""
    given = {"head": HEAD, "rows": [row_of(each) for each in page.rows], "form": form, "older": older}
    return render(request, "accounts/people.html", given)


def row_of(user: User) -> list[Any]:
    """One line of the list."""
    roles = ", ".join(f"{role.get_name_display()} ({role.desk})" if role.desk else role.get_name_display()
                      for role in user.roles.all())  # fmt: skip
    name = {"text": user.name, "href": reverse("accounts:person", args=[user.pk])}
    return [
        name,
        user.email,
        user.unit or "",
        roles,
        "Open" if user.is_active else {"text": "Closed", "colour": "grey"},
    ]


@require_http_methods(ASKED)
def add_person(request: SignedIn) -> HttpResponse:
    """Let a person in."""
    policy.require_administrator(request.user)
    form = NewPersonForm(request.POST or None)
    if request.method == "POST" and form.do(actions.add_person, by=request.user):
        added = User.objects.get_by_natural_key(form.cleaned_data["email"])
        messages.success(request, f"{added.name} can now use Countersign. We are sending them a link to sign in.")
        return redirect("accounts:person", added.pk)
    return render(request, "accounts/form.html", {"form": form, "title": "Add a person", "button": "Add the person",
                                                  "back": reverse("accounts:people")})  # fmt: skip


@require_safe
def person(request: SignedIn, number: int) -> HttpResponse:
    """One person: what is known of them, their roles, and what was done to these."""
    whom = queries.person(request.user, number)
    return render(request, "accounts/person.html", about(request.user, whom, RoleForm(person=whom)))


def about(by: User, whom: User, form: RoleForm) -> dict[str, Any]:
    """What the page of a person shows."""
    facts = [("Email address", whom.email), ("Post", whom.post or "Not given"), ("Unit", whom.unit or "None"),
             ("Employment", whom.get_employment_display()), ("Access", whom.get_access_band_display()),
             ("Account", "Open" if whom.is_active else "Closed")]  # fmt: skip
    return {
        "whom": whom, "form": form, "facts": [{"key": key, "value": value} for key, value in facts],
        "roles": whom.roles.select_related("desk").order_by("name", "desk__name"), "oneself": by.pk == whom.pk,
        "changes": [{"title": change.sentence, "at": change.at} for change in queries.changes_of(by, whom)],
    }  # fmt: skip


@require_http_methods(ASKED)
def change_person(request: SignedIn, number: int) -> HttpResponse:
    """Keep what is known of a person right."""
    whom = queries.person(request.user, number)
    now = {name: getattr(whom, name) for name in DetailsForm.base_fields}
    form = DetailsForm(request.POST or None, initial=now)
    if request.method == "POST" and form.do(actions.change_person, whom, by=request.user):
        messages.success(request, "The details are saved")
        return redirect("accounts:person", number)
    return render(request, "accounts/form.html", {"form": form, "title": f"Change the details of {whom.name}",
                                                  "back": reverse("accounts:person", args=[number])})  # fmt: skip
