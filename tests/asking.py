"""How does a test ask the view behind an address, without the house around it? Thousands of times, that is.

What the middleware does (sign-in, refusals as pages) has tests of its own; here a refusal is its status and sentence.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from django.contrib.messages.storage.fallback import FallbackStorage
from django.contrib.sessions.backends.signed_cookies import SessionStore
from django.core.exceptions import ObjectDoesNotExist, PermissionDenied
from django.db import transaction
from django.http import Http404
from django.test import RequestFactory
from django.urls import resolve

from accounts.models import User
from events.refusals import Refusal

FACTORY = RequestFactory()


@dataclass(frozen=True)
class Answer:
    """The status, and all that was said: a page, a file, or the sentence of a refusal."""

    status: int
    said: str = ""


def ask(by: User, address: str, given: Any = None, *, method: str = "POST", **how: Any) -> Answer:
    """What the view behind `address` answers `by`."""
    request = getattr(FACTORY, method.lower())(address, given, **how)
    request.user, request.session = by, SessionStore()
    request._messages, request._dont_enforce_csrf_checks = FallbackStorage(request), True
    view = resolve(request.path)
    try:
        answer = view.func(request, *view.args, **view.kwargs)
    except Refusal as refusal:
        return Answer(refusal.status, refusal.sentence)
    except (ObjectDoesNotExist, Http404):
        return Answer(404)
    except PermissionDenied:
        return Answer(403)
    if hasattr(answer, "render") and not answer.is_rendered:
        answer.render()
    return Answer(answer.status_code, answer.getvalue().decode(errors="replace") + answer.get("Location", ""))


@contextmanager
def undone() -> Iterator[None]:
    """Whatever happens inside hasn't, afterwards."""
    before = transaction.savepoint()
    try:
        yield
    finally:
        transaction.savepoint_rollback(before)
