"""How do officers work with the register of personas? They search it, read one, merge two and undo that."""

from collections.abc import Sequence

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.models import User
from cases.actions import merge_personas, name_persona, unmerge_personas
from cases.forms import MergeForm, RegisterFilter
from cases.forms.notes import NameForm
from cases.models import Approach
from cases.queries.register import checks_of, merges_of, met_as, persona_known, profiles_of, register
from cases.queries.words import profile
from cases.terms import STAGE_SHORT, Method, Stage
from cases.views.asking import officer_of
from personas.models import Persona
from personas.platforms import PLATFORMS

MOST_APPROACHES = 100


@require_safe
def personas(request: HttpRequest) -> HttpResponse:
    """The personas that this person knows of."""
    user = officer_of(request)
    form = RegisterFilter(request.GET)
    name = form.chosen().get("name", "")
    found = register(user, name=name, after=form.cleaned_data["after"])
    query = request.GET.copy()
    query["after"] = found.next
    return render(request, "cases/personas.html", {"found": found, "filter": form, "name": name,
                                                   "older": f"?{query.urlencode()}" if found.next else ""})  # fmt: skip


@require_safe
def persona(request: HttpRequest, number: int) -> HttpResponse:
    """One persona, as far as this person's cases tell of it."""
    user = officer_of(request)
    return _shown(request, persona_known(user, number), user, NameForm())


def _shown(request: HttpRequest, found: Persona, user: User, form: NameForm) -> HttpResponse:
    met = met_as(found, user, MOST_APPROACHES)
    rows = [(each, PLATFORMS.label(each.platform), STAGE_SHORT[Stage(each.stage)]) for each in met]
    given = {"persona": found, "met": rows, "profiles": [profile(each) for each in profiles_of(found, user)],
             "merges": merges_of(found, user), "checks": checks_of(found), "form": form,
             "seen": seen(met)}  # fmt: skip
    return render(request, "cases/persona.html", given)


@require_POST
def name(request: HttpRequest, number: int) -> HttpResponse:
    """Add another name to a persona."""
    user = officer_of(request)
    form = NameForm(request.POST)
    if form.is_valid():
        name_persona(number, form.cleaned_data["name"], by=user)
        messages.success(request, "The name is added.")
        return redirect("cases:persona", number=number)
    return _shown(request, persona_known(user, number), user, form)


def seen(met: Sequence[Approach]) -> list[dict[str, str]]:
    """When and where it was met, in the cases in scope; nothing where it was met in none."""
    if not met:
        return []
    first, last = min(each.first_contact_on for each in met), max(each.last_contact_on for each in met)
    rows = [
        ("First seen", f"{first.day} {first:%B %Y}"), ("Last seen", f"{last.day} {last:%B %Y}"),
        ("Platforms", ", ".join(sorted({PLATFORMS.label(each.platform) for each in met}))),
        ("Stories", ", ".join(sorted({str(Method(each.method).label) for each in met}))),
        ("Cases", str(len({each.case_id for each in met}))),
    ]  # fmt: skip
    return [{"key": key, "value": value} for key, value in rows]


@require_http_methods(["GET", "POST"])
def merge(request: HttpRequest, number: int) -> HttpResponse:
    """Count this persona as another."""
    user = officer_of(request)
    found = persona_known(user, number)
    form = MergeForm(found, user, request.POST if request.method == "POST" else None)
    if form.is_valid():
        into = form.cleaned_data["into"]
        merge_personas(found.pk, into.pk, reason=form.cleaned_data["reason"], by=user,
                       version=form.cleaned_data["version"])  # fmt: skip
        messages.success(request, f"P{found.pk} now counts as P{into.pk}.")
        return redirect("cases:persona", number=into.pk)
    return render(request, "cases/merge.html", {"persona": found, "form": form})


@require_POST
def unmerge(request: HttpRequest, number: int, merge: int) -> HttpResponse:
    """Undo a merge: both personas are as they were."""
    unmerge_personas(merge, by=officer_of(request))
    messages.success(request, "The merge is undone. Both personas are as they were.")
    return redirect("cases:persona", number=number)
