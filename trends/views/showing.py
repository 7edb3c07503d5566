"""What do managers and leads see? The latest snapshot on one page, and each of its tables more closely."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from accounts.requests import SignedIn
from trends import queries
from trends.forms import LookForm
from trends.pages import closer, page, worked_on
from trends.policy import may_keep, may_see_cases

FIRST = {"by": "platform_class", "unit": "approaches"}  # what is shown to whoever asks for nothing yet


@require_safe
def dashboard(request: SignedIn) -> HttpResponse:
    """The figures of the latest snapshot."""
    found = queries.statistics(request.user)
    given = {"page": page(found), "keeps": may_keep(request.user)}
    if found and may_see_cases(request.user):
        given["load"] = worked_on(queries.load(request.user))
    return render(request, "trends/dashboard.html" if found else "trends/nothing.html", given)


@require_safe
def look(request: SignedIn) -> HttpResponse:
    """One table, or a slice of a declared cross. What isn't declared is refused in words, beside the form."""
    found = queries.statistics(request.user)
    form = LookForm(FIRST | request.GET.dict())
    if not found:
        return render(request, "trends/nothing.html")
    section = closer(found, form.cleaned_data, may_see_cases(request.user)) if form.is_valid() else {}
    return _looked(request, form, section)


def _looked(request: HttpRequest, form: LookForm, section: dict[str, object]) -> HttpResponse:
    status = 200 if form.is_valid() else 400
    return render(request, "trends/look.html", {"form": form, "section": section}, status=status)
