"""Who may see the figures, and who keeps what stands beside them? Always only what a snapshot has disclosed."""

from accounts.models import User
from accounts.terms import DESK_ROLES, RoleName
from events.doers import Doer
from events.refusals import Forbidden


def may_see(user: User) -> bool:
    """Managers for the whole organisation; leads see the same page, not more."""
    return user.has_role(RoleName.MANAGER, RoleName.LEAD)


def require_reader(user: User) -> None:
    """Raise `Forbidden` (403) for everybody else."""
    if not may_see(user):
        raise Forbidden("Statistics are for managers and leads.")


def require_reader_of_the_past(user: User) -> None:
    """Raise `Forbidden` (403) for whoever sees neither figures nor cases."""
    if not (may_see(user) or may_see_cases(user)):
        raise Forbidden("What was known is for managers, leads and officers.")


def may_keep(by: Doer) -> bool:
    """Managers mark what changed how much is reported, correct published figures, and make releases; the house itself
    makes the monthly one."""
    return by.doer_kind == "system" or (isinstance(by, User) and by.has_role(RoleName.MANAGER))


def require_keeper(by: Doer) -> None:
    """Raise `Forbidden` (403) for everybody else."""
    if not may_keep(by):
        raise Forbidden("Only managers keep what stands beside the figures.")


def may_see_cases(user: User) -> bool:
    """Whoever may open a queue gets there from a figure, to the open cases in their own scope; a manager never does."""
    return user.has_role(*DESK_ROLES)
