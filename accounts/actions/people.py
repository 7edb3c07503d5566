"""How do people come in, and how is what is known of them kept right?"""

from collections.abc import Iterable
from typing import Any

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction
from rest_framework.authtoken.models import Token

from accounts.actions.checking import RIGHTS, check
from accounts.actions.rights import give_role
from accounts.models import Desk, User
from accounts.policy import require_administrator
from accounts.terms import Language
from accounts.tokens import digest, new_token
from design.words import lazily as _
from events.actions import record
from events.doers import Doer
from events.refusals import Invalid, Refused


@transaction.atomic
def add_person(
    *, email: str, name: str, roles: Iterable[str | tuple[str, Desk]] = (), password: str | None = None, by: Doer,
    **details: Any,
) -> User:  # fmt: skip
    """Let a person in, with their roles: a name, or a (name, desk) pair for officers and leads.

    `details` are further fields of `User`. Without a password they sign in through the organisation's
    sign-on or a link to set one. Raises `Invalid` for an address already known or a password too weak.
    """
    require_administrator(by)
    user = User(email=User.objects.normalize_email(email).lower(), name=name, **details)
    _set_password(user, password)
    check(user)
    user.save()
    record(RIGHTS, user.pk, "person_added", by=by)
    for role in roles:
        role_name, desk = (role, None) if isinstance(role, str) else role
        give_role(user, role_name, desk, by=by)
    return user


@transaction.atomic
def change_person(user: User, *, by: Doer, **details: Any) -> None:
    """Change what is known of a person: fields of `User`, but neither their address nor their password."""
    require_administrator(by)
    changed = [name for name, value in details.items() if getattr(user, name) != value]
    for name, value in details.items():
        setattr(user, name, value)
    check(user)
    user.save(update_fields=list(details))
    if changed:
        record(RIGHTS, user.pk, "person_changed", by=by, fields=changed)


def choose_language(language: str, *, by: User) -> None:
    """Speak to `by` in this language from now on, in mail too. A habit of theirs and no right: it makes no event."""
    if language not in Language.values:
        raise Invalid({"language": [_("Choose English or Welsh.")]})
    User.objects.filter(pk=by.pk).update(language=language)


def use_shortcuts(on: bool, *, by: User) -> None:
    """Let single keys do something on the pages of `by`, or not: a habit too."""
    User.objects.filter(pk=by.pk).update(shortcuts=on)


@transaction.atomic
def invite(user: User, *, by: Doer) -> None:
    """Have a person sent a link with which they can set a password."""
    require_administrator(by)
    if not user.is_active:
        raise Refused("This account is closed. Reopen it first.")
    record(RIGHTS, user.pk, "invited", by=by)


@transaction.atomic
def make_token(*, by: User) -> str:
    """Give a program the doer's own rights in the API; a token made before ends. Returns it, this once."""
    User.objects.select_for_update(no_key=True).get(pk=by.pk)  # of two at once, the second ends the first's
    Token.objects.filter(user=by).delete()
    token = new_token()
    Token.objects.create(user=by, key=digest(token))
    record(RIGHTS, by.pk, "token_made", by=by)
    return token


@transaction.atomic
def revoke_token(*, by: User) -> None:
    """End the doer's own token; without one, nothing changes."""
    if Token.objects.filter(user=by).delete()[0]:
        record(RIGHTS, by.pk, "token_revoked", by=by)


def _set_password(user: User, password: str | None) -> None:
    if password is None:
        user.set_unusable_password()
        return
    try:
        validate_password(password, user)
    except ValidationError as error:
        raise Invalid({"password": error.messages}) from error
    user.set_password(password)
