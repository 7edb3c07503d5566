"""What does an officer keep an eye on? Cases that they watch, and views of the queue that they come back to."""

from typing import Any

from django.conf import settings
from django.db import models

from accounts.models import Desk
from cases.models.case import Case
from events.clock import now


class Watch(models.Model):
    """Somebody watches a case. It gives no right: a case that they may not see isn't in their list either."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="watches")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="watches")
    since_at = models.DateTimeField(default=now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "case"], name="watched_once")]


class SavedView(models.Model):
    """A view of the queue under a name: which tab, and what the filters were. Of one person, or of a desk.

    What it shows is always the scope of whoever opens it; the values are looked at anew each time.
    """

    name = models.CharField(max_length=60)
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    desk = models.ForeignKey(Desk, on_delete=models.CASCADE, null=True, related_name="+")
    values: Any = models.JSONField()
    saved_at = models.DateTimeField(default=now)

    class Meta:
        ordering = ["name", "id"]
        constraints = [
            models.UniqueConstraint(fields=["owner", "name", "desk"], name="saved_once", nulls_distinct=False)
        ]
