"""Did it help to report? What reporters say once they know the outcome: three answers, and a comment if they like."""

from django.db import models
from django.utils.translation import pgettext_lazy as pgettext

from design.words import lazily as _
from events.clock import now
from reports.models.report import Report


class Helped(models.Model):
    """One reporter's answer, the latest they gave. Rows can be counted by day and answer without their report."""

    class Answer(models.TextChoices):
        YES = "yes", pgettext("it helped", "Yes")  # Welsh has no yes: it repeats the verb
        PARTLY = "partly", _("Partly")
        NO = "no", pgettext("it helped", "No")

    report = models.OneToOneField(Report, on_delete=models.PROTECT, related_name="helped")
    answer = models.CharField(max_length=6, choices=Answer)
    comment = models.TextField(blank=True)
    said_at = models.DateTimeField(default=now)
