"""What becomes of an error? A page for people, problem details (RFC 9457) for programs, from one place.

Actions only raise (events/refusals.py). `Refusals` turns that into a page, `api_exception_handler` into JSON.
"Not found" is also the answer for what exists but isn't yours to see, in exactly the same words.
"""

from collections.abc import Callable, Iterator
from typing import Any

from django.core.exceptions import ObjectDoesNotExist
from django.core.exceptions import ValidationError as DjangoValidationError
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.template.loader import get_template
from rest_framework import exceptions
from rest_framework.response import Response
from rest_framework.views import exception_handler

from accounts.terms import Marking
from cases.workflow import TRANSITIONS
from design.words import lazily as _
from events.refusals import Invalid, Refusal, StaleVersion
from reports.forms.reading_back import SHORT

PROBLEM = "application/problem+json"
TITLES = {
    400: _("Something needs correcting"),
    401: _("You need to sign in"),
    403: _("You cannot do this"),
    404: _("Not found"),
    405: _("Not possible at this address"),
    406: _("Not available in this format"),
    409: _("This cannot be done now"),
    413: _("Too large"),
    415: _("Not readable in this format"),
    429: _("Too many attempts"),
    500: _("Sorry, there is a problem with the service"),
}
NOTHING_HERE = _("There is nothing at this address that you can see.")
NOT_YOURS = _("Your roles do not include this.")
KEPT = ("WWW-Authenticate", "Retry-After", "Allow")  # headers that REST framework gave an error
UNSHOWN = ("csrf", "version", "password", "token", "code", "key")  # of what was entered, never given back


class Refusals:
    """Middleware: a refusal by an action becomes its page, or its problem details below /api/.

    An address that no text column could hold is refused at the door, so that no look-up fails on it.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if "\0" in request.path or "%00" in request.META.get("QUERY_STRING", ""):
            return bad_request(request)
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, exc: Exception) -> HttpResponse | None:
        if isinstance(exc, ObjectDoesNotExist):
            return answer(request, 404, detail=NOTHING_HERE, code="not_found")
        if not isinstance(exc, Refusal):
            return None
        return answer(request, exc.status, detail=exc.sentence, code=exc.code, **more_of(exc))


def api_exception_handler(exc: Exception, context: dict[str, Any]) -> Response | None:
    """What REST framework calls: every error of the API in one shape; None is a fault of ours (500)."""
    if isinstance(exc, ObjectDoesNotExist):
        exc = exceptions.NotFound()
    if isinstance(exc, DjangoValidationError):
        exc = exceptions.ValidationError(detail=getattr(exc, "message_dict", None) or exc.messages)
    if isinstance(exc, Refusal):
        return _as_response(context, exc.status, detail=exc.sentence, code=exc.code, **more_of(exc))
    response = exception_handler(exc, context)
    if response is None:
        return None
    said = exceptions.NotFound() if response.status_code == 404 else exc
    return _as_response(context, response.status_code, headers=response.headers, **_told(said, response))


def more_of(exc: Refusal) -> dict[str, Any]:
    """What a refusal tells beyond its sentence: what is possible instead, which fields, which version."""
    return {
        "possible": list(exc.possible) if exc.possible else None,
        "errors": _said(exc.fields) if isinstance(exc, Invalid) else None,
        "version": exc.current if isinstance(exc, StaleVersion) else None,
    }


def _said(fields: dict[str, list[str]]) -> dict[str, list[str]]:
    """Every sentence as it is read at this moment, since programs that write it down know only text."""
    return {name: [str(sentence) for sentence in sentences] for name, sentences in fields.items()}


def problem(path: str, status: int, *, detail: str, code: str, **more: Any) -> dict[str, Any]:
    """Problem details: `code` names the kind, `detail` is a sentence for people."""
    members = {name: value for name, value in more.items() if value is not None}
    kind, title = f"urn:countersign:problem:{code}", str(TITLES.get(status, _("The request failed")))
    return {"type": kind, "title": title, "status": status, "detail": str(detail), "instance": path, **members}


def answer(request: HttpRequest, status: int, *, detail: str, code: str, **more: Any) -> HttpResponse:
    """The error as its door speaks: JSON below /api/, else a page."""
    if request.path.startswith("/api/"):
        told = problem(request.path, status, detail=detail, code=code, **more)
        return JsonResponse(told, status=status, content_type=PROBLEM)
    given = {"title": TITLES[status], "detail": detail, "code": code, "entered": entered(request), **in_words(more)}
    return render(request, f"errors/{status}.html", given, status=status)


def in_words(more: dict[str, Any]) -> dict[str, Any]:
    """What a page tells beyond the sentence: moves by their labels, and no sentence twice."""
    labels = [TRANSITIONS[name].label if name in TRANSITIONS else name for name in more.get("possible") or ()]
    return {**more, "possible": labels}


def entered(request: HttpRequest) -> list[tuple[str, str]]:
    """What the person had written, so that a refusal never costs them their words."""
    return [
        (SHORT.get(name) or name.replace("_", " ").capitalize(), value)
        for name, value in request.POST.items()
        if isinstance(value, str) and value.strip() and not any(word in name for word in UNSHOWN)
    ]


def bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return answer(request, 400, detail=_("The request could not be read."), code="bad_request")


def forbidden(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return answer(request, 403, detail=NOT_YOURS, code="forbidden")


def csrf_failure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The form was open across a sign-in, or cookies are off."""
    said = _("This form is no longer valid. Go back, reload the page and send it again. Cookies must be on.")
    return answer(request, 403, detail=said, code="form_expired")


def not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    return answer(request, 404, detail=NOTHING_HERE, code="not_found")


def server_error(request: HttpRequest) -> HttpResponse:
    """A fault of ours. The page asks nothing of the database, which may be the fault."""
    said = _("Try again later. Nothing that you had already sent has been lost.")
    if request.path.startswith("/api/"):
        return answer(request, 500, detail=said, code="fault")
    given = {"title": TITLES[500], "detail": said, "marking": Marking.OFFICIAL_SENSITIVE.label}
    return HttpResponse(get_template("errors/500.html").render(given), status=500)


def _as_response(context: dict[str, Any], status: int, *, headers: Any = None, **told: Any) -> Response:
    kept = {name: headers[name] for name in KEPT if name in (headers or {})}
    body = problem(context["request"].path, status, **told)
    return Response(body, status=status, headers=kept, content_type=PROBLEM)


def _told(exc: Exception, response: Response) -> dict[str, Any]:
    """REST framework's own exceptions, in our words: sentence, code, and errors by field."""
    code = getattr(exc, "default_code", "forbidden")
    if isinstance(exc, exceptions.ValidationError):
        errors: dict[str, list[str]] = {}
        for field, sentence in _flat(exc.detail):
            errors.setdefault(field, []).append(sentence)
        return {"detail": next((said[0] for said in errors.values()), ""), "code": code, "errors": errors}
    said = str(getattr(exc, "detail", NOT_YOURS))
    return {"detail": NOTHING_HERE if response.status_code == 404 else said, "code": code}


def _flat(detail: Any, path: str = "") -> Iterator[tuple[str, str]]:
    """Errors of nested data as (dotted name, sentence)."""
    if isinstance(detail, dict):
        for name, inner in detail.items():
            yield from _flat(inner, f"{path}.{name}" if path else str(name))
    elif isinstance(detail, list):
        for place, inner in enumerate(detail):
            yield from _flat(inner, f"{path}.{place}" if isinstance(inner, dict | list) else path)
    else:
        yield path or "non_field_errors", str(detail)
