"""How does a person let a program speak for them? With a token of their own, shown once."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe
from rest_framework.authtoken.models import Token

from accounts import actions
from accounts.requests import SignedIn
from design.words import lazily as _


@require_safe
def token(request: SignedIn) -> HttpResponse:
    """Whether I have one, and since when."""
    return render(request, "accounts/token.html", {"held": Token.objects.filter(user=request.user).first()})


@require_POST
@never_cache
def make_token(request: SignedIn) -> HttpResponse:
    """Make one, and show it this once."""
    return render(request, "accounts/token_made.html", {"token": actions.make_token(by=request.user)})


@require_POST
def revoke_token(request: SignedIn) -> HttpResponse:
    """End one's own token."""
    actions.revoke_token(by=request.user)
    messages.success(request, _("The token no longer works"))
    return redirect("accounts:token")
