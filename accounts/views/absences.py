"""When is somebody away? They say it themselves, or a lead or an administrator for them."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from accounts import actions, queries
from accounts.forms import AwayForm
from accounts.requests import SignedIn


@require_http_methods(["GET", "HEAD", "POST"])
def away(request: SignedIn, number: int) -> HttpResponse:
    """When this person is away, and another time to be noted."""
    whom, absences = queries.absences_of(request.user, number)
    form = AwayForm(request.POST or None)
    if request.method == "POST" and form.do(actions.be_away, whom, by=request.user):
        messages.success(request, "It is noted.")
        return redirect("accounts:away", number)
    given = {"whom": whom, "absences": absences, "form": form, "oneself": whom.pk == request.user.pk,
             "from_desk": queries.works_at_a_desk(request.user)}  # fmt: skip
    return render(request, "accounts/away.html", given)


@require_POST
def back(request: SignedIn, number: int, absence: int) -> HttpResponse:
    whom, _ = queries.absences_of(request.user, number)
    actions.be_back(whom, absence, by=request.user)
    messages.success(request, "The time is removed.")
    return redirect("accounts:away", number)
