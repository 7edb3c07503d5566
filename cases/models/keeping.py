"""How long is a case kept, who has asked that it be kept for longer, and what must the store still forget?"""

import pgtrigger
from django.conf import settings
from django.db import models

from cases.evidence.vault import Part
from cases.models.case import Case
from events.clock import now
from events.guards import NEVER_EMPTIED


class Schedule(models.Model):
    """One version of how many months a closed case is kept, by its outcome; what isn't named has no end."""

    version = models.PositiveIntegerField(unique=True)
    months = models.JSONField()
    reason = models.TextField()
    made_at = models.DateTimeField(default=now)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        triggers = [
            pgtrigger.Protect(name="schedule_stands", operation=pgtrigger.Update | pgtrigger.Delete), NEVER_EMPTIED,
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"How long cases are kept, version {self.version}"


class Hold(models.Model):
    """A lead wants a case kept beyond its time, for as long as this isn't lifted."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="holds")
    reason = models.TextField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    placed_at = models.DateTimeField(default=now)
    lifted_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    lifted_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["case"], condition=models.Q(lifted_at=None), name="one_hold_at_a_time")
        ]


class Doomed(models.Model):
    """Sealed bytes of a case that was disposed of: gone from the register, to be removed from the store as well."""

    key = models.UUIDField()
    part = models.CharField(max_length=8, choices=Part)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["key", "part"], name="doomed_once")]
