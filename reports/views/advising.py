"""How is advice read by anybody, and settled, like the weights of signs, by administrators?"""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.policy import require_administrator
from accounts.requests import SignedIn
from events.refusals import NotThere
from reports import actions
from reports.advice import TOPICS, Situation, advice, on_topic
from reports.checking import weights
from reports.forms.advising import AdviceForm, SituationForm, WeightsForm
from reports.models import Advice, Weighting
from reports.views.doors import for_everyone

ASKED = ["GET", "HEAD", "POST"]


@for_everyone
@require_safe
def now(request: HttpRequest) -> HttpResponse:
    """What to do now, for whoever chooses where they stand."""
    asked = SituationForm(request.GET or None)
    chosen = asked.chosen() if request.GET else {}
    said = advice(Situation(**chosen))
    return render(request, "reports/advice/now.html", {"asked": asked, "advice": said, "chosen": chosen})


@require_safe
def topics(request: SignedIn) -> HttpResponse:
    """All topics, each with whose words are in force."""
    require_administrator(request.user)
    newest = _newest()
    rows = [[{"text": topic.title, "href": reverse("advice:topic", args=[name])}, _whose(newest.get(name))]
            for name, topic in TOPICS.items()]  # fmt: skip
    return render(request, "reports/advice/topics.html", {"rows": rows, "head": ["Topic", "Whose words"]})


@require_http_methods(ASKED)
def topic(request: SignedIn, topic: str) -> HttpResponse:
    """One topic, to be put into the organisation's own words."""
    require_administrator(request.user)
    if topic not in TOPICS:
        raise NotThere
    newest = _newest().get(topic)
    initial = {"text": "\n\n".join(on_topic(topic).paragraphs), "welsh": newest.welsh if newest else "",
               "version": newest.version if newest else 0}  # fmt: skip
    form = AdviceForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.do(actions.advise, topic, by=request.user):
        return _done(request, "The advice is saved")
    given = {"form": form, "topic": TOPICS[topic], "name": topic, "newest": newest}
    return render(request, "reports/advice/topic.html", given)


@require_POST
def reset(request: SignedIn, topic: str) -> HttpResponse:
    """Take up the words that come with the service again."""
    require_administrator(request.user)
    newest = _newest().get(topic)
    actions.advise(topic, "", by=request.user, version=newest.version if newest else 0)
    return _done(request, "The words that come with the service are used again")


@require_http_methods(ASKED)
def weighing(request: SignedIn) -> HttpResponse:
    """What each sign weighs, and the versions before."""
    require_administrator(request.user)
    newest = weights.in_force()
    form = WeightsForm(newest, request.POST or None)
    if request.method == "POST" and form.do(actions.weigh, by=request.user):
        messages.success(request, "The signs are weighed anew from now on")
        return redirect("advice:weights")
    before = Weighting.objects.select_related("by").order_by("-version")
    return render(request, "reports/advice/weights.html", {"form": form, "newest": newest, "versions": before})


def _done(request: HttpRequest, said: str) -> HttpResponse:
    messages.success(request, said)
    return redirect("advice:topics")


def _newest() -> dict[str, Advice]:
    """What the organisation last said on each topic."""
    rows = Advice.objects.select_related("by").order_by("topic", "-version").distinct("topic")
    return {row.topic: row for row in rows}


def _whose(row: Advice | None) -> str:
    return f"Ours, version {row.version}" if row and (row.text or row.welsh) else "As they come with the service"
