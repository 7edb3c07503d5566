"""Who may do what with people and settings, and which doors of the house stand open to whom?"""

from accounts.models import User
from accounts.terms import DESK_ROLES, RoleName
from design.words import lazily as _
from events.doers import Doer
from events.refusals import Forbidden, NotThere

DOORS = (
    ("reports:start", _("Report an approach"), ()),
    ("reports:mine", _("My reports"), ()),
    ("checks:start", _("Check a profile"), ()),
    ("lessons:start", _("Learn"), ()),
    ("cases:queue", _("Cases"), DESK_ROLES),
    ("cases:personas", _("Personas"), DESK_ROLES),
    ("cases:takedowns", _("Takedowns"), DESK_ROLES),
    ("cases:officers", _("Officers"), DESK_ROLES),
    ("past:sheets", _("Older records"), (RoleName.LEAD,)),
    ("trends:dashboard", _("Statistics"), (RoleName.MANAGER, RoleName.LEAD)),
    ("accounts:people", _("People"), (RoleName.ADMINISTRATOR,)),
    ("accounts:rights", _("Changes of rights"), (RoleName.AUDITOR,)),
    ("cases:unusual", _("Unusual reading"), (RoleName.AUDITOR,)),
    ("status", _("Status"), (RoleName.LEAD, RoleName.ADMINISTRATOR)),
)
# What stands under one entry of the menu for those to whom several of it are open, else the menu would be two lines.
GROUPS = ((_("The desk"), ("cases:officers", "past:sheets", "status")),)


def doors(user: User) -> list[tuple[str, str]]:
    """The main pages open to `user`: (URL name, label). No roles are needed where none are listed."""
    return [(url, label) for url, label, roles in DOORS if not roles or user.has_role(*roles)]


def may_administer(by: Doer) -> bool:
    """Administrators, and the house itself at set-up."""
    return by.doer_kind == "system" or (isinstance(by, User) and by.has_role(RoleName.ADMINISTRATOR))


def require_administrator(by: Doer) -> None:
    """Raise `Forbidden` (403) unless `by` is an administrator, or the house itself."""
    if not may_administer(by):
        raise Forbidden("Only an administrator can change people and settings.")


def may_say_when_away(by: User, user: User) -> bool:
    """Oneself, a lead of a desk at which they work, or an administrator."""
    together = user.desks_as(*DESK_ROLES) & by.desks_as(RoleName.LEAD)
    return by.pk == user.pk or bool(together) or may_administer(by)


def require_absences(by: User, user: User) -> None:
    """Raise `NotThere` unless `by` may say when `user` is away, who works at a desk: who is here is nobody else's."""
    if not (may_say_when_away(by, user) and user.desks_as(*DESK_ROLES)):
        raise NotThere


def require_status(by: User) -> None:
    """Raise `Forbidden` (403) for everybody but leads and administrators."""
    if not by.has_role(RoleName.LEAD, RoleName.ADMINISTRATOR):
        raise Forbidden("Only leads and administrators see how the service stands.")


def require_auditor(by: User) -> None:
    """Raise `Forbidden` (403) for everybody but auditors."""
    if not by.has_role(RoleName.AUDITOR):
        raise Forbidden("Only an auditor reads the record of rights.")
