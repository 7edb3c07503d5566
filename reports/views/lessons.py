"""How does somebody learn? Lesson by lesson, with a certificate that only their own browser can draw."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from events.clock import now
from reports import actions
from reports.forms.learning import LessonForm
from reports.lessons import LESSONS
from reports.views import visits
from reports.views.doors import for_everyone, person


@for_everyone
def start(request: HttpRequest) -> HttpResponse:
    """The four lessons, and which of them are finished in this browser."""
    done = _done(request)
    rows = [{"name": name, "lesson": lesson, "done": name in done} for name, lesson in LESSONS.items()]
    return render(request, "reports/lessons/start.html", {"lessons": rows, "all_done": len(done) == len(LESSONS)})


@for_everyone
def lesson(request: HttpRequest, lesson: str) -> HttpResponse:
    """One lesson with its questions; the answers lead to what we say to them."""
    form = LessonForm(LESSONS[lesson], request.POST or None)
    number = [*LESSONS].index(lesson) + 1
    given: dict[str, Any] = {"lesson": LESSONS[lesson], "name": lesson, "form": form, "number": number}
    if request.method == "POST" and form.is_valid():
        return _spoken(request, lesson, given)
    return render(request, "reports/lessons/lesson.html", given)


@for_everyone
def certificate(request: HttpRequest) -> HttpResponse:
    """Drawn for whoever is there, and kept nowhere."""
    if len(_done(request)) < len(LESSONS):
        return redirect("lessons:start")
    return render(request, "reports/lessons/certificate.html", {"today": now(), "lessons": LESSONS.values()})


@for_everyone
def managers(request: HttpRequest) -> HttpResponse:
    """What those who lead people can do."""
    return render(request, "reports/lessons/managers.html", {"signed_in": person(request) is not None})


def _spoken(request: HttpRequest, name: str, given: dict[str, Any]) -> HttpResponse:
    """What we say to the answers; the lesson is finished, whatever they were."""
    done = _done(request)
    if name not in done:
        actions.count_lesson(name)
        done = [*done, name]
    following = next((each for each in LESSONS if each not in done), "")
    spoken = given["form"].spoken
    page = render(request, "reports/lessons/spoken.html", {**given, "form": None, "spoken": spoken, "next": following})
    return visits.hold(request, page, lessons=" ".join(done))


def _done(request: HttpRequest) -> list[str]:
    """The lessons finished in this browser today."""
    return [name for name in visits.held(request, "lessons").split() if name in LESSONS]
