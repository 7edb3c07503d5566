"""Who may make an account? Nobody for themselves: an administrator adds people, or single sign-on does."""

import logging
from smtplib import SMTPException
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core.internal.ratelimit import truncate_ip
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.models import SocialLogin
from django.contrib.auth.base_user import AbstractBaseUser
from django.http import HttpRequest
from django.utils.crypto import salted_hmac

from accounts.actions import add_person, revoke_token
from accounts.models import User
from events.doers import SYSTEM

log = logging.getLogger(__name__)


class ClosedDoor(DefaultAccountAdapter):
    """There is no sign-up page, and a mail server that is away tells nobody which addresses are ours."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        return False

    def get_client_ip(self, request: HttpRequest) -> str:
        """A keyed digest of it: enough to slow down who guesses passwords, and no address stands in the cache."""
        return salted_hmac("slowed down", truncate_ip(super().get_client_ip(request))).hexdigest()[:32]

    def set_password(self, user: AbstractBaseUser, password: str) -> None:
        """Whoever chooses another password may have lost the old one, and their token with it."""
        super().set_password(user, password)
        if isinstance(user, User):
            revoke_token(by=user)

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        try:
            super().send_mail(template_prefix, email, context)
        except (OSError, SMTPException):
            log.exception("A message about sign-in could not be sent: %s", template_prefix)


class SingleSignOn(DefaultSocialAccountAdapter):
    """Whom the organisation's sign-on vouches for is let in: as the person known by that address, or as a new one.

    An address counts only if the provider says that it has verified it, or if its settings hold `trust_email`
    (a directory that the organisation itself runs, and that doesn't send the claim). A newcomer is staff without
    any role. Of what the provider says, nothing is kept but who it is.
    """

    def populate_user(self, request: HttpRequest, sociallogin: SocialLogin, data: dict[str, Any]) -> User:
        sociallogin.account.extra_data = {}
        sociallogin.user.name = data.get("name") or ""
        return super().populate_user(request, sociallogin, data)

    def pre_social_login(self, request: HttpRequest, sociallogin: SocialLogin) -> None:
        known = (
            None if sociallogin.is_existing else User.objects.filter(email__iexact=_vouched_for(sociallogin)).first()
        )
        if known:
            sociallogin.user = known
            sociallogin.save(request, connect=True)

    def is_open_for_signup(self, request: HttpRequest, sociallogin: SocialLogin) -> bool:
        return bool(_vouched_for(sociallogin))

    def save_user(self, request: HttpRequest, sociallogin: SocialLogin, form: Any = None) -> User:
        email = _vouched_for(sociallogin)
        name = sociallogin.user.name or email.partition("@")[0]
        sociallogin.user = add_person(email=email, name=name[:150], by=SYSTEM)
        sociallogin.save(request, connect=True)
        return sociallogin.user

    def on_authentication_error(self, request: HttpRequest, provider: Any, error: Any = None, exception: Any = None,
                                extra_context: Any = None) -> None:  # fmt: skip
        log.warning("Single sign-on failed: %s %s", error, type(exception).__name__ if exception else "")


def _vouched_for(sociallogin: SocialLogin) -> str:
    """The address that the provider stands up for; empty if it doesn't."""
    trusted = sociallogin.provider.app.settings.get("trust_email") is True
    addresses = [address for address in sociallogin.email_addresses if address.verified is True or trusted]
    return addresses[0].email.lower() if addresses else ""
