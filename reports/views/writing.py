"""How is a report written? Page by page; whatever was answered waits in the draft."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from accounts.models import Organisation
from design.words import lazily as _
from events.refusals import Refused
from reports import actions
from reports.checking.weights import in_force
from reports.forms import STEPS
from reports.forms.checking import SignsForm
from reports.queries import Written
from reports.views import drafts
from reports.views.doors import for_everyone, person

EXPIRED = _(
    "We no longer have the report that you were writing here: it was sent, deleted, or kept for too long. "
    "Copy what you entered from below and start again."
)


@for_everyone
def start(request: HttpRequest) -> HttpResponse:
    """What a report is, and the unfinished one if there is one."""
    organisation = Organisation.objects.select_related("default_desk").first()
    desk = organisation.default_desk if organisation else None
    return render(request, "reports/start.html", {"draft": drafts.at_hand(request), "desk": desk})


@for_everyone
def step(request: HttpRequest, step: str) -> HttpResponse:
    """One page of the report."""
    draft = drafts.at_hand(request) if step == "known" else at_hand(request)
    if draft is None and step != "known":
        return redirect("reports:start")
    answers = draft.answers if draft else {}
    form = STEPS[step](request.POST or None, answers=answers, signed_in=person(request) is not None)
    if form.is_valid():
        return _onwards(request, draft, step, form.answers)
    return render(request, "reports/step.html", {"form": form, "step": step, "draft": draft, **_place(step)})


@for_everyone
@require_POST
def start_again(request: HttpRequest) -> HttpResponse:
    """Forget the unfinished report and begin another."""
    if draft := drafts.at_hand(request):
        actions.drop_draft(draft.key)
    return redirect("reports:step", "known")


@for_everyone
def signs(request: HttpRequest) -> HttpResponse:
    """What was noticed, as it came from a check or is answered here."""
    draft = at_hand(request)
    if draft is None:
        return redirect("reports:start")
    form = SignsForm(request.POST or None, answers=draft.answers.get("indicators") or {})
    if request.method == "POST" and form.is_valid():
        new = {"indicators": form.answers, "weighed_by": draft.answers.get("weighed_by") or in_force().version}
        return drafts.keep(request, draft, new, redirect("reports:check"))
    return render(request, "reports/signs.html", {"form": form, "draft": draft})


def at_hand(request: HttpRequest) -> Written | None:
    """The draft at hand. Words written for one that is gone are given back, never lost."""
    draft = drafts.at_hand(request)
    if draft is None and request.method == "POST":
        raise Refused(EXPIRED)
    return draft


def _onwards(request: HttpRequest, draft: Written | None, step: str, said: dict[str, Any]) -> HttpResponse:
    before = draft.answers if draft else {}
    new = said | {"seen": sorted({*before.get("seen", []), step})}
    following = drafts.next_step(before | new)
    onwards = redirect("reports:step", following) if following else redirect(_last(before))
    return drafts.keep(request, draft, new, onwards)


def _last(before: dict[str, Any]) -> str:
    """Files come once all else is answered; whoever changes an answer afterwards goes straight on to check."""
    return "reports:evidence" if drafts.next_step(before) else "reports:check"


def _place(step: str) -> dict[str, Any]:
    """Which page of how many this is, and which comes before."""
    steps = [*STEPS]
    place = steps.index(step)
    return {"number": place + 1, "of": len(steps) + 2, "before": steps[place - 1] if place else ""}
