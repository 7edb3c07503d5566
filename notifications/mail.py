"""What does a letter say? That there is something to read and where: nothing of a case, and not whose it is.

Its Message-ID is worked out from its row, so that a letter sent once more after a crash is known to be the same.
"""

import hmac
from hashlib import sha256
from urllib.parse import urlsplit

from allauth.account.forms import default_token_generator
from allauth.account.utils import user_pk_to_url_str
from django.conf import settings
from django.core.mail import EmailMessage
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import translation

from accounts.models import Organisation, User
from accounts.terms import Language
from notifications.models import Notification
from notifications.terms import MESSAGES


def letter(told: Notification, user: User) -> EmailMessage:
    """The letter for one notification, in its reader's language. Its template's first line is the subject."""
    with translation.override(user.language or Language.ENGLISH):
        text = render_to_string(MESSAGES[told.message].mail, _given(told, user))
    subject, _, body = text.strip().partition("\n")
    headers = {"Message-ID": message_id(told), "Auto-Submitted": "auto-generated"}
    return EmailMessage(subject.strip(), body.strip() + "\n", to=[user.email], headers=headers)


def message_id(told: Notification) -> str:
    """Always the same for the same notification. Without the key, mail logs don't lead back to the row."""
    digest = hmac.new(settings.PSEUDONYM_KEY, f"mail:{told.pk}".encode(), sha256).hexdigest()[:40]
    return f"<{digest}@{urlsplit(settings.SITE_URL).hostname or 'localhost'}>"


def _given(told: Notification, user: User) -> dict[str, str]:
    organisation = Organisation.objects.first() or Organisation()
    link = _password_link(user) if told.page == "password" else reverse("notifications:go", args=[told.pk])
    return {
        "organisation": organisation.name, "marking": organisation.marking_line, "link": settings.SITE_URL + link,
        "ask_again": settings.SITE_URL + reverse("account_reset_password"),
        "choose": settings.SITE_URL + reverse("notifications:mail"),
    }  # fmt: skip


def _password_link(user: User) -> str:
    """The sign-in's own link to set a password, made only now: it is kept nowhere, and lasts a few days."""
    key = default_token_generator.make_token(user)
    return reverse("account_reset_password_from_key", kwargs={"uidb36": user_pk_to_url_str(user), "key": key})
