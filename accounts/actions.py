"""How do people, rights and settings change? Each act is an event in the stream of the person or the organisation.

Nobody may change their own rights: two administrators watch over each other.
"""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any
from zoneinfo import available_timezones

import holidays as holiday_tables
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.db import transaction
from rest_framework.authtoken.models import Token

from accounts import headcounts
from accounts.models import Desk, Headcount, Organisation, Role, Unit, User
from accounts.policy import require_administrator
from accounts.terms import DESK_ROLES, HOLIDAYS_IN, Language, RoleName
from accounts.tokens import digest, new_token
from design.words import lazily as _
from events.actions import record
from events.clock import now
from events.doers import Doer
from events.queries import newest
from events.refusals import Forbidden, Invalid, Refused, StaleVersion

RIGHTS, ORGANISATION = "rights", "organisation"
YEARS_AROUND = 12  # of holidays, before and after the present one
LINES_NAMED = 20  # of those that can't be used
MOST_PEOPLE = 10_000_000  # in one unit


@transaction.atomic
def set_up_organisation(
    *, name: str, marking: str, handling: str = "", time_zone: str = "Europe/London", holidays_in: str = "ENG",
    contact: str = "", seal_unit_below: int | None = None, version: int | None = None, by: Doer,
) -> Organisation:  # fmt: skip
    """Make the organisation, or change what it says of itself.

    `version` is `settings_version()` as it was when the settings were read; None asks for no such check. Raises
    `Invalid` for a field that can't be, and `StaleVersion` where somebody has changed the settings since.
    """
    require_administrator(by)
    organisation = Organisation.objects.select_for_update().filter(pk=1).first() or Organisation(pk=1)
    if version is not None and version != (current := settings_version()):
        raise StaleVersion("Somebody has changed the settings since you opened this page.", current=current)
    given: dict[str, Any] = {
        "name": name, "marking": marking, "handling": handling, "time_zone": time_zone, "contact": contact,
        "holidays_in": holidays_in, "holidays": public_holidays(holidays_in),
        "seal_unit_below": organisation.seal_unit_below if seal_unit_below is None else seal_unit_below,
    }  # fmt: skip
    if time_zone not in available_timezones():
        raise Invalid({"time_zone": ["Enter a time zone by its name, such as Europe/London."]})
    changed = [field for field, value in given.items() if getattr(organisation, field) != value]
    for field, value in given.items():
        setattr(organisation, field, value)
    _check(organisation)
    organisation.save()
    record(ORGANISATION, 1, "organisation_changed", by=by, fields=changed)
    return organisation


def settings_version() -> int:
    """Of the organisation's settings: it changes whenever they do."""
    return newest(ORGANISATION, 1, "organisation_changed")


def public_holidays(holidays_in: str) -> list[date]:
    """Public holidays of a part of the United Kingdom (ENG, WLS, SCT, NIR), for some years around now."""
    if holidays_in not in HOLIDAYS_IN:
        raise Invalid({"holidays_in": ["Choose ENG, WLS, SCT or NIR."]})
    years = range(now().year - YEARS_AROUND, now().year + YEARS_AROUND + 1)
    return sorted(holiday_tables.country_holidays("GB", subdiv=holidays_in, years=years))


@transaction.atomic
def add_desk(*, name: str, by: Doer, **times: int) -> Desk:
    """Open a desk; `times` are the fields of `Desk` that differ from the defaults. The first is the default desk."""
    require_administrator(by)
    desk = Desk(name=name, **times)
    _check(desk)
    desk.save()
    Organisation.objects.filter(default_desk=None).update(default_desk=desk)
    record(ORGANISATION, 1, "desk_added", by=by, desk=desk.pk)
    return desk


@transaction.atomic
def add_unit(*, name: str, sector: str, desk: Desk, by: Doer) -> Unit:
    """Add a unit, served by `desk`."""
    require_administrator(by)
    unit = Unit(name=name, sector=sector, desk=desk)
    _check(unit)
    unit.save()
    record(ORGANISATION, 1, "unit_added", by=by, unit=unit.pk, desk=desk.pk)
    return unit


@transaction.atomic
def count_heads(unit: Unit, people: Mapping[date, int], *, by: Doer) -> None:
    """Enter how many people `unit` had, by month (any day of it); a month entered before is corrected."""
    require_administrator(by)
    if not all(0 <= count <= MOST_PEOPLE for count in people.values()):
        raise Invalid({"people": ["Enter how many people the unit had, 0 or more."]})
    months = {month.replace(day=1): count for month, count in people.items()}
    Headcount.objects.bulk_create(
        [Headcount(unit=unit, month=month, people=count) for month, count in months.items()],
        update_conflicts=True, unique_fields=["unit", "month"], update_fields=["people"],
    )  # fmt: skip
    record(ORGANISATION, 1, "heads_counted", by=by, unit=unit.pk, months=sorted(months))


