"""How does the house stand? What waits, and which of the parts it leans on answer; for leads and administrators."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from accounts.models import User
from accounts.policy import require_status
from cases.evidence import scanner
from cases.queries import evidence

NO_SCANNER = "None is set up. No file is ever called clean, and none can be opened unless a lead releases it."
SCANNER_AWAY = "It doesn’t answer. Files wait until it does."


@never_cache
@require_safe
def status(request: HttpRequest) -> HttpResponse:
    """The status page."""
    assert isinstance(request.user, User)
    require_status(request.user)
    return render(request, "pages/status.html", {"rows": rows(), "trouble": not _scanner()[0]})


def rows() -> list[dict[str, Any]]:
    """What is told, as rows of a summary list."""
    waiting = evidence.waiting()
    store = "An S3" if "S3" in settings.STORAGES["evidence"]["BACKEND"] else "The data folder"
    told = [
        ("Virus scanner", _scanner()[1]),
        ("Files waiting for their scan", str(waiting.scan)),
        ("Files held back", str(waiting.held_back)),
        ("Store of evidence", store),
        ("Files waiting to be stored", str(waiting.store)),
    ]
    return [{"key": key, "value": value} for key, value in told]


def _scanner() -> tuple[bool, str]:
    """Whether it works, and in words."""
    if not scanner.is_there():
        return False, NO_SCANNER
    try:
        return True, f"It answers: {scanner.version()}"
    except scanner.Away:
        return False, SCANNER_AWAY
