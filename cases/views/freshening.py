"""How does the queue stay right while somebody has it open? The page asks here; what hasn't changed costs little."""

from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.shortcuts import render
from django.views.decorators.http import require_safe

from cases.forms.lists import FreshFilter
from cases.queries.changes import told_since
from cases.queries.queue import VIEWS, counts, page, state_now, state_of
from cases.views.asking import officer_of
from cases.views.reading import tabs


@require_safe
def fresh(request: HttpRequest) -> HttpResponse:
    """The lines of this page as they are now, and what happened to those it had; 304 where all is as it was."""
    user = officer_of(request)
    form = FreshFilter(request.GET, user)
    filters, asked = form.chosen(), form.cleaned_data
    view, waiting = VIEWS[asked["view"] or "mine"], counts(user)
    was = request.headers.get("If-None-Match", "").strip('"')
    if was and was == state_now(user, view, filters, waiting, after=asked["after"]):
        return HttpResponseNotModified(headers={"ETag": f'"{was}"'})
    rows = page(user, view, filters, after=asked["after"])
    given = {"rows": rows.rows, "ticks": view.in_bulk, "tabs": tabs(view, waiting),
             "told": told_since(user, asked["known"])}  # fmt: skip
    response = render(request, "cases/fresh.html", given)
    response.headers["ETag"] = f'"{state_of(rows, waiting)}"'
    return response
