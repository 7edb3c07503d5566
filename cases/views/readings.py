"""Who may see who has read a case? Its lead sees names and doors; the auditor sees what is unusual, without content."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from cases import policy
from cases.queries.readings import IDLE, MANY, readings_of, unusual
from cases.queries.story import whole
from cases.views.asking import person_of
from cases.views.showing import due, tabs

MOST_SHOWN = 200


@require_safe
def readings(request: HttpRequest, reference: str) -> HttpResponse:
    """Who has read this case, for a lead of its desk."""
    user = person_of(request)
    case = whole(user, reference)
    policy.require_lead(user, case)
    given = {"case": case, "tabs": tabs(case, "readings", user), "due": due(case),
             "readings": readings_of(case)[:MOST_SHOWN]}  # fmt: skip
    return render(request, "cases/readings.html", given)


@require_safe
def unusual_readings(request: HttpRequest) -> HttpResponse:
    """Who read unusually in the last month, for auditors."""
    return render(request, "cases/unusual.html", {"days": unusual(person_of(request)), "many": MANY, "idle": IDLE})
