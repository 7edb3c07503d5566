"""What does the organisation itself say of privacy and accessibility? Its own words, over those that come with us."""

import pgtrigger
from django.conf import settings
from django.db import models

from design.words import lazily as _
from events.clock import now
from events.guards import NEVER_EMPTIED


class Notice(models.Model):
    """The organisation's words on one page, from one version on; blank text takes up our words again."""

    class Page(models.TextChoices):
        PRIVACY = "privacy", _("Privacy")
        ACCESSIBILITY = "accessibility", _("Accessibility")

    version = models.PositiveIntegerField()
    page = models.CharField(max_length=16, choices=Page)
    text = models.TextField(blank=True)
    welsh = models.TextField(blank=True)
    made_at = models.DateTimeField(default=now)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["page", "version"], name="one_notice_per_version")]
        triggers = [
            pgtrigger.Protect(name="notice_stands", operation=pgtrigger.Update | pgtrigger.Delete), NEVER_EMPTIED,
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.page}, version {self.version}"
