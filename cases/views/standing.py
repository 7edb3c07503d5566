"""How does an administrator settle the texts that officers begin with, and what each kind of case asks for?"""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from accounts.policy import require_administrator
from accounts.requests import SignedIn
from cases.actions import set_checklist, word
from cases.forms.standing import ChecklistForm, NewWordingForm, WordingForm
from cases.models import Checklist, Wording
from cases.queries.standing import checklist_rows, texts, version_of_text
from cases.terms import Method, Outcome
from cases.wordings import ACTS, HOUSE
from events.refusals import NotThere

ASKED = ["GET", "HEAD", "POST"]
EVERY = "every"  # in an address, for what is done on every case


@require_safe
def wordings(request: SignedIn) -> HttpResponse:
    """All texts in force."""
    require_administrator(request.user)
    rows = [
        [{"text": text.title, "href": reverse("cases:wording", args=[key])}, ACTS[text.act],
         Outcome(text.outcome).label if text.outcome else "Any", _whose(text.version)]
        for key, text in texts().items()
    ]  # fmt: skip
    head = ["Text", "What it is for", "Outcome", "Whose words"]
    return render(request, "cases/wordings.html", {"rows": rows, "head": head})


@require_http_methods(ASKED)
def wording(request: SignedIn, key: str) -> HttpResponse:
    """One text, to be put into other words; `reset` takes up the house's own again, or takes the text away."""
    require_administrator(request.user)
    text = texts().get(key)
    if text is None:
        raise NotThere
    if "reset" in request.POST:
        word(key, english="", version=version_of_text(key), by=request.user)
        return _done(request, "The text is as it was before you had your own", "cases:wordings")
    form = WordingForm.of(text, version_of_text(key), request.POST or None)
    if request.method == "POST" and form.do(word, key, by=request.user):
        return _done(request, "The text is saved", "cases:wordings")
    before = Wording.objects.filter(key=key).select_related("by").order_by("-version")
    given = {"form": form, "text": text, "house": key in HOUSE, "versions": before, "act": ACTS[text.act]}
    return render(request, "cases/wording.html", given)


@require_http_methods(ASKED)
def add_wording(request: SignedIn) -> HttpResponse:
    """A text of the organisation's own."""
    require_administrator(request.user)
    form = NewWordingForm(request.POST or None)
    if request.method == "POST" and form.do(word, "", version=0, by=request.user):
        return _done(request, "The text is added", "cases:wordings")
    given = {"form": form, "title": "Add a text", "button": "Add the text", "back": reverse("cases:wordings")}
    return render(request, "accounts/form.html", given)


@require_safe
def checklists(request: SignedIn) -> HttpResponse:
    """The lists of every kind of case."""
    require_administrator(request.user)
    rows = [_list_row(EVERY, "Every case"), *(_list_row(method, str(label)) for method, label in Method.choices)]
    head = ["Kind of approach", "What is to be done", "Of that mandatory", "Whose words"]
    return render(request, "cases/checklists.html", {"rows": rows, "head": head})


@require_http_methods(ASKED)
def checklist(request: SignedIn, method: str) -> HttpResponse:
    """One list; `reset` takes up the one that comes with the service again."""
    require_administrator(request.user)
    kind = "" if method == EVERY else method
    if kind and kind not in Method.values:
        raise NotThere
    version, items = checklist_rows(kind)
    if "reset" in request.POST:
        set_checklist(kind, None, version=version, by=request.user)
        return _done(request, "The list that comes with the service is used again", "cases:checklists")
    form = ChecklistForm.of(items, version, request.POST or None)
    if request.method == "POST" and form.do(set_checklist, kind, by=request.user):
        return _done(request, "The list is saved, and holds for investigations that begin from now on",
                     "cases:checklists")  # fmt: skip
    before = list(Checklist.objects.filter(method=kind).select_related("by").order_by("-version"))
    given = {"form": form, "label": Method(kind).label if kind else "Every case", "versions": before,
             "own": bool(before) and before[0].tasks is not None}  # fmt: skip
    return render(request, "cases/checklist.html", given)


def _list_row(method: str, label: str) -> list[Any]:
    version, items = checklist_rows("" if method == EVERY else method)
    must = sum(item.mandatory for item in items)
    return [{"text": label, "href": reverse("cases:checklist", args=[method])}, len(items), must, _whose(version)]


def _whose(version: int) -> str:
    return f"Ours, version {version}" if version else "As they come with the service"


def _done(request: SignedIn, said: str, to: str) -> HttpResponse:
    messages.success(request, said)
    return redirect(to)
