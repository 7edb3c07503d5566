"""What came of it? My reports, each with what has happened, what was said both ways, and what I told."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST

from cases.models import Message
from events.keyset import page
from reports import actions, queries
from reports.advice import advice, should_ring
from reports.forms import SayForm
from reports.forms.reading_back import as_filed
from reports.models import Report
from reports.views.doors import for_staff, person

THANKS = "Thank you. What you wrote has reached us."


@dataclass(frozen=True)
class Ways:
    """The addresses of one report's pages, through the door it was reached by."""

    report: str
    say: str
    see: str
    leave: str = ""


@for_staff
def mine(request: HttpRequest) -> HttpResponse:
    user = person(request)
    assert user is not None  # the house is closed to others
    found = page(queries.listed(Report.objects.of(user)), ["-filed_at", "-id"], after=request.GET.get("after", ""))
    rows = [_row(report) for report in found.rows]
    return render(request, "reports/mine.html", {"rows": rows, "next": found.next, "after": request.GET.get("after")})


@for_staff
def one(request: HttpRequest, reference: str) -> HttpResponse:
    return show(request, _mine(request, reference), ways(reference))


@for_staff
def sent(request: HttpRequest, reference: str) -> HttpResponse:
    return receipt(request, _mine(request, reference), ways(reference))


@for_staff
@require_POST
def say(request: HttpRequest, reference: str) -> HttpResponse:
    return hear(request, _mine(request, reference), ways(reference))


@for_staff
@require_POST
def see(request: HttpRequest, reference: str) -> HttpResponse:
    actions.see(_mine(request, reference))
    return redirect("reports:report", reference)


def ways(reference: str) -> Ways:
    return Ways(*(reverse(f"reports:{name}", args=[reference]) for name in ("report", "say", "see")))


def _mine(request: HttpRequest, reference: str) -> Report:
    """Loaded from the reporter's own scope: somebody else's report isn't there."""
    user = person(request)
    assert user is not None
    return queries.listed(Report.objects.of(user)).get(reference=reference)


def _row(report: Report) -> dict[str, Any]:
    return {
        "reference": report.reference, "href": reverse("reports:report", args=[report.reference]),
        "status": queries.status(report), "in_words": queries.status_in_words(report),
        "filed_at": report.filed_at, "mode": report.get_mode_display(), "unread": report.unread,  # type: ignore[attr-defined]
    }  # fmt: skip


def show(request: HttpRequest, report: Report, to: Ways, form: SayForm | None = None) -> HttpResponse:
    """The page of one report, whichever door leads there."""
    said = queries.messages(report)
    asked = queries.is_asked(report)
    question = next((each for each in reversed(said) if each.kind == Message.Kind.QUESTION), None) if asked else None
    shown = {
        "report": report, "to": to, "status": queries.status(report), "in_words": queries.status_in_words(report),
        "question": question, "said": said, "happened": queries.happened(report, said), "told": as_filed(report),
        "unread": any(not each.is_from_reporter and each.read_at is None for each in said),
        "form": form or SayForm(asked=asked), "advice": advice(report.conversation.approach.stage),
    }  # fmt: skip
    return render(request, "reports/report.html", shown, status=400 if form else 200)


def hear(request: HttpRequest, report: Report, to: Ways) -> HttpResponse:
    """Take down what the reporter adds or answers."""
    form = SayForm(request.POST, asked=queries.is_asked(report))
    if not form.is_valid():
        return show(request, report, to, form)
    actions.say(report, form.cleaned_data["text"], key=form.cleaned_data["key"])
    messages.success(request, THANKS)
    return redirect(to.report)


def receipt(request: HttpRequest, report: Report, to: Ways) -> HttpResponse:
    """What is told once a report is sent: that it is here, what happens next, and what to do now."""
    stage, severity = report.conversation.approach.stage, report.case.proposed_severity
    shown = {
        "report": report, "to": to, "by": queries.acknowledged_by(report), "days": queries.days_to_decide(report),
        "advice": advice(stage), "ring": should_ring(stage, severity),
    }  # fmt: skip
    return render(request, "reports/sent.html", shown)
