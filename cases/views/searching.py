"""How does an officer find a case by what was said in it? They type words, and read where these stand."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from cases.forms import SearchForm
from cases.models import Case
from cases.queries.search.finding import SHOWN, hits_of
from cases.views.asking import officer_of


@require_safe
def search(request: HttpRequest) -> HttpResponse:
    """Cases in which all the words stand, the best first. A whole reference leads straight to its case."""
    user = officer_of(request)
    form = SearchForm(request.GET)
    typed = form.chosen().get("q", "")
    named = Case.objects.visible_to(user).filter(reference=typed.strip().upper()).first() if len(typed) == 11 else None
    if named:
        return redirect("cases:case", reference=named.reference)
    hits = hits_of(user, typed)
    full = len(hits) >= SHOWN
    return render(request, "cases/search.html", {"search": form, "typed": typed, "hits": hits, "full": full})
