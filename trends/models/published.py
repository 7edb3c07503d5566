"""What was shown, and what was published? Frozen snapshots, releases of them, and what stands beside their figures."""

from typing import Any, ClassVar

import pgtrigger
from django.db import models

from accounts.terms import Marking
from events.clock import now
from events.guards import NEVER_CHANGED, NEVER_EMPTIED

STANDS = "stands"  # in a snapshot without figures of its own: the number of the one whose figures stand


class Snapshots(models.QuerySet["Snapshot"]):
    """Snapshots, read as adjectives."""

    def showing(self) -> "Snapshots":
        """Those with figures of their own."""
        return self.exclude(published__has_key=STANDS)


class Snapshot(models.Model):
    """How the numbers looked on a day: the disclosed tables that managers read, frozen and numbered.

    On a day on which no figure could be shown, `published` only says which earlier snapshot stands (`STANDS`).

    `counted` holds the exact figures and `shown` what may be known of each; neither leaves this app. They are what
    the next snapshot is checked against, so that two of them together give nothing away.
    """

    number = models.PositiveIntegerField(unique=True)
    taken_at = models.DateTimeField()
    definitions = models.CharField(max_length=8)
    published: Any = models.JSONField()
    counted: Any = models.JSONField()
    shown: Any = models.JSONField()

    objects: ClassVar[models.Manager["Snapshot"]] = Snapshots.as_manager()

    class Meta:
        triggers = [NEVER_CHANGED, NEVER_EMPTIED]

    def __str__(self) -> str:
        return f"Snapshot {self.number}"


class Release(models.Model):
    """Figures frozen for good, with their method note and revisions: `said` is all they are made of, `archive` the
    files made of it, and `digest` their SHA-256. Only whether it is published changes."""

    number = models.PositiveIntegerField(unique=True)
    title = models.CharField(max_length=150)
    snapshot = models.ForeignKey(Snapshot, on_delete=models.PROTECT, related_name="releases")
    made_at = models.DateTimeField()
    marking = models.CharField(max_length=20, choices=Marking)
    said: Any = models.JSONField()
    archive = models.BinaryField()
    digest = models.CharField(max_length=64)
    published_at = models.DateTimeField(null=True)

    class Meta:
        triggers = [
            pgtrigger.Protect(name="released_once", operation=pgtrigger.Delete),
            pgtrigger.Protect(
                name="released_as_it_is",
                operation=pgtrigger.UpdateOf("number", "title", "said", "archive", "digest", "marking", "made_at"),
            ),
            NEVER_EMPTIED,
        ]

    def __str__(self) -> str:
        return f"Release {self.number}: {self.title}"


class Break(models.Model):
    """Something that changed how much is reported: a campaign, an alert, another form. Named beside every figure."""

    class Kind(models.TextChoices):
        CAMPAIGN = "campaign", "Campaign"
        ALERT = "alert", "Alert"
        FORM = "form", "Change of the form"
        OTHER = "other", "Something else"

    on = models.DateField()
    kind = models.CharField(max_length=8, choices=Kind)
    words = models.CharField(max_length=200)
    entered_at = models.DateTimeField(default=now)
    removed_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"{self.on.day} {self.on:%B %Y}: {self.get_kind_display().lower()}, {self.words}"
