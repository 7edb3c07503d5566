"""How does an officer deal with many cases at once? Tick them, say what, and read what became of each."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_POST

from cases.actions import IN_BULK, WORK, in_bulk
from cases.forms import BulkForm
from cases.queries.queue import cases_named
from cases.views.asking import officer_of
from cases.workflow import TRANSITIONS
from events.refusals import Invalid


@require_POST
def bulk(request: HttpRequest) -> HttpResponse:
    """Claim, assign or dismiss the ticked cases: at once where nothing is to be asked, else after asking."""
    user, name = officer_of(request), request.POST.get("name", "")
    chosen = chosen_among(request.POST.getlist("chosen"), name)
    answered = name == "claim" or "answered" in request.POST
    form = BulkForm(name, user, request.POST if answered else None)
    given = {"name": name, "label": label(name), "form": form, "chosen": request.POST.getlist("chosen")}
    if not (answered and form.is_valid()):
        return render(request, "cases/bulk.html", {**given, "rows": cases_named(user, [ref for ref, _ in chosen])})
    results = in_bulk(name, chosen, by=user, **form.details())
    done = sum(result.done for result in results)
    return render(request, "cases/bulk_done.html", {**given, "results": results, "done": done})


def chosen_among(ticked: list[str], name: str) -> list[tuple[str, int]]:
    """Reference and version of each ticked case. Raises `Invalid` where nothing, or nonsense, came."""
    if name not in IN_BULK:
        raise Invalid({"name": ["Choose claim, assign or dismiss."]})
    pairs = [each.rpartition(":") for each in ticked]
    if not pairs or not all(reference and version.isdecimal() for reference, _, version in pairs):
        raise Invalid({"chosen": ["Select at least one case."]})
    return [(reference, int(version)) for reference, _, version in pairs]


def label(name: str) -> str:
    return (TRANSITIONS.get(name) or WORK[name]).label
