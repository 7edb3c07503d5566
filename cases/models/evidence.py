"""What is kept of a file that was added? What it is, who brought it, how its scan ended, where its bytes wait."""

from typing import ClassVar
from uuid import uuid4

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q

from accounts.models import User
from cases.evidence.kinds import PICTURES, WRITTEN, Kind
from cases.evidence.names import LONGEST
from cases.evidence.scanner import Scan
from cases.evidence.vault import Part
from cases.models.case import Case
from cases.models.conversation import HOME, Conversation
from events.clock import now

FILED = Q(conversation__isnull=False)
FROM_REPORTER = Q(added_by=None)
ORIGIN = 300  # characters
STAYS = f"""
    IF cases_disposing({HOME}) THEN RETURN OLD; END IF;
    RAISE EXCEPTION 'evidence stays with its case';
"""
RELEASED = Q(scan=Scan.CLEAN) | Q(overridden_at__isnull=False)


class Files(models.QuerySet["Evidence"]):
    """Evidence, read as adjectives."""

    def visible_to(self, user: User) -> "Files":
        """That of the cases that an officer or lead can see."""
        return self.filter(conversation__approach__case__in=Case.objects.visible_to(user))

    def of_case(self, case: Case) -> "Files":
        """What came from every reporter whose approach is worked on in this case, the earliest first."""
        return self.filter(conversation__approach__case=case).order_by("pk")

    def from_reporter(self, conversation: int) -> "Files":
        """What one reporter added: all that they may ever learn is there, the earliest first."""
        return self.filter(FROM_REPORTER, conversation=conversation).order_by("pk")

    def filed(self) -> "Files":
        return self.filter(FILED)

    def waiting(self) -> "Files":
        """Not scanned yet, and no lead has said that it need not be."""
        return self.filter(scan=Scan.WAITING, overridden_at=None)

    def released(self) -> "Files":
        return self.filter(RELEASED)


class Evidence(models.Model):
    """A file kept with a case: the sealed original, and a safe copy of a picture.

    Until its report is filed it is `staged` under the key of the draft; from then on it belongs to the
    `conversation` with its reporter, and goes wherever that goes. What an officer adds goes with it, but has
    `added_by` and its `origin`, and the reporter never hears of it. `key` names it in addresses, in the store and in
    its seal. Nobody can open it before its `scan` has ended clean, or a lead has overridden that with a reason.
    `likeness` is what a picture looks like, for matching. `taken_at` says that a worker has it in hand.
    """

    key = models.UUIDField(unique=True, default=uuid4)
    conversation = models.ForeignKey(Conversation, on_delete=models.PROTECT, null=True, related_name="evidence")
    staged = models.UUIDField(null=True)
    name = models.CharField(max_length=LONGEST)
    kind = models.CharField(max_length=8, choices=Kind)
    size = models.PositiveIntegerField()
    sha256 = models.CharField(max_length=64)
    added_at = models.DateTimeField(default=now)
    added_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    origin = models.CharField(max_length=ORIGIN, blank=True, db_default="")

    scan = models.CharField(max_length=12, choices=Scan, default=Scan.WAITING)
    scanned_at = models.DateTimeField(null=True)
    scanned_by = models.CharField(max_length=100, blank=True, help_text="the scanner and the version of its signatures")
    finding = models.CharField(max_length=200, blank=True)
    tries = models.PositiveSmallIntegerField(default=0)
    taken_at = models.DateTimeField(null=True)

    overridden_at = models.DateTimeField(null=True)
    overridden_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    override_reason = models.TextField(blank=True)

    copied_at = models.DateTimeField(null=True)
    copy_type = models.CharField(max_length=20, blank=True, help_text="blank where no copy could be made")
    likeness = models.CharField(max_length=64, blank=True)

    objects: ClassVar[models.Manager["Evidence"]] = Files.as_manager()

    class Meta:
        constraints = [
            models.CheckConstraint(
                name="staged_or_filed",
                condition=Q(staged__isnull=True, conversation__isnull=False)
                | Q(staged__isnull=False, conversation__isnull=True),
            ),
            models.UniqueConstraint(fields=["conversation", "sha256"], name="evidence_once", condition=FROM_REPORTER),
            models.UniqueConstraint(
                fields=["conversation", "sha256"], name="officers_evidence_once", condition=~FROM_REPORTER
            ),
            models.UniqueConstraint(fields=["staged", "sha256"], name="staged_once"),
            models.CheckConstraint(
                name="override_has_its_reason",
                condition=Q(overridden_at=None, overridden_by=None)
                | Q(overridden_at__isnull=False, overridden_by__isnull=False) & ~Q(override_reason=""),
            ),
        ]
        indexes = [
            models.Index(fields=["id"], name="evidence_to_scan", condition=Q(scan="waiting")),
            models.Index(fields=["id"], name="evidence_to_copy", condition=FILED & Q(copied_at=None)),
        ]
        triggers = [
            pgtrigger.Protect(
                name="evidence_stands",
                operation=pgtrigger.UpdateOf("key", "name", "kind", "size", "sha256", "added_by_id", "origin"),
            ),
            pgtrigger.Trigger(
                name="evidence_stays", when=pgtrigger.Before, operation=pgtrigger.Delete, func=STAYS,
                condition=pgtrigger.Q(old__conversation__isnull=False),
            ),
            pgtrigger.Protect(
                name="a_scan_ends_once", operation=pgtrigger.UpdateOf("scan"),
                condition=~pgtrigger.Q(old__scan="waiting") & ~pgtrigger.Q(old__scan=pgtrigger.F("new__scan")),
            ),
        ]  # fmt: skip

    @property
    def released(self) -> bool:
        """May it be opened by those whose case it is?"""
        return self.scan == Scan.CLEAN or self.overridden_at is not None

    @property
    def is_picture(self) -> bool:
        return self.kind in PICTURES

    @property
    def is_written(self) -> bool:
        return self.kind in WRITTEN


class Held(models.Model):
    """Sealed bytes that aren't in the store yet: they come in with their row, and a worker moves them.

    So a file is either kept with its row or not at all, and filing waits for no store.
    """

    evidence = models.ForeignKey(Evidence, on_delete=models.CASCADE, related_name="held")
    part = models.CharField(max_length=8, choices=Part)
    sealed = models.BinaryField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["evidence", "part"], name="held_once")]
