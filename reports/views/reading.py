"""What came of it? Somebody's own reports, each with what has happened, what was said both ways, and what they told."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_POST, require_safe

from events.keyset import page
from reports import actions, queries
from reports.models import Report
from reports.views import afterwards, evidence, showing
from reports.views.doors import for_staff, person


@for_staff
def mine(request: HttpRequest) -> HttpResponse:
    """All of one's own reports, the newest first."""
    after = request.GET.get("after", "")
    found = page(_all(request), ["-filed_at", "-id"], after=after)
    rows = [_row(report) for report in found.rows]
    return render(request, "reports/mine.html", {"rows": rows, "next": found.next, "after": after})


@for_staff
def one(request: HttpRequest, reference: str) -> HttpResponse:
    """One report."""
    return showing.show(request, _all(request).get(reference=reference), ways(reference))


@for_staff
def sent(request: HttpRequest, reference: str) -> HttpResponse:
    """Its receipt, once it is sent."""
    return showing.receipt(request, _all(request).get(reference=reference), ways(reference))


@for_staff
@require_safe
def paper(request: HttpRequest, reference: str) -> HttpResponse:
    """The receipt as PDF."""
    return showing.paper(_all(request).get(reference=reference))


@for_staff
@require_POST
def say(request: HttpRequest, reference: str) -> HttpResponse:
    """Take down what is added or answered."""
    return showing.hear(request, _all(request).get(reference=reference), ways(reference))


@for_staff
@require_POST
def see(request: HttpRequest, reference: str) -> HttpResponse:
    """Note that the reporter has read what officers sent."""
    actions.see(_all(request).get(reference=reference))
    return redirect("reports:report", reference)


@for_staff
def file(request: HttpRequest, reference: str, key: UUID) -> HttpResponse:
    """One file of the report."""
    return evidence.show(request, _all(request).get(reference=reference), key, ways(reference).report)


@for_staff
def withdraw(request: HttpRequest, reference: str) -> HttpResponse:
    """Ask that the report be withdrawn."""
    return afterwards.withdraw(request, _all(request).get(reference=reference), ways(reference))


@for_staff
@require_POST
def helped(request: HttpRequest, reference: str) -> HttpResponse:
    """Take down whether it helped."""
    return afterwards.helped(request, _all(request).get(reference=reference), ways(reference))


def ways(reference: str) -> showing.Ways:
    """Where the pages of this report are, for whoever is signed in."""
    names = ("report", "say", "see", "withdraw", "helped", "paper")
    to = {name: reverse(f"reports:{name}", args=[reference]) for name in names}
    return showing.Ways(**to, file=reverse("reports:evidence_of", args=[reference, evidence.UNKEYED]))


def _all(request: HttpRequest) -> Any:
    """The reporter's own scope, where every page starts: somebody else's report isn't there."""
    user = person(request)
    assert user is not None  # the house is closed to others
    return queries.listed(Report.objects.of(user))


def _row(report: Any) -> dict[str, Any]:
    return {
        "reference": report.reference, "href": ways(report.reference).report, "filed_at": report.filed_at,
        "status": queries.status(report), "in_words": queries.status_in_words(report),
        "mode": report.get_mode_display(), "unread": report.unread,
    }  # fmt: skip
