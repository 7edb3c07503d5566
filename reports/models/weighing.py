"""How heavy is each sign? Data with versions: none is ever changed, so that a judgement can be understood later."""

import pgtrigger
from django.conf import settings
from django.db import models

from events.clock import now


class Weighting(models.Model):
    """One version: what a sign weighs when it is there, and from which sum on a result is medium or high."""

    version = models.PositiveIntegerField(unique=True)
    weights = models.JSONField()
    thresholds = models.JSONField()
    reason = models.TextField()
    made_at = models.DateTimeField(default=now)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        triggers = [pgtrigger.Protect(name="weighting_stands", operation=pgtrigger.Update | pgtrigger.Delete)]

    def __str__(self) -> str:
        return f"Weights of signs, version {self.version}"