@transaction.atomic
def count_all_heads(text: str, *, by: Doer) -> int:
    """Enter the headcounts of many units and months at once, as lines of unit, month and people: all of them, or none
    where a line can't be used. Returns how many. Raises `Invalid` with a sentence for each such line."""
    require_administrator(by)
    units = {name.lower(): pk for name, pk in Unit.objects.values_list("name", "pk")}
    found, wrong = headcounts.read(text, units)
    if wrong or not found:
        raise Invalid({"text": wrong[:LINES_NAMED] or ["Enter at least one line."]})
    for unit in Unit.objects.filter(pk__in=found):
        count_heads(unit, found[unit.pk], by=by)
    return sum(map(len, found.values()))


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
    _check(user)
    user.save()
    record(RIGHTS, user.pk, "person_added", by=by)
    for role in roles:
        role_name, desk = (role, None) if isinstance(role, str) else role
        _grant(user, role_name, desk, by=by)
    return user


@transaction.atomic
def change_person(user: User, *, by: Doer, **details: Any) -> None:
    """Change what is known of a person: fields of `User`, but neither their address nor their password."""
    require_administrator(by)
    changed = [name for name, value in details.items() if getattr(user, name) != value]
    for name, value in details.items():
        setattr(user, name, value)
    _check(user)
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


@transaction.atomic
def grant(user: User, role: str, desk: Desk | None = None, *, by: Doer) -> None:
    """Give `user` a role; at a desk for officers and leads, and for nobody else."""
    _require_not_oneself(user, by)
    _grant(user, role, desk, by=by)


@transaction.atomic
def revoke(user: User, role: str, desk: Desk | None = None, *, by: Doer) -> None:
    """Take a role away. Taking one that isn't held changes nothing."""
    _require_not_oneself(user, by)
    if Role.objects.filter(user=user, name=role, desk=desk).delete()[0]:
        record(RIGHTS, user.pk, "role_revoked", by=by, role=role, desk=desk.pk if desk else None)


@transaction.atomic
def close_account(user: User, *, by: Doer) -> None:
    """Let a person in no longer; what they did stays under their name."""
    _require_not_oneself(user, by)
    if User.objects.filter(pk=user.pk, is_active=True).update(is_active=False):
        record(RIGHTS, user.pk, "account_closed", by=by)


@transaction.atomic
def reopen_account(user: User, *, by: Doer) -> None:
    """Let a person in again, with the roles they held."""
    _require_not_oneself(user, by)
    if User.objects.filter(pk=user.pk, is_active=False).update(is_active=True):
        record(RIGHTS, user.pk, "account_reopened", by=by)


def _grant(user: User, role: str, desk: Desk | None, *, by: Doer) -> None:
    require_administrator(by)
    if role not in RoleName.values:
        raise Invalid({"role": ["Choose a role from the list."]})
    if (role in DESK_ROLES) != (desk is not None):
        raise Invalid({"desk": ["Officers and leads have a desk; other roles don't."]})
    if Role.objects.get_or_create(user=user, name=role, desk=desk)[1]:
        record(RIGHTS, user.pk, "role_granted", by=by, role=role, desk=desk.pk if desk else None)


def _require_not_oneself(user: User, by: Doer) -> None:
    """Refuses one's own rights. So an administrator always remains, also when two take each other's at one moment."""
    require_administrator(by)
    if by.doer_id == user.pk:
        raise Forbidden("You can't change your own rights. Ask another administrator.")
    held = Role.objects.select_for_update().filter(name=RoleName.ADMINISTRATOR).order_by("pk")
    holders = [role.user_id for role in held]
    if isinstance(by, User) and by.pk not in holders:
        raise Forbidden("You are no longer an administrator.")


def _set_password(user: User, password: str | None) -> None:
    if password is None:
        user.set_unusable_password()
        return
    try:
        validate_password(password, user)
    except ValidationError as error:
        raise Invalid({"password": error.messages}) from error
    user.set_password(password)


def _check(row: Organisation | User | Desk | Unit) -> None:
    try:
        row.full_clean()
    except ValidationError as error:
        raise Invalid(error.message_dict) from error
