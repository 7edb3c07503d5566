"""Who may do what, and who changed it? Administrators give and take rights, auditors read what they did."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST, require_safe

from accounts import actions, queries
from accounts.forms import RoleForm, role_of
from accounts.models import User
from accounts.requests import SignedIn
from accounts.views.people import about
from events.refusals import Invalid


@require_POST
def grant(request: SignedIn, number: int) -> HttpResponse:
    """Give a role."""
    whom = queries.person(request.user, number)
    form = RoleForm(request.POST, person=whom)
    if form.do(actions.grant, whom, by=request.user):
        return done(request, whom, "The role is given")
    return render(request, "accounts/person.html", about(request.user, whom, form), status=200)


@require_POST
def revoke(request: SignedIn, number: int) -> HttpResponse:
    """Take a role away."""
    whom = queries.person(request.user, number)
    held = {f"{role.name}:{role.desk_id or ''}" for role in whom.roles.all()}
    if (chosen := request.POST.get("role", "")) not in held:
        raise Invalid({"role": ["This person doesn't have that role."]})
    actions.revoke(whom, *role_of(chosen), by=request.user)
    return done(request, whom, "The role is taken away")


@require_POST
def close_account(request: SignedIn, number: int) -> HttpResponse:
    """Close an account: it can't sign in any more."""
    whom = queries.person(request.user, number)
    actions.close_account(whom, by=request.user)
    said = "The account is closed. Open cases that they had go back to their desks within minutes; the leads are told"
    return done(request, whom, said)


@require_POST
def reopen_account(request: SignedIn, number: int) -> HttpResponse:
    """Open it again."""
    whom = queries.person(request.user, number)
    actions.reopen_account(whom, by=request.user)
    return done(request, whom, "The account is open again")


@require_POST
def invite(request: SignedIn, number: int) -> HttpResponse:
    """Have the person sent a link to set a password."""
    whom = queries.person(request.user, number)
    actions.invite(whom, by=request.user)
    return done(request, whom, "They will get an email with a link to choose a password")


def done(request: SignedIn, whom: User, said: str) -> HttpResponse:
    messages.success(request, f"{said}.")
    return redirect("accounts:person", whom.pk)


@require_safe
def rights(request: SignedIn) -> HttpResponse:
    """For auditors: what was done to rights, settings and sealed identities."""
    page = queries.changes(request.user, after=request.GET.get("after", ""))
    return render(request, "accounts/rights.html", {"page": page})
