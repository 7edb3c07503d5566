"""How does a person deal with what they were told? They mark it as read, and choose what comes by mail."""

from collections.abc import Iterable

from django.db import transaction

from accounts.models import User
from events.clock import now
from events.refusals import NotThere
from notifications.models import MailOff, Notification
from notifications.queries import topics_of


def mark_read(key: int, *, by: User) -> None:
    """Note that `by` has read one notification. Raises `NotThere` for one that isn't theirs."""
    mine = Notification.objects.visible_to(by).listed().filter(pk=key)
    if not mine.filter(read_at=None).update(read_at=now()) and not mine.exists():
        raise NotThere


def mark_all_read(*, by: User) -> None:
    """Note that `by` has read all that they were told."""
    Notification.objects.visible_to(by).unread().update(read_at=now())


@transaction.atomic
def choose_mail(topics: Iterable[str], *, by: User) -> None:
    """Send `by` mail about these topics and about no others of theirs."""
    wanted = set(topics)
    MailOff.objects.filter(user=by).delete()
    MailOff.objects.bulk_create([MailOff(user=by, topic=topic) for topic in topics_of(by) if topic not in wanted])
