"""What does the organisation itself say about what to do now? Its own words, over those that come with the house."""

import pgtrigger
from django.conf import settings
from django.db import models

from events.clock import now


class Advice(models.Model):
    """The organisation's words on one topic, from one version on; blank text takes up the house's own words again.

    Without words in Welsh, Welsh pages show the English ones.

    Versions run through all topics together, so that one number says which advice somebody was given.
    """

    version = models.PositiveIntegerField(unique=True)
    topic = models.CharField(max_length=32)
    text = models.TextField(blank=True)
    welsh = models.TextField(blank=True)
    made_at = models.DateTimeField(default=now)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        indexes = [models.Index(fields=["topic", "-version"], name="advice_in_force")]
        triggers = [pgtrigger.Protect(name="advice_stands", operation=pgtrigger.Update | pgtrigger.Delete)]

    def __str__(self) -> str:
        return f"{self.topic}, version {self.version}"
