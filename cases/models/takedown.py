"""Which profiles did we ask a platform to remove, and did they go? A record beside the status of the case."""

from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models
from django.db.models import Q

from cases.models.case import Case
from events.clock import now
from personas.models import Profile


class Takedown(models.Model):
    """One request to a platform to remove one profile.

    `state` is what a person found when they last looked, at `looked_at`: nothing here ever visits an address.
    `reference` is the platform's. `evidence` names the files whose safe copies went with the request.
    """

    class State(models.TextChoices):
        ASKED = "asked", "Asked"
        UP = "up", "Still up"
        GONE = "gone", "Gone"
        BACK = "back", "Back again"

    OPEN = (State.ASKED, State.UP, State.BACK)

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="takedowns")
    profile = models.ForeignKey(Profile, on_delete=models.PROTECT, related_name="takedowns")
    reference = models.CharField(max_length=200, blank=True)
    evidence = ArrayField(models.UUIDField(), default=list, blank=True)
    state = models.CharField(max_length=5, choices=State, default=State.ASKED)
    asked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    asked_at = models.DateTimeField(default=now)
    chased_at = models.DateTimeField(null=True)
    looked_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    looked_at = models.DateTimeField(null=True)
    gone_at = models.DateTimeField(null=True, help_text="when it was first found gone")

    class Meta:
        constraints = [models.UniqueConstraint(fields=["case", "profile"], name="asked_once_per_case")]
        indexes = [models.Index(fields=["asked_at", "id"], name="open_takedowns", condition=~Q(state="gone"))]

    @property
    def is_open(self) -> bool:
        return self.state in self.OPEN

    @property
    def days(self) -> int | None:
        """Whole days from the request until it was first found gone; None while it wasn't."""
        return (self.gone_at - self.asked_at).days if self.gone_at else None
