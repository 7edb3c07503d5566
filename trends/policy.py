"""Who may see the figures? Managers and leads, and only what a snapshot has disclosed."""

from accounts.models import User
from accounts.terms import RoleName
from events.refusals import Forbidden


def may_see(user: User) -> bool:
    """Managers for the whole organisation; leads see the same page, not more."""
    return user.has_role(RoleName.MANAGER, RoleName.LEAD)


def require_reader(user: User) -> None:
    """Raise `Forbidden` (403) for everybody else."""
    if not may_see(user):
        raise Forbidden("Statistics are for managers and leads.")
