"""Who is told of what, by which channel, and how far has that come?"""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q

from accounts.models import User
from events.clock import now
from events.models import Event
from notifications import pages
from notifications.terms import MESSAGES, Channel, State, Topic

QUEUED = Q(channel=Channel.MAIL, state__in=[State.WAITING, State.SENDING])
UNREAD = Q(channel=Channel.APP, read_at=None)


class Notifications(models.QuerySet["Notification"]):
    """Notifications, read as adjectives."""

    def visible_to(self, user: User) -> "Notifications":
        """Those told to `user` whose page is there for them, now and not only when they were told."""
        return self.filter(pages.scope(user), recipient=user.pseudonym)

    def listed(self) -> "Notifications":
        """Those in the application."""
        return self.filter(channel=Channel.APP)

    def unread(self) -> "Notifications":
        return self.filter(UNREAD)


class Notification(models.Model):
    """One message to one person by one channel because of one event, once for all.

    `recipient` is a pseudonym: who that is, is found with the key only at the moment of sending, so that the
    database alone doesn't tell who reported in confidence. `page` and `reference` say where it leads to.
    The columns from `state` on are of use to mail only.
    """

    event = models.ForeignKey(Event, on_delete=models.PROTECT, related_name="+")
    recipient = models.CharField(max_length=32)
    channel = models.CharField(max_length=4, choices=Channel)
    message = models.CharField(max_length=20)
    page = models.CharField(max_length=10)
    reference = models.CharField(max_length=11, blank=True)
    told_at = models.DateTimeField(default=now)
    read_at = models.DateTimeField(null=True)

    state = models.CharField(max_length=10, choices=State, default=State.SENT)
    not_before = models.DateTimeField(default=now)
    refusals = models.PositiveSmallIntegerField(default=0)
    lost = models.PositiveSmallIntegerField(default=0, help_text="sendings whose end nobody saw")
    sent_at = models.DateTimeField(null=True)

    objects: ClassVar[models.Manager["Notification"]] = Notifications.as_manager()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["event", "recipient", "channel"], name="told_once"),
        ]
        indexes = [
            models.Index(fields=["recipient", "-told_at", "-id"], name="newest_told", condition=Q(channel="app")),
            models.Index(fields=["recipient"], name="unread_of_person", condition=Q(channel="app", read_at=None)),
            models.Index(
                fields=["not_before", "id"], name="mail_in_turn",
                condition=Q(channel="mail", state__in=["waiting", "sending"]),
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.text

    @property
    def text(self) -> str:
        return MESSAGES[self.message].text

    @property
    def address(self) -> str:
        """Where the page is that it leads to."""
        return pages.PAGES[self.page].address(self.reference)


class MailOff(models.Model):
    """A topic that somebody doesn't want mail about. In the application they are told in any case."""

    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    topic = models.CharField(max_length=10, choices=Topic)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "topic"], name="off_once")]
