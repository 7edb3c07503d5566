"""By what may another case be recognised, and which two cases look as if they belonged together?"""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.contrib.postgres.indexes import GinIndex
from django.db import models
from django.db.models import Q

from cases.models.case import Case
from cases.models.evidence import Evidence
from events.clock import now


class Trace(models.Model):
    """Something told in a case by which it can be recognised: `marks` to look it up by, `said` to compare.

    `said` is a name in plain letters, the key of an address, or the likeness of a picture; of a text nothing is
    kept but its marks. Worked out by a worker from what was told, and anew whenever more is told.
    """

    class Kind(models.TextChoices):
        TEXT = "text", "Text"
        NAME = "name", "Name"
        ADDRESS = "address", "Address in a text"
        PICTURE = "picture", "Picture"

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="traces")
    kind = models.CharField(max_length=8, choices=Kind)
    marks = ArrayField(models.BigIntegerField(), default=list, blank=True)
    said = models.CharField(max_length=300, blank=True)
    evidence = models.OneToOneField(Evidence, on_delete=models.CASCADE, null=True, related_name="trace")

    class Meta:
        indexes = [
            GinIndex(fields=["marks"], name="traces_by_mark"),
            GinIndex(fields=["said"], name="names_alike", opclasses=["gin_trgm_ops"], condition=Q(kind="name")),
            models.Index(fields=["said"], name="addresses_in_texts", condition=Q(kind="address")),
        ]


class Match(models.Model):
    """One reason for which two cases may belong together, kept in both directions so that either page finds it.

    `weight` says how much the reason tells, from 1 to 100. A judgement holds for both directions; a reason that
    is found later is a row of its own, so that it is shown even where others were rejected before.
    """

    class Reason(models.TextChoices):
        PROFILE = "profile", "the same profile"
        EMAIL = "email", "the same email address"
        TELEPHONE = "telephone", "the same telephone number"
        PICTURE = "picture", "the same picture"
        TEXT = "text", "the same text"
        NAME = "name", "a similar name"

    class Verdict(models.TextChoices):
        OPEN = "", "Not judged"
        ACCEPTED = "accepted", "Belong together"
        REJECTED = "rejected", "Don’t belong together"

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="matches")
    other = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="+")
    reason = models.CharField(max_length=10, choices=Reason)
    weight = models.PositiveSmallIntegerField()
    found_at = models.DateTimeField(default=now)
    verdict = models.CharField(max_length=10, choices=Verdict, blank=True, default="")
    judged_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    judged_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["case", "other", "reason"], name="matched_once"),
            models.CheckConstraint(name="never_with_itself", condition=~Q(case=models.F("other"))),
        ]
