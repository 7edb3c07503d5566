"""What may a browser keep of a page? Nothing: whoever uses the machine next must not find it by going back."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse


class NothingKept:
    """Middleware: what doesn't say itself how long it may be kept isn't kept. Static files are served before."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response.headers.setdefault("Cache-Control", "no-store, private")
        return response
