"""How is a report sent? Checked, declared and, where no name stands on it, only once its receipt code is noted."""

from typing import Any
from uuid import uuid4

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from cases.terms import Mode
from events.refusals import Invalid
from reports import actions, receipts
from reports.advice import GRAVE_FROM, Said, on_topic
from reports.forms import DeclareForm, LastFourForm
from reports.forms.reading_back import as_noticed, read_back
from reports.forms.testimony import stage, told
from reports.models import Report
from reports.queries import Written
from reports.views import drafts, evidence, gate, visits
from reports.views.doors import for_everyone, person
from reports.views.writing import at_hand


@for_everyone
def check(request: HttpRequest) -> HttpResponse:
    """Everything as it will be sent, and the declaration; pressed twice it is sent once."""
    if filed := _filed_before(request):
        return redirect("reports:sent", filed.reference)
    draft = at_hand(request)
    if draft is None or (missing := drafts.next_step(draft.answers)):
        return redirect("reports:step", missing) if draft else redirect("reports:start")
    form = DeclareForm(request.POST or None, initial={"key": draft.key})
    if form.is_valid() and (onwards := _send(request, draft, form)):
        return onwards
    pages = read_back(draft.answers, signed_in=person(request) is not None)
    given = {"form": form, "draft": draft, "pages": pages, "staged": evidence.staged(draft),
             "noticed": as_noticed(draft.answers.get("indicators") or {}), "law": _law(draft)}  # fmt: skip
    return render(request, "reports/check.html", given)


@for_everyone
def code(request: HttpRequest) -> HttpResponse:
    """The receipt code, to be noted before anything is sent."""
    draft = drafts.here(request)
    if draft and (reference := draft.answers.get("filed")):
        return visits.hold(request, redirect("reports:receipt_sent"), report=reference)
    if draft is None or "code" not in draft.answers:
        return redirect("reports:check" if draft else "reports:start")
    form = LastFourForm(request.POST or None, code=draft.answers["code"])
    if form.is_valid() and (reference := _file_unnamed(request, draft, form)):
        return visits.hold(request, redirect("reports:receipt_sent"), report=reference)
    return render(request, "reports/code.html", {"form": form, "code": draft.answers["code"], "draft": draft})


def _law(draft: Written) -> Said | None:
    """Where to get advice of one's own before telling more, once it has gone far."""
    return on_topic("law") if stage(draft.answers) >= GRAVE_FROM else None


def _filed_before(request: HttpRequest) -> Report | None:
    """The report that this very form has filed already: pressed twice, or after going back."""
    user, form = person(request), DeclareForm(request.POST)
    form.is_valid()
    key = form.cleaned_data.get("key")
    return Report.objects.of(user).filter(key=key).first() if user and key else None


def _send(request: HttpRequest, draft: Written, form: DeclareForm) -> HttpResponse | None:
    """File it, or go on to its receipt code; None if something must be mended first."""
    if form.cleaned_data["key"] != draft.key:
        return redirect("reports:check")  # another report was begun meanwhile: show that one
    if draft.answers["mode"] == Mode.ANONYMOUS:
        noted = draft.answers.get("code") or receipts.new_code()
        return drafts.keep(request, draft, {"code": noted}, redirect("reports:code"))
    reference = _file(draft, form, key=draft.key, reporter=person(request))
    return redirect("reports:sent", reference) if reference else None


def _file_unnamed(request: HttpRequest, draft: Written, form: LastFourForm) -> str:
    """Its key is its own, so that nothing leads from the report to the draft or the browser it came from."""
    gate.require_room(request)
    reference = _file(draft, form, key=uuid4(), receipt=draft.answers["code"])
    if reference:
        gate.count_filed(request)
    return reference


def _file(draft: Written, form: Any, **how: Any) -> str:
    """The reference of the report filed; nothing, and the form says why, if it can't be."""
    try:
        report = actions.file(told(draft.answers), mode=draft.answers["mode"], staged=draft.key, **how)
    except Invalid as no:
        for said in no.fields.values():
            form.add_error(None, said)
        return ""
    if draft.owner:
        actions.drop_draft(draft.key)
    else:
        actions.note_filed(draft.key, report.reference)
    return report.reference
