"""How do older records come in? As a sheet of lines, each of which becomes a case, or is taken back."""

from typing import ClassVar

from django.conf import settings
from django.db import models

from accounts.models import Desk, User
from cases.models import Case
from events.clock import now
from past.policy import desks


class Sheets(models.QuerySet["Sheet"]):
    """Sheets, read as adjectives."""

    def visible_to(self, user: User) -> "Sheets":
        """Those of the desks that `user` leads."""
        return self.filter(desk__in=desks(user))


class Sheet(models.Model):
    """A spreadsheet that a lead has brought for their desk, and how far it has come.

    `headings` are those of its columns, `columns` says which of them holds what (`past/columns.py`), `unclear` which
    values nobody has said the meaning of, as they were written. `sent` is the file until it has been read; `digest`
    is its SHA-256, by which the same file is known again.
    """

    class State(models.TextChoices):
        READING = "reading", "Being read"
        UNREADABLE = "unreadable", "Could not be read"
        READ = "read", "Waiting for its columns"
        CHECKING = "checking", "Being checked"
        CHECKED = "checked", "Checked: nothing is imported yet"
        IMPORTING = "importing", "Being imported"
        DONE = "done", "Imported"
        RETRACTING = "retracting", "Being taken back"
        RETRACTED = "retracted", "Taken back"

    name = models.CharField(max_length=200)
    desk = models.ForeignKey(Desk, on_delete=models.PROTECT, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    brought_at = models.DateTimeField(default=now)
    state = models.CharField(max_length=12, choices=State, default=State.READING)
    fault = models.CharField(max_length=300, blank=True)
    digest = models.CharField(max_length=64)
    sent = models.BinaryField(default=b"")
    headings = models.JSONField(default=list)
    columns = models.JSONField(default=dict)
    month_first = models.BooleanField(default=False)
    unclear = models.JSONField(default=dict)
    started_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    ended_at = models.DateTimeField(null=True)

    objects: ClassVar[models.Manager["Sheet"]] = Sheets.as_manager()

    class Meta:
        indexes = [models.Index(fields=["desk", "-id"], name="sheets_of_desk")]

    def __str__(self) -> str:
        return self.name

    @property
    def is_moving(self) -> bool:
        """Is a worker busy with it?"""
        return self.state in WORKED_ON


WORKED_ON = (Sheet.State.READING, Sheet.State.CHECKING, Sheet.State.IMPORTING, Sheet.State.RETRACTING)


class Line(models.Model):
    """One row of a sheet, `number` as a spreadsheet counts it. `cells` are emptied once it has become a case.

    `mark` is a keyed digest of its own reference, or else of all it says: no two lines with one mark are in the
    register at the same time, whichever sheets they came with.
    """

    class State(models.TextChoices):
        READY = "ready", "Can be imported"
        FAULTY = "faulty", "Something is to be mended"
        KNOWN = "known", "Imported before"
        LEFT_OUT = "left_out", "Left out, as you said"
        IMPORTED = "imported", "Imported"
        RETRACTED = "retracted", "Taken back"
        KEPT = "kept", "Kept: somebody has worked on it"

    sheet = models.ForeignKey(Sheet, on_delete=models.CASCADE, related_name="lines")
    number = models.PositiveIntegerField()
    cells = models.JSONField(default=list)
    state = models.CharField(max_length=10, choices=State, default=State.FAULTY)
    faults = models.JSONField(default=list)
    mark = models.CharField(max_length=64, blank=True)
    case = models.OneToOneField(Case, on_delete=models.PROTECT, null=True, related_name="line")

    class Meta:
        indexes = [models.Index(fields=["sheet", "state", "number"], name="lines_by_state")]
        constraints = [
            models.UniqueConstraint(fields=["sheet", "number"], name="line_once"),
            models.UniqueConstraint(
                fields=["mark"], name="imported_once", condition=models.Q(state__in=["imported", "kept"])
            ),
        ]


class Meaning(models.Model):
    """What a heading, or a value in a column, means in this organisation: asked once and remembered.

    `of` is the column's name in `past/columns.py`, or blank for a heading; `means` is blank for “leave it out”.
    """

    of = models.CharField(max_length=20, blank=True)
    written = models.CharField(max_length=200)
    means = models.CharField(max_length=60, blank=True)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["of", "written"], name="meant_once")]
