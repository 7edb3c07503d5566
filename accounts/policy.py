"""Who may do what with people and settings, and which doors of the house stand open to whom?"""

from accounts.models import User
from accounts.terms import RoleName
from events.doers import Doer
from events.refusals import Forbidden

DOORS = (
    ("reports:start", "Report an approach", ()),
    ("reports:mine", "My reports", ()),
    ("checks:start", "Check a profile", ()),
    ("lessons:start", "Learn", ()),
    ("cases:queue", "Cases", (RoleName.OFFICER, RoleName.LEAD)),
    ("cases:personas", "Personas", (RoleName.OFFICER, RoleName.LEAD)),
    ("cases:takedowns", "Takedowns", (RoleName.OFFICER, RoleName.LEAD)),
    ("trends:dashboard", "Statistics", (RoleName.MANAGER, RoleName.LEAD)),
    ("accounts:people", "People", (RoleName.ADMINISTRATOR,)),
    ("accounts:rights", "Changes of rights", (RoleName.AUDITOR,)),
    ("cases:unusual", "Unusual reading", (RoleName.AUDITOR,)),
    ("status", "Status", (RoleName.LEAD, RoleName.ADMINISTRATOR)),
)


def doors(user: User) -> list[tuple[str, str]]:
    """The main pages open to `user`: (URL name, label). No roles are needed where none are listed."""
    return [(url, label) for url, label, roles in DOORS if not roles or user.has_role(*roles)]


def may_administer(by: Doer) -> bool:
    """Administrators, and the house itself at set-up."""
    return by.doer_kind == "system" or (isinstance(by, User) and by.has_role(RoleName.ADMINISTRATOR))


def require_administrator(by: Doer) -> None:
    if not may_administer(by):
        raise Forbidden("Only an administrator can change people and settings.")


def require_status(by: User) -> None:
    if not by.has_role(RoleName.LEAD, RoleName.ADMINISTRATOR):
        raise Forbidden("Only leads and administrators see how the service stands.")


def require_auditor(by: User) -> None:
    if not by.has_role(RoleName.AUDITOR):
        raise Forbidden("Only an auditor reads the record of rights.")
