"""Who may bring older records in, and take them back? The leads of a desk, for that desk."""

from accounts.models import User
from accounts.terms import RoleName
from events.refusals import Forbidden


def desks(user: User) -> set[int]:
    """The desks whose older records are this person's business."""
    return user.desks_as(RoleName.LEAD)


def require_lead(user: User) -> None:
    """Raise `Forbidden` (403) for whoever leads no desk."""
    if not desks(user):
        raise Forbidden("Only the lead of a desk can import older records.")


def require_lead_of(user: User, desk: int) -> None:
    """Raise `Forbidden` (403) for whoever doesn't lead this desk."""
    if desk not in desks(user):
        raise Forbidden("Only a lead of the desk can import its older records.")
