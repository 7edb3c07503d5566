"""How does an officer deal with many cases at once? Tick them or take the list, say what, read what became of each."""

from typing import Any
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from accounts.models import User
from cases.actions import IN_BULK, foresee, in_bulk, label_of
from cases.actions.bulk import MOST
from cases.forms import BulkForm, QueueFilter
from cases.forms.lists import read_ticks
from cases.queries.queue import VIEWS, cases_named
from cases.queries.together import first_of
from cases.views.asking import officer_of
from cases.views.offering import chosen_for_many, offered_to_many
from events.refusals import Invalid

Chosen = list[tuple[str, int]]


@require_POST
def bulk(request: HttpRequest) -> HttpResponse:
    """Claim, assign or dismiss the chosen cases: first what will become of each, then do it and say what did."""
    user, name = officer_of(request), request.POST.get("name", "")
    if name in IN_BULK and not request.POST.keys() & {"chosen", "all"}:
        return nothing_ticked(request)
    answered = "answered" in request.POST
    chosen, more = chosen_among(request, name, user)
    form = BulkForm(name, user, request.POST if answered else None)
    form.initial.update(chosen_for_many(request, name))
    given = {"name": name, "label": label_of(name), "form": form, "back": back(request), "more": more}
    if not (answered and form.is_valid()):
        return review(request, chosen, given)
    results = in_bulk(name, chosen, by=user, **form.details())
    done = sum(result.done for result in results)
    now = {row.reference: row for row in cases_named(user, [result.reference for result in results])}
    rows = [(result, now.get(result.reference)) for result in results]
    return render(request, "cases/bulk_done.html", {**given, "results": results, "rows": rows, "done": done})


def review(request: HttpRequest, chosen: Chosen, given: dict[str, Any]) -> HttpResponse:
    """What will become of each, those first with which something can be done; only these are sent on."""
    user = officer_of(request)
    named = {row.reference: row for row in cases_named(user, [reference for reference, _ in chosen])}
    foreseen = sorted(foresee(given["name"], chosen, by=user), key=lambda each: each.hindered)
    possible = {each.reference for each in foreseen if not each.hindered}
    return render(request, "cases/bulk.html", {
        **given, "rows": [(each, named.get(each.reference)) for each in foreseen], "all": len(chosen),
        "possible": len(possible), "list": request.POST.get("list", ""),
        "texts": offered_to_many(given["name"]), "most": MOST,
        "chosen": [f"{reference}:{version}" for reference, version in chosen if reference in possible],
    })  # fmt: skip


def nothing_ticked(request: HttpRequest) -> HttpResponse:
    """Back to the same list: nobody is sent to an error page for a box they forgot."""
    messages.warning(request, "Select at least one case first.")
    return redirect(back(request))


def back(request: HttpRequest) -> str:
    """The list from which the cases were sent, with its filters: whoever goes on must not meet other cases there."""
    asked = QueryDict(request.POST.get("list", ""))
    known = {name: value for name, value in asked.items() if name in QueueFilter.base_fields}
    return reverse("cases:queue") + (f"?{urlencode(known)}" if known else "")


def chosen_among(request: HttpRequest, name: str, user: User) -> tuple[Chosen, bool]:
    """Reference and version of each ticked case, or of all in the list (`all`), and whether there are more than that.

    Only the first page of an act asks for all in the list: what is reviewed then goes along, not the filters, and
    with it (`more`) that the list was longer.
    Raises `Invalid` where nothing, or nonsense, came.
    """
    if name not in IN_BULK:
        raise Invalid({"name": ["Choose claim, assign or dismiss."]})
    if asked := request.POST.get("all", ""):
        return all_in_list(asked, user)
    ticked = request.POST.getlist("chosen")
    if not ticked:
        raise Invalid({"chosen": ["Select at least one case."]})
    return read_ticks(ticked), "more" in request.POST


def all_in_list(asked: str, user: User) -> tuple[Chosen, bool]:
    """The first cases of the list with this address, as many as are done at once, and whether there are more."""
    form = QueueFilter(QueryDict(asked), user)
    filters = form.chosen()
    found = first_of(user, VIEWS[form.cleaned_data["view"] or "mine"], filters, most=MOST + 1)
    return found[:MOST], len(found) > MOST
