"""Which pages have older records? The list, one sheet at each of its steps, and the files to fill in and to mend."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.requests import SignedIn
from design import sheets as files
from events.refusals import Invalid
from past import actions, pages, queries
from past.columns import COLUMNS
from past.forms import BringForm, ColumnsForm, ValuesForm
from past.models import Line, Sheet

ASKED = ["GET", "HEAD", "POST"]
REFRESH = "4"  # seconds


@require_http_methods(ASKED)
def sheets(request: SignedIn) -> HttpResponse:
    """The sheets so far, and another one to bring."""
    desks = queries.desks_of(request.user)
    form = BringForm(request.POST or None, request.FILES or None, desks=desks)
    brought: list[Sheet] = []
    if request.method == "POST" and form.do(lambda **given: brought.append(actions.bring(**given)), by=request.user):
        return redirect("past:sheet", brought[0].pk)
    given = {"form": form, "one_desk": len(desks) == 1, "sheets": pages.listed(queries.sheets(request.user)),
             "holding": pages.holding()}  # fmt: skip
    return render(request, "past/sheets.html", given)


@require_safe
def sheet(request: SignedIn, number: int) -> HttpResponse:
    """How far one has come; while a worker is busy with it, the page looks again by itself."""
    found = queries.sheet(request.user, number)
    counts = queries.counts(found)
    given: dict[str, Any] = {
        "sheet": found, "page": pages.shown(found, counts), "before": queries.before(found),
        "faults": pages.faults(queries.faulty(found), counts),
        "ready": counts[Line.State.READY],
        "to_mend": counts[Line.State.FAULTY], "imported": counts[Line.State.IMPORTED],
        "kept": queries.kept(found, request.user) if found.state == Sheet.State.RETRACTED else [],
    }  # fmt: skip
    answer = render(request, "past/sheet.html", given)
    if found.is_moving:
        answer["Refresh"] = REFRESH
    return answer


@require_http_methods(ASKED)
def columns(request: SignedIn, number: int) -> HttpResponse:
    """Which column holds what?"""
    found = queries.sheet(request.user, number)
    form = ColumnsForm(request.POST or None, found, queries.examples(found))
    if request.method == "POST" and _do(form, lambda: actions.say_columns(number, **form.said(), by=request.user)):
        return redirect("past:sheet", number)
    return render(request, "past/columns.html", {"sheet": found, "form": form})


@require_http_methods(ASKED)
def values(request: SignedIn, number: int) -> HttpResponse:
    """What do the words mean that we don't know?"""
    found = queries.sheet(request.user, number)
    form = ValuesForm(request.POST or None, found)
    if request.method == "POST" and _do(form, lambda: actions.say_values(number, form.meanings(), by=request.user)):
        return redirect("past:sheet", number)
    return render(request, "past/values.html", {"sheet": found, "form": form})


@require_POST
def start(request: SignedIn, number: int) -> HttpResponse:
    """Have the rows imported that can be."""
    actions.start(number, by=request.user)
    return redirect("past:sheet", number)


@require_http_methods(ASKED)
def retract(request: SignedIn, number: int) -> HttpResponse:
    """Take a whole sheet back, after having been asked."""
    found = queries.sheet(request.user, number)
    if request.method == "POST":
        actions.retract(number, by=request.user)
        return redirect("past:sheet", number)
    return render(request, "past/retract.html", {"sheet": found, "imported": queries.counts(found)["imported"]})


@require_POST
def drop(request: SignedIn, number: int) -> HttpResponse:
    """Forget a sheet of which nothing was imported."""
    actions.drop(number, by=request.user)
    messages.success(request, "The sheet is removed.")
    return redirect("past:sheets")


@require_safe
def faults(request: SignedIn, number: int) -> HttpResponse:
    """The rows to be mended, as a file to mend and bring again."""
    found = queries.sheet(request.user, number)
    return _file(files.write(queries.to_mend(found)), f"to-mend-{found.pk}.csv")


@require_safe
def empty(request: SignedIn) -> HttpResponse:
    """A sheet with all headings that we know, to be filled in."""
    queries.desks_of(request.user)
    return _file(files.write([[column.label for column in COLUMNS]]), "older-records.csv")


def _do(form: Any, act: Any) -> bool:
    """Let the action say what is wrong beside the fields."""
    if not form.is_valid():
        return False
    try:
        act()
    except Invalid as refused:
        for name, sentences in refused.fields.items():
            form.add_error(name if name in form.fields else None, sentences)
        return False
    return True


def _file(said: str, name: str) -> HttpResponse:
    headers = {"Content-Disposition": f'attachment; filename="countersign-{name}"'}
    return HttpResponse(f"\ufeff{said}", content_type="text/csv; charset=utf-8", headers=headers)
