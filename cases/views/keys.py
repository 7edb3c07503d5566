"""How does an officer learn the keys, and turn them off? A page of its own, which the key “?” shows as a sheet too."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from accounts.actions import use_shortcuts
from cases.keys import KEYS
from cases.views.asking import officer_of


@require_http_methods(["GET", "HEAD", "POST"])
def keys(request: HttpRequest) -> HttpResponse:
    """The list (GET); from now on with or without them (POST)."""
    user = officer_of(request)
    if request.method == "POST":
        on = request.POST.get("on") == "yes"
        use_shortcuts(on, by=user)
        messages.success(request, f"Keyboard shortcuts are {'on' if on else 'off'} now.")
        return redirect("cases:keys")
    return render(request, "cases/keys.html", {"keys": KEYS, "on": user.shortcuts})
