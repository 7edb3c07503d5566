"""Who asks? The signed-in person, as our own kind of user; and for whom these pages are at all."""

from django.http import HttpRequest

from accounts.models import User
from cases import policy


def officer_of(request: HttpRequest) -> User:
    """The officer or lead who asks; for anybody else these pages are refused (403)."""
    user = person_of(request)
    policy.require_register(user)
    return user


def person_of(request: HttpRequest) -> User:
    """The person who asks; the middleware has made sure that somebody is signed in."""
    assert isinstance(request.user, User)
    return request.user
