"""Who may make an account? Nobody for themselves: an administrator adds people, or single sign-on does."""

import logging
from smtplib import SMTPException
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core.internal.ratelimit import truncate_ip
from django.http import HttpRequest
from django.utils.crypto import salted_hmac

log = logging.getLogger(__name__)


class ClosedDoor(DefaultAccountAdapter):
    """There is no sign-up page, and a mail server that is away tells nobody which addresses are ours."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def get_client_ip(self, request: HttpRequest) -> str:
        """A keyed digest of it: enough to slow down who guesses passwords, and no address stands in the cache."""
        return salted_hmac("slowed down", truncate_ip(super().get_client_ip(request))).hexdigest()[:32]

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        try:
            super().send_mail(template_prefix, email, context)
        except (OSError, SMTPException):
            log.exception("A message about sign-in could not be sent: %s", template_prefix)
