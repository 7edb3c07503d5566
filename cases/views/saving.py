"""How does an officer come back to a view of the queue, keep an eye on a case, and get the next one?"""

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from accounts.models import Desk
from cases import actions
from cases.forms import QueueFilter
from cases.queries.saved import saved_view
from cases.views.asking import officer_of, person_of
from events.refusals import Invalid

WIDER = "Part of the view “{name}” is not offered to you, so it was left out: you may see more cases than intended."
PASSING = ("after", "reference", "narrow")  # of one page only: not part of a view


@require_safe
def saved(request: HttpRequest, number: int) -> HttpResponse:
    """Open a saved view. A filter that isn't offered to this person is left out, and the page says so."""
    user = officer_of(request)
    found = saved_view(user, number)
    values = dict(found.values)
    known = {name: value for name, value in values.items() if name in QueueFilter.base_fields}
    form = QueueFilter(known, user)
    form.is_valid()
    still = {name: value for name, value in known.items() if name not in form.errors}
    if still != values:
        messages.warning(request, WIDER.format(name=found.name))
    return redirect(f"{reverse('cases:queue')}?{urlencode(still)}")


@require_POST
def keep_view(request: HttpRequest) -> HttpResponse:
    """Save the view and filters that the page showed."""
    user = officer_of(request)
    asked = QueryDict(request.POST.get("filters", ""))
    form = QueueFilter({name: value for name, value in asked.items() if name not in PASSING}, user)
    form.chosen()
    values: dict[str, Any] = {name: value for name, value in form.data.items() if value}
    kept = actions.keep_view(request.POST.get("name", ""), values, by=user, desk=_desk(request))
    messages.success(request, f"The view “{kept.name}” is saved.")
    return redirect("cases:saved", kept.pk)


@require_POST
def drop_view(request: HttpRequest, number: int) -> HttpResponse:
    """Remove a saved view."""
    actions.drop_view(number, by=officer_of(request))
    messages.success(request, "The view is removed.")
    return redirect("cases:queue")


@require_POST
def watch(request: HttpRequest, reference: str) -> HttpResponse:
    """Watch a case, or no longer."""
    actions.watch(reference, on=request.POST.get("on") == "yes", by=person_of(request))
    return redirect("cases:case", reference)


@require_POST
def take_next(request: HttpRequest) -> HttpResponse:
    """Claim what is due first, and open it."""
    case = actions.take_next(by=officer_of(request))
    if case is None:
        messages.info(request, "No new case waits at your desks.")
        return redirect("cases:queue")
    messages.success(request, "You claimed the case.")
    return redirect("cases:case", case.reference)


def _desk(request: HttpRequest) -> Desk | None:
    """The desk with which the view is to be shared; None for a view of one's own."""
    given = request.POST.get("desk", "")
    if not given:
        return None
    is_number = given.isascii() and given.isdigit() and len(given) <= 9
    found = Desk.objects.filter(pk=given).first() if is_number else None
    if found is None:
        raise Invalid({"desk": ["Choose a desk from the list."]})
    return found
