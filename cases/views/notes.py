"""What does an officer do with a note and with a text that isn't finished? Change, look back, show it, keep it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from cases import policy
from cases.actions import edit_note, keep_begun, note_of, note_reading, share_note
from cases.forms.notes import NoteForm, ShareForm
from cases.models import NoteEdition, Reading
from cases.queries.story import whole
from cases.views.asking import person_of
from cases.views.offering import chosen, offered
from events.refusals import StaleVersion


@require_http_methods(["GET", "POST"])
def note(request: HttpRequest, reference: str, number: int) -> HttpResponse:
    """All editions of a note, and a form for its writer; who was slower in another window sees both texts."""
    user = person_of(request)
    case = whole(user, reference)
    found, stale = note_of(case, number), None
    note_reading(case, Reading.Door.PAGE, by=user)
    form = NoteForm(request.POST or None, initial={"edition": found.edition, "text": found.text})
    if request.method == "POST":
        policy.require(user, "edit_note", case)
    if request.method == "POST" and form.is_valid():
        try:
            edit_note(reference, number, by=user, **form.cleaned_data)
            messages.success(request, "The note is changed. What it said before stays readable.")
            return redirect("cases:note", reference=reference, number=number)
        except StaleVersion as late:
            stale = late
            form = NoteForm(initial={"edition": late.current, "text": form.cleaned_data["text"]})
    given = {"case": case, "note": found, "stale": stale, "editions": NoteEdition.objects.filter(note=found),
             "form": form if found.by_id == user.pk and policy.may(user, "edit_note", case) else None}  # fmt: skip
    return render(request, "cases/note.html", given, status=409 if stale else 200)


@require_http_methods(["GET", "POST"])
def note_share(request: HttpRequest, reference: str, number: int) -> HttpResponse:
    """Write what the reporter is to read, see it as they will, and send it: three deliberate steps."""
    user = person_of(request)
    case = whole(user, reference)
    policy.require(user, "share_note", case)
    found = note_of(case, number)
    note_reading(case, Reading.Door.PAGE, by=user)
    form = ShareForm(request.POST or None, initial={"version": case.version, "text": found.text})
    form.initial.update(chosen(request, case, "share_note"))
    seen = form.is_valid() and "seen" in request.POST
    if form.is_valid() and "send" in request.POST:
        share_note(reference, number, by=user, **form.cleaned_data)
        messages.success(request, "The reporter can read it now.")
        return redirect("cases:case", reference=reference)
    given = {"case": case, "note": found, "form": form, "seen": seen, "texts": offered(request, case, "share_note")}
    return render(request, "cases/note_share.html", given)


@require_POST
def begun(request: HttpRequest, reference: str, name: str) -> HttpResponse:
    """Keep what has been written so far; asked by the page itself while somebody writes."""
    keep_begun(reference, name, request.POST.dict(), by=person_of(request))
    return HttpResponse(status=204)
