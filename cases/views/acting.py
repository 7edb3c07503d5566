"""How does an officer do something with a case? One page for every act: ask what it needs, do it, go on.

Whoever was slower than a colleague sees both texts: what they entered, and what the case says now.
"""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from accounts.models import User
from accounts.queries import away_until
from cases.actions import do, drop_begun, label_of, require_available
from cases.forms import ActForm
from cases.models import Case, Message
from cases.queries.officers import why_given_out
from cases.queries.story import in_hand
from cases.queries.timeline import happened, since
from cases.sentences import SENTENCES
from cases.terms import Status
from cases.views.asking import person_of
from cases.views.offering import chosen, offered
from cases.views.showing import assessment
from events.refusals import Invalid, Refusal, Refused, StaleVersion

CONFIRMED = ("approve", "return")  # these show what the reporter would read
ENDING = ("dismiss", "conclude", "chase_out", "approve")
THEN = {
    Status.REVIEW: "Somebody else now has a second look, before the case closes and the reporter hears of it.",
    Status.CLOSED: "The case is closed.",
}


@require_http_methods(["GET", "POST"])
def act(request: HttpRequest, reference: str, name: str, **about: int) -> HttpResponse:
    """Ask for what the act `name` needs (GET), or do it (POST)."""
    user = person_of(request)
    case = in_hand(user, reference)
    if request.method == "POST":
        form = ActForm(name, case, user, request.POST, about)
        return attempt(request, case, form) if form.is_valid() else ask(request, case, form, user)
    require_available(name, case, user)
    form = ActForm(name, case, user, about=about)
    form.initial.update(chosen(request, case, name))
    return ask(request, case, form, user)


def attempt(request: HttpRequest, case: Case, form: ActForm) -> HttpResponse:
    """Do what the form asks for, and go on to the case; or say what stands against it."""
    user = person_of(request)
    try:
        do(case.reference, form.name, by=user, version=form.cleaned_data["version"], **form.details())
    except Invalid as refused:
        form.take(refused)
        return ask(request, case, form, user)
    except StaleVersion as stale:
        return both_texts(request, case, form, stale)
    except Refused as refused:
        form.add_error(None, refused.sentence)
        return ask(request, case, form, user, status=409)
    drop_begun(case, form.name, by=user)
    messages.success(request, done(form.name, case, user))
    warn_of_absence(request, form)
    return onwards(case, user)


def warn_of_absence(request: HttpRequest, form: ActForm) -> None:
    """Say so where the case has just gone to somebody who is away: it may be right, but it should be meant."""
    to = form.cleaned_data.get("officer")
    if to and (until := away_until([to.pk]).get(to.pk)):
        messages.warning(request, f"{to.name} is away until {until.day} {until:%B %Y}.")


def ask(request: HttpRequest, case: Case, form: ActForm, user: User, status: int = 200) -> HttpResponse:
    """The page of an act that this person may do now; 403 or 409 if they may not."""
    doing = require_available(form.name, case, user)
    given: dict[str, Any] = {"case": case, "doing": doing, "form": form, "assessment": assessment(case),
                             "status": Status(case.status).label,
                             "texts": offered(request, case, form.name)}  # fmt: skip
    if form.name in CONFIRMED:
        held = Message.objects.filter(conversation__approach__home=case, kind=Message.Kind.REPLY)
        given["reply"] = held.filter(sent_at=None, withdrawn_at=None).first()
    return render(request, "cases/act.html", given, status=status)


def both_texts(request: HttpRequest, case: Case, form: ActForm, stale: StaleVersion) -> HttpResponse:
    """What was entered beside what the case says now (409); the entry can go on with the version now known."""
    user = person_of(request)
    typed = request.POST.copy()
    typed["version"] = str(stale.current)
    case = in_hand(user, case.reference)
    given = {
        "case": case, "told": stale.sentence, "entered": form.entered(), "assessment": assessment(case),
        "status": Status(case.status).label, "since": since(happened(case), form.cleaned_data["version"]),
        "label": label_of(form.name), "again": ActForm(form.name, case, user, typed, form.about),
        "hindered": hindrance(form.name, case, user), "kept": kept(form, case, user),
    }  # fmt: skip
    return render(request, "cases/stale.html", given, status=409)


def kept(form: ActForm, case: Case, user: User) -> ActForm | None:
    """A note with what was written, for somebody who can't go on; None where nothing was."""
    written = "\n\n".join(f"{label}\n{value}" for label, value in form.entered())
    note = ActForm("note", case, user)
    note.initial["text"] = written
    return note if written else None


def hindrance(name: str, case: Case, user: User) -> str:
    """Why the act isn't possible any more; blank when it is."""
    try:
        require_available(name, case, user)
    except Refusal as refusal:
        return refusal.sentence
    return ""


def onwards(case: Case, user: User) -> HttpResponse:
    """Back to the case, or to the queue where it has just left this person's scope."""
    if Case.objects.visible_to(user).filter(pk=case.pk).exists():
        return redirect("cases:case", reference=case.reference)
    return redirect("cases:queue")


def done(name: str, case: Case, user: User) -> str:
    """What was done, and what an act that ends the work led to: that isn't for the one who acts to choose."""
    status = Case.objects.values_list("status", flat=True).get(pk=case.pk)
    then = THEN.get(Status(status), "") if name in ENDING else ""
    why = why_given_out(case, user) if name == "give_out" else ""
    return f"{SENTENCES[name].said('You')}. {why}{then}".strip()
