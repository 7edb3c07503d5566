"""In which language does a page speak? English or Welsh at the staff door; everywhere else English.

What a browser has chosen comes first, then what the person has, then what the browser asks for. An officer's, manager's
or administrator's page is written in English alone, and a page that would be half in Welsh helps nobody.
"""

from collections.abc import Callable
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import translation
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from accounts.actions import choose_language
from accounts.models import User
from accounts.terms import Language
from design.words import lazily as _
from events.refusals import Invalid

COOKIE = settings.LANGUAGE_COOKIE_NAME
BILINGUAL = ("reports", "checks", "lessons", "notifications")  # namespaces of the staff door
SINGLY = (
    "home", "privacy", "accessibility", "language", "advice:now", "accounts:token", "accounts:make_token",
    "accounts:revoke_token",
)  # fmt: skip
SIGNING_IN = ("account_", "mfa_", "socialaccount_", "openid_connect_")


class Spoken:
    """Middleware: from here on everything is said in the language of the page, and only for this request."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        asked = Language.ENGLISH if request.path.startswith("/api/") else translation.get_language_from_request(request)
        with translation.override(asked):
            response = self.get_response(request)
            response.headers.setdefault("Content-Language", translation.get_language() or settings.LANGUAGE_CODE)
        return response

    def process_view(self, request: HttpRequest, *_: object) -> None:
        """Now it is known which page it is, and who asks for it: another middleware has looked that up."""
        if not is_bilingual(request):
            translation.activate(Language.ENGLISH)
        elif COOKIE not in request.COOKIES and isinstance(request.user, User) and request.user.language:
            translation.activate(request.user.language)


def is_bilingual(request: HttpRequest) -> bool:
    """Is there this page in Welsh? Where there is no page at all, that is said in both."""
    match = request.resolver_match
    if match is None:
        return not request.path.startswith("/api/")
    named = match.view_name or ""
    return match.namespace in BILINGUAL or named in SINGLY or named.startswith(SIGNING_IN)


@login_not_required
@require_POST
def choose(request: HttpRequest) -> HttpResponse:
    """Speak this language from now on: in this browser until it is closed, to somebody signed in for good."""
    language = request.POST.get("language", "")
    if language not in Language.values:
        raise Invalid({"language": [_("Choose English or Welsh.")]})
    if isinstance(request.user, User):
        choose_language(language, by=request.user)
    response = redirect(_wanted(request))
    response.set_cookie(COOKIE, language, httponly=True, samesite="Lax", secure=settings.SESSION_COOKIE_SECURE)
    return response


def come_back_to(request: HttpRequest) -> str:
    """The page to be shown again in another language: this one, or where a form was that has just been sent."""
    if request.method in ("GET", "HEAD"):
        return request.get_full_path()
    sent_from = urlsplit(request.headers.get("Referer", ""))
    return sent_from.path + (f"?{sent_from.query}" if sent_from.query else "") or "/"


def _wanted(request: HttpRequest) -> str:
    """The page on which it was chosen, never one of another site."""
    page = request.POST.get("next", "")
    return page if page.startswith("/") and url_has_allowed_host_and_scheme(page, allowed_hosts=None) else "/"
