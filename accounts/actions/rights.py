"""How do roles and accounts come and go?

Nobody may change their own rights: two administrators watch over each other.
"""

from django.db import transaction

from accounts.actions.checking import RIGHTS
from accounts.models import Desk, Role, User
from accounts.policy import require_administrator
from accounts.terms import DESK_ROLES, RoleName
from events.actions import record
from events.doers import Doer
from events.refusals import Forbidden, Invalid


@transaction.atomic
def grant(user: User, role: str, desk: Desk | None = None, *, by: Doer) -> None:
    """Give `user` a role; at a desk for officers and leads, and for nobody else."""
    _require_not_oneself(user, by)
    give_role(user, role, desk, by=by)


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


def give_role(user: User, role: str, desk: Desk | None, *, by: Doer) -> None:
    """Give a role; whoever sets up a newcomer calls this in the same transaction."""
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
