"""What has a person been told, and how much of it haven't they read? Only what they may still see."""

from typing import Any

from django.db.models import QuerySet

from accounts.models import HeldRoles, User
from accounts.terms import DESK_ROLES, RoleName
from events.keyset import Page, page
from events.statements import put_once
from notifications.models import MailOff, Notification
from notifications.terms import Topic

MOST_COUNTED = 99
FOR_OFFICERS = (Topic.NEW_CASES, Topic.MY_CASES, Topic.DECISIONS)


def unread(user: User) -> int:
    """How many are unread; more than 99 count as 99, so that it is cheap however many there are."""
    return len(_unread(user, user.held))


@put_once
def _unread(user: User, _: HeldRoles) -> QuerySet[Notification, Any]:
    """Those that whoever holds these roles hasn't read."""
    return Notification.objects.visible_to(user).unread().values_list("pk")[:MOST_COUNTED]


def of(user: User, *, after: str = "", size: int = 30) -> Page:
    """A page of what `user` was told, the newest first."""
    return page(Notification.objects.visible_to(user).listed(), ["-told_at", "-id"], after=after, size=size)


def topics_of(user: User) -> list[Any]:
    """What this person may choose about, by their roles."""
    found = [Topic.REPORTS]
    if user.has_role(*DESK_ROLES):
        found += FOR_OFFICERS
    return [*found, Topic.URGENT] if user.has_role(RoleName.LEAD) else found


def mailed_to(user: User) -> list[str]:
    """The topics about which `user` gets mail."""
    off = set(MailOff.objects.filter(user=user).values_list("topic", flat=True))
    return [str(topic) for topic in topics_of(user) if topic not in off]
