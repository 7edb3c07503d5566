"""What do managers and leads see? The latest snapshot on one page, and each of its tables more closely."""

import json
from functools import lru_cache
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from accounts.requests import SignedIn
from events.clock import now
from trends import queries
from trends.forms import KnownForm, LookForm
from trends.pages import closer, page, worked_on
from trends.policy import may_keep, may_see_cases, require_reader_of_the_past
from trends.seen import past

FIRST = {"by": "platform_class", "unit": "approaches"}  # what is shown to whoever asks for nothing yet
KEPT = 8  # dashboards that a process keeps drawn: a few hundred kilobytes each


@require_safe
def dashboard(request: SignedIn) -> HttpResponse:
    """The figures of the latest snapshot."""
    found = queries.statistics(request.user)
    if not found:
        return render(request, "trends/nothing.html")
    figures, beside = _drawn(json.dumps(found), may_keep(request.user), get_language())
    load = worked_on(queries.load(request.user)) if may_see_cases(request.user) else {}
    return render(request, "trends/dashboard.html", {"figures": figures, "beside": beside, "load": load})


@lru_cache(maxsize=KEPT)
def _drawn(found: str, keeps: bool, language: str) -> tuple[SafeString, SafeString]:
    """All these figures as they stand on the page, before and after what is asked anew each time.

    The same figures look the same to whoever may read them, and drawing them takes longer than all the rest.
    """
    given = {"page": page(json.loads(found)), "keeps": keeps}
    return render_to_string("trends/figures.html", given), render_to_string("trends/beside.html", given)


@require_safe
def look(request: SignedIn) -> HttpResponse:
    """One table, or a slice of a declared cross. What isn't declared is refused in words, beside the form."""
    found = queries.statistics(request.user)
    if not found:
        return render(request, "trends/nothing.html")
    form = LookForm(FIRST | request.GET.dict(), found["tables"])
    section = closer(found, form.cleaned_data, may_see_cases(request.user)) if form.is_valid() else {}
    return _looked(request, form, section)


@require_safe
def as_known(request: SignedIn) -> HttpResponse:
    """What was known on a day, beside what is known now; today where none is asked for."""
    form = KnownForm(request.GET)
    found: dict[str, Any] = {}
    if not form.is_bound or form.is_valid():
        day = form.cleaned_data["on"] if form.is_bound else now().date()
        found = past(queries.as_known_on(request.user, day))
    else:
        require_reader_of_the_past(request.user)
    return render(request, "trends/known.html", {"form": form, "found": found}, status=200 if found else 400)


def _looked(request: HttpRequest, form: LookForm, section: dict[str, object]) -> HttpResponse:
    status = 200 if form.is_valid() else 400
    return render(request, "trends/look.html", {"form": form, "section": section}, status=status)
