"""Who works at my desks, how much has each to do, who is away, and who gets the work of whoever leaves?"""

from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from accounts.models import User
from accounts.policy import may_say_when_away
from cases import policy
from cases.actions import hand_on
from cases.forms.officers import HandOnForm
from cases.queries.officers import Load, colleagues, officer_numbered, work_led
from cases.queries.queue import cases_named
from cases.views.asking import officer_of


@require_safe
def officers(request: HttpRequest) -> HttpResponse:
    """The officers of one's desks."""
    user = officer_of(request)
    rows = [_row(each, user) for each in colleagues(user)]
    given = {
        "rows": rows,
        "own": reverse("accounts:away", args=[user.pk]),
        "leads": any(row["hand_on"] for row in rows),
    }
    return render(request, "cases/officers.html", given)


@require_http_methods(["GET", "POST"])
def hand_on_work(request: HttpRequest, number: int) -> HttpResponse:
    """Hand on all that somebody has: asked to whom (GET), then what became of each case (POST)."""
    user = officer_of(request)
    whom = officer_numbered(user, number)
    form = HandOnForm(whom, user, request.POST if request.method == "POST" else None)
    if not form.is_valid():
        given = {"form": form, "whom": whom, "count": work_led(whom, user).count()}
        return render(request, "cases/hand_on.html", given)
    results = hand_on(whom, by=user, **form.cleaned_data)
    done = sum(result.done for result in results)
    now = {row.reference: row for row in cases_named(user, [each.reference for each in results])}
    left = work_led(whom, user).count() - (len(results) - done)
    given = {
        "whom": whom, "results": results, "done": done, "left": left, "stayed": len(results) - done,
        "label": f"Work of {whom.name}", "back": reverse("cases:officers"),
        "rows": [(each, now.get(each.reference)) for each in results],
    }  # fmt: skip
    return render(request, "cases/handed_on.html", given)


def _row(load: Load, user: User) -> dict[str, Any]:
    whom = load.officer
    listed = urlencode({"view": "open", "officer": whom.pk})
    return {
        "name": whom.name, "open": load.many, "cases": f"{reverse('cases:queue')}?{listed}" if load.open else "",
        "away_until": load.away_until,
        "away": reverse("accounts:away", args=[whom.pk]) if may_say_when_away(user, whom) else "",
        "hand_on": reverse("cases:hand_on", args=[whom.pk]) if policy.leads(user, whom) else "",
    }  # fmt: skip
