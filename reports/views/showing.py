"""What does one report look like to its reporter? The same through both doors: signed in, or with a receipt code."""

from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from accounts.models import Organisation
from cases.models import Message
from design.paper import handed_over
from design.words import lazily as _
from reports import actions, keeping, queries
from reports import receipt as receipts
from reports.advice import given_with
from reports.forms import HelpedForm, SayForm
from reports.forms.reading_back import as_filed
from reports.models import Report
from reports.views import evidence

THANKS = _("Thank you. What you wrote has reached us.")


@dataclass(frozen=True)
class Ways:
    """The addresses of one report's pages, through the door it was reached by."""

    report: str
    say: str
    see: str
    file: str  # of one file of evidence, its key still to be put in
    withdraw: str
    helped: str
    paper: str
    leave: str = ""


def show(
    request: HttpRequest, report: Report, to: Ways, form: SayForm | None = None, helping: HelpedForm | None = None
) -> HttpResponse:
    """The page of one report, with a form on it that has to be corrected, if there is one."""
    shown = {
        "report": report, "to": to, "status": queries.status(report), "in_words": queries.status_in_words(report),
        "told": as_filed(report), "kept": keeping.words(report),
        "evidence": evidence.rows_for_reporter(report, to.file), "advice": given_with(report),
        "form": form or SayForm(asked=queries.is_asked(report)), **_told_since(report),
        "helping": None if queries.is_open(report) else helping or HelpedForm(said=queries.helped(report)),
    }  # fmt: skip
    return render(request, "reports/report.html", shown)


def hear(request: HttpRequest, report: Report, to: Ways) -> HttpResponse:
    """Take down what the reporter adds or answers."""
    form = SayForm(request.POST, request.FILES, asked=queries.is_asked(report))
    if not form.is_valid():
        return show(request, report, to, form)
    actions.say(report, form.cleaned_data["text"], key=form.cleaned_data["key"], files=form.brought)
    messages.success(request, THANKS)
    return redirect(to.report)


def receipt(request: HttpRequest, report: Report, to: Ways) -> HttpResponse:
    """What is told once a report is sent: that it is here, what happens next, and what to do now."""
    organisation = Organisation.objects.get(pk=1)
    shown = {
        "report": report, "to": to, "next": receipts.next_steps(report, organisation), "advice": given_with(report),
        "kept": keeping.words(report),
    }  # fmt: skip
    return render(request, "reports/sent.html", shown)


def paper(report: Report) -> HttpResponse:
    """The receipt as PDF, made anew each time and kept nowhere."""
    made = receipts.on_paper(report, Organisation.objects.get(pk=1))
    return handed_over(f"receipt-{report.reference}", made)


def _told_since(report: Report) -> dict[str, Any]:
    """The question that waits, all else that was said, whether any of it is new, and what has happened."""
    said = queries.messages(report)
    questions = [each for each in said if each.kind == Message.Kind.QUESTION] if queries.is_asked(report) else []
    question = questions[-1] if questions else None
    rest = [each for each in said if each != question]
    news = any(not each.is_from_reporter and each.read_at is None for each in rest)
    return {"question": question, "said": rest, "news": news, "happened": queries.happened(report, said),
            "withdrawal": queries.withdrawal(said), "undecided": queries.is_open(report)}  # fmt: skip
