"""How does a browser come back to what has no name on it? With a sealed cookie, and nothing on the server.

An anonymous draft or report is never noted in a session: there it would stand beside the person who is signed
in. The cookie can be read by this house alone, ends with the browser or after a while, and is worth nothing
once somebody else signs in or the person signs out.
"""

import base64
import binascii
from datetime import datetime, timedelta
from typing import Any

from cryptography.exceptions import InvalidTag
from django.conf import settings
from django.http import HttpRequest, HttpResponse

from accounts.sealing import seal, unseal
from events.clock import now
from reports.actions.drafting import KEPT_UNOWNED
from reports.views.doors import person

COOKIE = settings.SESSION_COOKIE_NAME.removesuffix("session") + "visit"
OF = "visit"
KEPT = {
    "draft": KEPT_UNOWNED, "report": timedelta(minutes=30), "check": timedelta(minutes=30),
    "lessons": timedelta(hours=12),
}  # fmt: skip


def held(request: HttpRequest, what: str) -> str:
    """The key of the `draft`, or the reference of the `report`, that this browser may come back to; or nothing."""
    content = _content(request)
    value, until = content.get(what, ("", ""))
    return value if value and datetime.fromisoformat(until) > now() else ""


def hold(request: HttpRequest, response: HttpResponse, **held: str) -> HttpResponse:
    """Let the browser hold a `draft`, a `report`, a `check` or `lessons`; a blank one is let go."""
    content = _content(request)
    content |= {what: (value, (now() + KEPT[what]).isoformat()) for what, value in held.items()}
    content["who"] = _who(request)
    sealed = base64.urlsafe_b64encode(seal(content, of=OF)).decode()
    response.set_cookie(COOKIE, sealed, httponly=True, samesite="Lax", secure=settings.SESSION_COOKIE_SECURE, path="/")
    return response


def leave(response: HttpResponse) -> HttpResponse:
    """Let go of everything."""
    response.delete_cookie(COOKIE, path="/", samesite="Lax")
    return response


def _content(request: HttpRequest) -> dict[str, Any]:
    """What the cookie says; nothing if it was tampered with or belongs to another sign-in."""
    try:
        content = unseal(base64.urlsafe_b64decode(request.COOKIES.get(COOKIE, "")), of=OF)
    except (binascii.Error, ValueError, IndexError, KeyError, InvalidTag):
        return {}
    return content if content.get("who") == _who(request) else {}


def _who(request: HttpRequest) -> str:
    user = person(request)
    return user.pseudonym if user else ""
