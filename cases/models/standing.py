"""What has the organisation settled for its officers? Texts to begin with, and what each kind of case asks for."""

from typing import Any

import pgtrigger
from django.conf import settings
from django.db import models

from cases.terms import Method, Outcome
from events.clock import now

STANDS = pgtrigger.Update | pgtrigger.Delete


class Wording(models.Model):
    """One text from one version on, in place of one that comes with the service or beside them; blank takes it away.

    Versions run through all texts together, so that one number says which words somebody began with.
    """

    version = models.PositiveIntegerField(unique=True)
    key = models.CharField(max_length=32)
    act = models.CharField(max_length=16)
    title = models.CharField(max_length=80)
    outcome = models.CharField(max_length=20, choices=Outcome, blank=True)
    stage_from = models.PositiveSmallIntegerField(default=0)
    english = models.TextField(blank=True)
    welsh = models.TextField(blank=True)
    made_at = models.DateTimeField(default=now)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        indexes = [models.Index(fields=["key", "-version"], name="wording_in_force")]
        triggers = [pgtrigger.Protect(name="wording_stands", operation=STANDS)]


class Checklist(models.Model):
    """What is to be done on cases of one kind, from one version on; `tasks` None takes up the house's own again.

    `method` is blank for what is done on every case. Cases that are investigated already keep the tasks they have.
    """

    version = models.PositiveIntegerField(unique=True)
    method = models.CharField(max_length=20, choices=Method, blank=True)
    tasks: Any = models.JSONField(null=True, help_text="[text, whether it is mandatory], in order")
    made_at = models.DateTimeField(default=now)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")

    class Meta:
        indexes = [models.Index(fields=["method", "-version"], name="checklist_in_force")]
        triggers = [pgtrigger.Protect(name="checklist_stands", operation=STANDS)]
