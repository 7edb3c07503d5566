"""Who approaches our people? The identities they claim, and the profiles through which they appear.

Merging is a link, never a copy: every persona keeps its own profiles and names for ever, and `root` says
which persona it is counted as today. Un-merging takes the link away and everything is as it was.
"""

from django.conf import settings
from django.db import models

from events.clock import now


class Persona(models.Model):
    """An identity that an approacher claims. `root` is itself unless it was merged into another."""

    name = models.CharField(max_length=200, blank=True)
    claimed_employer = models.CharField(max_length=200, blank=True)
    story = models.TextField(blank=True)
    root = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="members")
    created_at = models.DateTimeField(default=now)
    version = models.PositiveIntegerField(default=1)

    def __str__(self) -> str:
        return f"Persona {self.pk}"  # its name isn't for everybody

    @property
    def root_pk(self) -> int:
        """The key of the persona that this one is counted as."""
        return self.root_id or self.pk


class Alias(models.Model):
    """Another name of a persona, or its name in another script, as it was seen."""

    persona = models.ForeignKey(Persona, on_delete=models.PROTECT, related_name="aliases")
    name = models.CharField(max_length=200)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["persona", "name"], name="alias_once")]


class Profile(models.Model):
    """One account on one platform. `key` is its normalised address, the same however it was written."""

    persona = models.ForeignKey(Persona, on_delete=models.PROTECT, related_name="profiles")
    platform = models.CharField(max_length=20)  # a code of `platforms.PLATFORMS`
    key = models.CharField(max_length=300, unique=True)
    shown = models.CharField("as it was written", max_length=500)
    created_at = models.DateTimeField(default=now)

    def __str__(self) -> str:
        return self.key


class Merge(models.Model):
    """Two personas judged to be one: `absorbed` is counted as `into` until the merge is undone."""

    absorbed = models.ForeignKey(Persona, on_delete=models.PROTECT, related_name="merges_away")
    into = models.ForeignKey(Persona, on_delete=models.PROTECT, related_name="merges_here")
    reason = models.TextField()
    merged_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    merged_at = models.DateTimeField(default=now)
    undone_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    undone_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(
                fields=["absorbed"], condition=models.Q(undone_at=None), name="absorbed_once_at_a_time"
            )
        ]
