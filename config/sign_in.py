"""Who may make an account? Nobody for themselves: an administrator adds people, or single sign-on does."""

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest


class ClosedDoor(DefaultAccountAdapter):
    """There is no sign-up page."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False
