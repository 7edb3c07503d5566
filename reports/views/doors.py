"""Whom does a page of the staff door stand open to, and what may a browser keep of it? Nothing."""

from collections.abc import Callable
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest
from django.views.decorators.cache import cache_control

from accounts.models import User

View = Callable[..., Any]


def for_staff(view: View) -> View:
    """For those signed in; the house is closed to others by itself."""
    return cache_control(no_store=True, private=True)(view)


def for_everyone(view: View) -> View:
    """For those who can't or don't want to sign in, too."""
    return login_not_required(for_staff(view))


def person(request: HttpRequest) -> User | None:
    """Who is signed in, if anybody."""
    return request.user if isinstance(request.user, User) else None
