"""How does an officer accept or reject that two cases belong together? After seeing both beside each other."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from accounts.models import User
from cases import policy
from cases.actions import judge_match, note_reading
from cases.actions.matching import REJECTED
from cases.forms import JudgeForm
from cases.models import Case, Reading
from cases.queries.matches import Alike, matches_of
from cases.queries.story import whole
from cases.views.approaches import approach_rows
from cases.views.asking import person_of
from events.refusals import Invalid, NotThere


@require_http_methods(["GET", "POST"])
def judge(request: HttpRequest, reference: str, other: str) -> HttpResponse:
    """Ask what this person makes of a match (GET), and remember it (POST)."""
    user = person_of(request)
    case = whole(user, reference)
    policy.require(user, "accept_match", case)
    form = JudgeForm(case, request.POST if request.method == "POST" else None)
    if form.is_valid() and _judged(case, other, form, user):
        rejected = form.cleaned_data["judgement"] == REJECTED
        messages.success(request, "This match is not shown again." if rejected else "The two cases are connected.")
        return redirect("cases:case", reference=reference)
    match = _match(case, other, user)
    beside = (case, whole(user, match.case.reference))
    for each in beside:
        note_reading(each, Reading.Door.PAGE, by=user)
    both = [(each, [approach_rows(told, each, {}, set()) for told in each.approaches.all()]) for each in beside]
    return render(request, "cases/match.html", {"case": case, "match": match, "form": form, "both": both})


def _judged(case: Case, other: str, form: JudgeForm, user: User) -> bool:
    try:
        judge_match(case.reference, other, by=user, **form.cleaned_data)
    except Invalid as no:
        for sentences in no.fields.values():
            form.add_error("judgement", sentences)
        return False
    return True


def _match(case: Case, other: str, user: User) -> Alike:
    """The match with that case, as this person may see it; anything else isn't there."""
    for alike in matches_of(case, user).alike:
        if alike.case.reference == other:
            return alike
    raise NotThere
