"""How does somebody without a name come back? With the receipt code, for half an hour, leaving nothing behind."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from cases.terms import Mode
from design.words import lazily as _
from events.refusals import Refused
from reports import actions, queries
from reports.forms import CodeForm
from reports.models import Report
from reports.views import afterwards, evidence, gate, showing, visits
from reports.views.doors import for_everyone

UNKNOWN = _("We don’t know this receipt code. Check each digit and try again")
CLOSED = _(
    "Your report was closed on this screen, for your safety. Copy what you entered from below, "
    "enter your receipt code again and send it once more."
)


@for_everyone
def enter(request: HttpRequest) -> HttpResponse:
    """Ask for the code, or go on where this browser holds an opened report."""
    if request.method != "POST" and visits.held(request, "report"):
        return redirect("reports:receipt_report")
    form = CodeForm(request.POST or None)
    if form.is_valid() and (report := _opened(request, form)):
        return visits.hold(request, redirect("reports:receipt_report"), report=report.reference)
    return render(request, "reports/receipt.html", {"form": form})


@for_everyone
def one(request: HttpRequest) -> HttpResponse:
    """The report; looking at it keeps it open for half an hour more."""
    report = _held(request)
    if report is None:
        return redirect("reports:receipt")
    return visits.hold(request, showing.show(request, report, _ways()), report=report.reference)


@for_everyone
def sent(request: HttpRequest) -> HttpResponse:
    """The receipt, once the report is sent."""
    report = _held(request)
    return showing.receipt(request, report, _ways()) if report else redirect("reports:receipt")


@for_everyone
@require_safe
def paper(request: HttpRequest) -> HttpResponse:
    """The receipt as PDF."""
    report = _held(request)
    return showing.paper(report) if report else redirect("reports:receipt")


@for_everyone
@require_POST
def say(request: HttpRequest) -> HttpResponse:
    """Take down what is added or answered. Refused, with the words given back, once the half hour is over."""
    if (report := _held(request)) is None:
        raise Refused(CLOSED)
    return showing.hear(request, report, _ways())


@for_everyone
@require_POST
def see(request: HttpRequest) -> HttpResponse:
    """Note that the reporter has read what officers sent."""
    if report := _held(request):
        actions.see(report)
    return redirect("reports:receipt_report")


@for_everyone
@require_POST
def leave(request: HttpRequest) -> HttpResponse:
    """Let go of everything in this browser."""
    return visits.leave(redirect("reports:receipt"))


@for_everyone
def file(request: HttpRequest, key: UUID) -> HttpResponse:
    """One file of the report."""
    report = _held(request)
    return evidence.show(request, report, key, _ways().report) if report else redirect("reports:receipt")


@for_everyone
def withdraw(request: HttpRequest) -> HttpResponse:
    """Ask that the report be withdrawn."""
    report = _held(request)
    return afterwards.withdraw(request, report, _ways()) if report else redirect("reports:receipt")


@for_everyone
@require_POST
def helped(request: HttpRequest) -> HttpResponse:
    """Take down whether it helped."""
    if (report := _held(request)) is None:
        raise Refused(CLOSED)
    return afterwards.helped(request, report, _ways())


def _opened(request: HttpRequest, form: CodeForm) -> Report | None:
    with gate.turn(request):
        report = queries.by_code(form.cleaned_data["code"])
    if report is None:
        gate.count_wrong(request)
        form.add_error("code", UNKNOWN)
    return report


def _held(request: HttpRequest) -> Report | None:
    reference = visits.held(request, "report")
    anonymous = queries.listed(Report.objects.filter(mode=Mode.ANONYMOUS))
    return anonymous.filter(reference=reference).first() if reference else None


def _ways() -> showing.Ways:
    names = ("report", "say", "see", "withdraw", "helped", "paper", "leave")
    to = {name: reverse(f"reports:receipt_{name}") for name in names}
    return showing.Ways(**to, file=reverse("reports:receipt_evidence", args=[evidence.UNKEYED]))
