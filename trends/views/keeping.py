"""How do managers keep what stands beside the figures? Breaks are marked and removed."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from accounts.requests import SignedIn
from trends import actions, queries
from trends.forms import BreakForm
from trends.policy import require_keeper


@require_http_methods(["GET", "HEAD", "POST"])
def breaks(request: SignedIn) -> HttpResponse:
    """What changed how much is reported: the list, and one more."""
    require_keeper(request.user)
    form = BreakForm(request.POST or None)
    if request.method == "POST" and form.do(actions.mark_break, by=request.user):
        messages.success(request, "Marked. It is named beside every figure from now on.")
        return redirect("trends:breaks")
    return render(request, "trends/breaks.html", {"form": form, "breaks": queries.breaks(request.user)})


@require_POST
def remove_break(request: SignedIn, number: int) -> HttpResponse:
    """Name a break no longer."""
    actions.remove_break(number, by=request.user)
    messages.success(request, "Removed.")
    return redirect("trends:breaks")
