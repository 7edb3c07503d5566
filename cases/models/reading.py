"""Who has read a case? One row for each person, door and hour, which nobody can change afterwards."""

import pgtrigger
from django.conf import settings
from django.db import models

from cases.models.case import Case


class Reading(models.Model):
    """Somebody opened a case by one of its doors, once or more within the hour that began at `hour_at`."""

    class Door(models.TextChoices):
        PAGE = "page", "The case’s page"
        ACCOUNT = "account", "The reporter’s account"
        EVIDENCE = "evidence", "Evidence"
        BUNDLE = "bundle", "A referral’s bundle"
        API = "api", "The API"
        ADMIN = "admin", "The administration site"

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="readings")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    door = models.CharField(max_length=8, choices=Door)
    hour_at = models.DateTimeField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["case", "person", "door", "hour_at"], name="read_once_an_hour")]
        indexes = [models.Index(fields=["hour_at", "person"], name="readings_by_hour")]
        triggers = [pgtrigger.Protect(name="reading_stands", operation=pgtrigger.Update | pgtrigger.Delete)]
