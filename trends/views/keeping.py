"""How do managers keep what stands beside the figures? Breaks are marked, published counts corrected and added."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from accounts.requests import SignedIn
from trends import actions, queries
from trends.comparisons import said_of
from trends.forms import BreakForm, FigureForm, SeriesForm
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


@require_http_methods(["GET", "HEAD", "POST"])
def series(request: SignedIn) -> HttpResponse:
    """Every published count with its revisions, and a way to add one."""
    require_keeper(request.user)
    form = SeriesForm(request.POST or None)
    if request.method == "POST" and form.do(actions.add_series, by=request.user):
        messages.success(request, "Added. Its card stands beside the figures from now on.")
        return redirect("trends:series")
    given = {"form": form, "series": said_of(queries.published_counts(request.user))}
    return render(request, "trends/series.html", given)


@require_http_methods(["GET", "HEAD", "POST"])
def revise(request: SignedIn, code: str) -> HttpResponse:
    """What one of them says, corrected: the revision before stays."""
    require_keeper(request.user)
    rows = [row for row in queries.published_counts(request.user) if row.series.code == code]
    if not rows:
        raise Http404
    names = FigureForm.base_fields
    form = FigureForm(request.POST or None, initial={name: getattr(rows[0], name) for name in names})
    if request.method == "POST" and form.do(actions.revise, code, by=request.user):
        messages.success(request, "Corrected. What stood there before is kept as an earlier revision.")
        return redirect("trends:series")
    return render(request, "trends/revise.html", {"form": form, **said_of(rows)[0]})
