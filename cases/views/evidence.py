"""How do officers add and look at evidence? As safe copies, texts as characters; handing over an original is noted."""

from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.defaultfilters import filesizeformat
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.models import User
from cases import policy
from cases.actions import add_evidence, note_reading, open_original, override
from cases.evidence import scanner
from cases.evidence.kinds import Kind
from cases.evidence.reading import shown
from cases.evidence.scanner import Scan
from cases.forms import AddEvidenceForm, OverrideForm
from cases.models import Case, Evidence, Reading
from cases.queries.evidence import original
from cases.queries.story import whole
from cases.views.asking import person_of
from cases.views.giving import handed_over, picture
from cases.views.showing import due, tabs
from events.refusals import Invalid, NotThere

COLOURS = {Scan.WAITING: "yellow", Scan.CLEAN: "green", Scan.INFECTED: "red", Scan.UNSCANNABLE: "orange"}


@never_cache
@require_safe
def evidence(request: HttpRequest, reference: str) -> HttpResponse:
    """The files of a case."""
    user = person_of(request)
    case = whole(user, reference)
    note_reading(case, Reading.Door.EVIDENCE, by=user)
    files = Evidence.objects.of_case(case).select_related("overridden_by", "added_by", "conversation__approach__home")
    given = {"case": case, "tabs": tabs(case, "evidence", user), "due": due(case), "unscanned": not scanner.is_there(),
             "may_add": policy.may(user, "add_evidence", case),
             "files": [_row(file, case, user) for file in files]}  # fmt: skip
    return render(request, "evidence/list.html", given)


@never_cache
@require_http_methods(["GET", "POST"])
def evidence_add(request: HttpRequest, reference: str) -> HttpResponse:
    """Files of our own for a case: sealed, scanned and copied like those of reporters."""
    user = person_of(request)
    case = whole(user, reference)
    policy.require(user, "add_evidence", case)
    form = AddEvidenceForm(request.POST if request.method == "POST" else None, request.FILES or None)
    complete = form.is_valid()
    if form.is_bound and form.can_be_kept and _added(request, case, form) and complete:
        return redirect("cases:evidence", reference=reference)
    return render(request, "evidence/add.html", {"case": case, "form": form})


@require_safe
def evidence_picture(request: HttpRequest, reference: str, key: UUID) -> HttpResponse:
    """A picture as we drew it anew; the only thing of anybody's that is shown as what it is."""
    file = released(person_of(request), reference, key)
    if not file.copy_type:
        raise NotThere
    return picture(file)


@never_cache
@require_safe
def evidence_text(request: HttpRequest, reference: str, key: UUID) -> HttpResponse:
    """A text, a saved page or an email, as its characters."""
    file = released(person_of(request), reference, key)
    if not file.is_written:
        raise NotThere
    back = reverse("cases:evidence", args=[reference])
    given = {"file": file, "shown": shown(original(file), file.kind), "back": back}
    return render(request, "evidence/text.html", given)


@require_POST
def evidence_original(request: HttpRequest, reference: str, key: UUID) -> HttpResponse:
    """The original, handed over; by POST, since each opening is an act that is noted."""
    return handed_over(*open_original(reference, key, by=person_of(request)))


@never_cache
@require_http_methods(["GET", "POST"])
def evidence_override(request: HttpRequest, reference: str, key: UUID) -> HttpResponse:
    """A lead releases a file that was not found clean, with a reason."""
    user = person_of(request)
    case = whole(user, reference)
    policy.require(user, "override", case)
    file = found(user, reference, key)
    form = OverrideForm(request.POST if request.method == "POST" else None, initial={"version": case.version})
    if form.is_valid() and _overridden(request, case, file, form):
        return redirect("cases:evidence", reference=reference)
    given = {"case": case, "file": file, "form": form, "scan": Scan(file.scan).label}
    return render(request, "evidence/override.html", given)


def found(user: User, reference: str, key: UUID) -> Evidence:
    """The file, within scope; anything else isn't there."""
    files = (
        Evidence.objects.visible_to(user)
        .select_related("conversation__approach__case")
        .filter(conversation__approach__case__reference=reference, key=key)
    )
    if (file := files.first()) is None:
        raise NotThere
    return file


def released(user: User, reference: str, key: UUID) -> Evidence:
    """The file, if it may be opened; one that is held back isn't there to be seen."""
    file = found(user, reference, key)
    if not file.released or file.conversation is None:
        raise NotThere
    note_reading(file.conversation.approach.case, Reading.Door.EVIDENCE, by=user)
    return file


def _added(request: HttpRequest, case: Case, form: AddEvidenceForm) -> bool:
    """Whether the files that can be kept are kept now; one that officers have added before counts as kept."""
    try:
        kept = add_evidence(case.reference, form.brought, by=person_of(request), origin=form.cleaned_data["origin"])
    except Invalid as no:
        form.add_error("evidence", no.sentence)
        return False
    names = ", ".join(file.name for file in kept)
    messages.success(request, f"Added to the case: {names}." if kept else "These files are in the case already.")
    return True


def _overridden(request: HttpRequest, case: Case, file: Evidence, form: OverrideForm) -> bool:
    try:
        override(case.reference, file.key, by=person_of(request), **form.cleaned_data)
    except Invalid as no:
        for sentences in no.fields.values():
            form.add_error("reason", sentences)
        return False
    messages.success(request, "The file is released.")
    return True


def _row(file: Evidence, case: Case, user: User) -> dict[str, Any]:
    """One file as the list shows it, with what this person can do with it."""

    def address(name: str) -> str:
        return reverse(f"cases:evidence_{name}", args=[case.reference, file.key])

    return {
        "file": file, "scan": Scan(file.scan).label, "colour": COLOURS[Scan(file.scan)], "facts": _facts(file, case),
        "picture": address("picture") if file.released and file.copy_type else "",
        "undrawn": file.released and file.is_picture and file.copied_at is not None and not file.copy_type,
        "drawing": file.released and file.is_picture and file.copied_at is None,
        "text": address("text") if file.released and file.is_written else "",
        "original": address("original") if file.released and policy.may(user, "open_original", case) else "",
        "override": address("override") if not file.released and policy.may(user, "override", case) else "",
    }  # fmt: skip


def _facts(file: Evidence, case: Case) -> list[dict[str, str]]:
    home = file.conversation.approach.home if file.conversation else case
    rows = [
        ("Kind and size", f"{Kind(file.kind).label}, {filesizeformat(file.size)}"),
        ("Added", f"{file.added_at.day} {file.added_at:%B %Y}{f' by {file.added_by.name}' if file.added_by else ''}"),
        ("From", file.origin or ("" if home.pk == case.pk else "the reporter of a linked duplicate")),
        ("Found", file.finding),
        ("Scanned by", file.scanned_by),
        ("Released", f"by {file.overridden_by.name}: {file.override_reason}" if file.overridden_by else ""),
        ("SHA-256 of the original", file.sha256),
    ]
    return [{"key": key, "value": value} for key, value in rows if value]
