"""How does the queue stay right while somebody has it open? The page asks here; what hasn't changed costs little."""

from django.http import HttpRequest, HttpResponse, HttpResponseNotModified
from django.shortcuts import render
from django.views.decorators.http import require_safe

from cases.forms.lists import FreshFilter
from cases.queries.changes import told_since
from cases.queries.queue import VIEWS, counts, page, state_now, state_of, state_of_tabs
from cases.views.asking import officer_of
from cases.views.reading import tabs


@require_safe
def fresh(request: HttpRequest) -> HttpResponse:
    """The lines of this page as they are now, and what happened to those it had; 304 where all is as it was.

    Whether other numbers stand on the tabs is looked at where `tabs` asks for it: that costs as much as the lines.
    """
    user = officer_of(request)
    form = FreshFilter(request.GET, user)
    filters, asked = form.chosen(), form.cleaned_data
    view, after = VIEWS[asked["view"] or "mine"], asked["after"]
    lines, _, numbers = request.headers.get("If-None-Match", "").strip('"').partition("-")
    waiting = counts(user) if asked["tabs"] else None
    same = waiting is None or state_of_tabs(waiting) == numbers
    if same and lines == state_now(user, view, filters, after=after):
        return HttpResponseNotModified(headers={"ETag": f'"{lines}-{numbers}"'})
    rows, waiting = page(user, view, filters, after=after), counts(user) if waiting is None else waiting
    given = {"rows": rows.rows, "ticks": view.in_bulk, "tabs": tabs(view, waiting),
             "told": told_since(user, asked["known"])}  # fmt: skip
    response = render(request, "cases/fresh.html", given)
    response.headers["ETag"] = f'"{state_of(rows)}-{state_of_tabs(waiting)}"'
    return response
