"""How do files come with a report, and how does its reporter look at them again?

A file that was added can be looked at once it was scanned: a picture as we drew it anew, a text as its characters.
"""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.template.defaultfilters import filesizeformat
from django.views.decorators.http import require_POST

from cases.actions import unstage
from cases.evidence.reading import shown
from cases.evidence.scanner import Scan
from cases.models import Evidence
from cases.queries.evidence import original
from cases.terms import Mode
from cases.views.giving import picture
from design.words import lazily as _
from events.refusals import Invalid, NotThere
from personas.terms import Platform
from reports import actions
from reports.advice import Said, Situation, advice
from reports.forms import EvidenceForm
from reports.models import Report
from reports.queries import Written
from reports.views.doors import for_everyone
from reports.views.writing import at_hand

UNKEYED = UUID(int=0)  # stands in an address for a key that is put in later
IN_WORDS = {
    Scan.WAITING: (_("Being checked for viruses"), "yellow"), Scan.CLEAN: (_("Checked"), "green"),
    Scan.INFECTED: (_("Held back: it may be harmful"), "red"), Scan.UNSCANNABLE: (_("Could not be checked"), "orange"),
}  # fmt: skip


@for_everyone
def bring(request: HttpRequest) -> HttpResponse:
    """The page on which files are added to a report that is being written."""
    draft = at_hand(request)
    if draft is None or "mode" not in draft.answers:
        return redirect("reports:start")
    form = EvidenceForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and _kept(draft, form):
        return redirect("reports:evidence" if "stay" in request.POST else "reports:check")
    unnamed = draft.answers["mode"] != Mode.NAMED
    given = {"form": form, "draft": draft, "unnamed": unnamed, "staged": staged(draft), "copying": _copying(draft)}
    return render(request, "evidence/bring.html", given)


def _copying(draft: Written) -> list[Said]:
    """How to keep a copy, there where it happened."""
    said = advice(Situation(platform=draft.answers.get("platform") or Platform.NOT_SURE))
    return [each for each in said if each.topic.startswith("capture")]


@for_everyone
@require_POST
def remove(request: HttpRequest, key: UUID) -> HttpResponse:
    """Take one file out of a report that is being written."""
    if draft := at_hand(request):
        unstage(draft.key, key)
    return redirect("reports:evidence")


def staged(draft: Written) -> list[dict[str, Any]]:
    """The files that will come with the draft."""
    return [_row(file) for file in Evidence.objects.filter(staged=draft.key).order_by("pk")]


def rows_for_reporter(report: Report, address: str) -> list[dict[str, Any]]:
    """The files of a report, with where each can be looked at; `address` has `UNKEYED` in the key's place."""
    files = Evidence.objects.from_reporter(report.conversation_id)
    return [{**_row(file), "href": address.replace(str(UNKEYED), str(file.key)) if _can_be_seen(file) else ""}
            for file in files]  # fmt: skip


def show(request: HttpRequest, report: Report, key: UUID, back: str) -> HttpResponse:
    """One file of a report, to its reporter."""
    file = Evidence.objects.from_reporter(report.conversation_id).filter(key=key).first()
    if file is None or not _can_be_seen(file):
        raise NotThere
    if file.is_picture:
        return picture(file)
    given = {"file": file, "shown": shown(original(file), file.kind), "back": back}
    return render(request, "evidence/text.html", given)


def _kept(draft: Written, form: EvidenceForm) -> bool:
    """Whether all that was sent is kept now; what isn't stands in the form's errors."""
    whole = form.is_valid() or not form.is_bound  # a press on Continue with nothing chosen
    try:
        if form.is_bound:
            actions.stage_evidence(draft.key, form.brought)
    except Invalid as no:
        form.add_error("evidence", no.sentence)
        whole = False
    return whole


def _row(file: Evidence) -> dict[str, Any]:
    words, colour = IN_WORDS[Scan(file.scan)]
    return {"key": file.key, "name": file.name, "kind": file.get_kind_display(), "size": filesizeformat(file.size),
            "words": words, "colour": colour, "picture": file.is_picture}  # fmt: skip


def _can_be_seen(file: Evidence) -> bool:
    """A reporter sees what was found clean: a picture's copy, or a text. A PDF they have themselves."""
    return file.scan == Scan.CLEAN and (bool(file.copy_type) or file.is_written)
