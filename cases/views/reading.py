"""What do officers read? The queue, and one case whole."""

from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from cases import policy
from cases.actions import available, note_reading
from cases.forms import ActForm, QueueFilter
from cases.models import Case, Reading
from cases.presence import colleagues_at
from cases.queries.queue import VIEWS, View, counts, page, state_of, state_of_tabs
from cases.queries.saved import desks_led, droppable, saved_views
from cases.queries.story import Story, whole
from cases.views.asking import officer_of, person_of
from cases.views.showing import shown

Links = list[dict[str, object]]


@require_safe
def queue(request: HttpRequest) -> HttpResponse:
    """The queue: the tab, filters and place in the list are all in the address."""
    user = officer_of(request)
    form = QueueFilter(request.GET, user)
    filters, asked = form.chosen(), form.cleaned_data
    if found := _named(asked["reference"], request):
        return redirect("cases:case", reference=found.reference)
    view = VIEWS[asked["view"] or "mine"]
    rows, waiting = page(user, view, filters, after=asked["after"]), counts(user)
    saved = list(saved_views(user))
    given = {"view": view, "rows": rows, "filter": form, "filters": filters, "tabs": tabs(view, waiting),
             "missing": asked["reference"], "saved": saved, "query": request.GET.urlencode(),
             "shares": desks_led(user), "removes": droppable(user, saved), "takes": policy.takes_cases(user),
             "older": _further(request, rows.next), "labels": form.labels(),
             "narrow": asked["narrow"] or asked["reference"], "again": _changed(request, narrow="yes", after=""),
             "all": _changed(request, narrow="", after="", reference="", view=view.name)[1:],
             "further": bool(rows.next or asked["after"]), "fresh": _changed(request, narrow=""),
             "state": f"{state_of(rows)}-{state_of_tabs(waiting)}"}  # fmt: skip
    return render(request, "cases/queue.html", given)


@require_safe
def case(request: HttpRequest, reference: str) -> HttpResponse:
    """One case, and what this person may do with it now."""
    user = person_of(request)
    found = whole(user, reference)
    note_reading(found, Reading.Door.PAGE, by=user)
    story = Story(found, user)
    can = {each.name: each for each in available(found, user)}
    note = ActForm("note", found, user) if "note" in can else None
    return render(request, "cases/case.html", {"case": found, "story": story, "can": can, "note": note,
                                               "colleagues": colleagues_at(found, user),
                                               **shown(story, can)})  # fmt: skip


def _named(reference: str, request: HttpRequest) -> Case | None:
    """A reference typed in full leads straight to its case."""
    rows = Case.objects.visible_to(person_of(request))
    return rows.filter(reference=reference.strip().upper()).first() if reference else None


def tabs(current: View, waiting: dict[str, str]) -> Links:
    """The views of the queue, each with how many wait there."""
    return [
        {"href": f"?{urlencode({'view': view.name})}", "text": view.label, "count": waiting.get(view.name, ""),
         "current": view is current}
        for view in VIEWS.values()
    ]  # fmt: skip


def _further(request: HttpRequest, cursor: str) -> str:
    return _changed(request, after=cursor, narrow="") if cursor else ""


def _changed(request: HttpRequest, **given: str) -> str:
    """The query of this page with these values instead; blank ones are left out."""
    query = {name: value for name, value in {**request.GET.dict(), **given}.items() if value}
    return f"?{urlencode(query)}"
