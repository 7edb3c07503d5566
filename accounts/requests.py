"""Who asks? In every view that isn't marked as open to all, somebody who is signed in."""

from django.http import HttpRequest

from accounts.models import User


class SignedIn(HttpRequest):
    """A request as such a view gets it: the middleware lets nobody else through. For type hints only."""

    user: User
