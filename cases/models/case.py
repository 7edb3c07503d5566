"""What is a case? The security team's work on one approach: where it stands, whose it is, who may not see it."""

import secrets
from typing import ClassVar

import pgtrigger
from django.conf import settings
from django.db import models

from accounts.models import Desk, User
from cases.clocks import NOTHING_DUE
from cases.models.passage import leave_passage
from cases.policy import case_scope
from cases.terms import Confidence, Likelihood, Outcome, Severity, Status
from events.clock import now
from events.guards import NEVER_EMPTIED

ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"  # Crockford's: nothing that is mistaken for another

GUARD = """
    IF TG_OP = 'UPDATE' AND OLD.status = NEW.status THEN RETURN NULL; END IF;
    IF NOT EXISTS (
        SELECT FROM events_event WHERE stream = 'case' AND stream_id = NEW.id AND after = NEW.status
           AND before = CASE TG_OP WHEN 'INSERT' THEN '' ELSE OLD.status END
           AND transaction = pg_current_xact_id()::text::bigint
    ) THEN
        RAISE EXCEPTION 'the status of case % changed without its event', NEW.reference;
    END IF;
    RETURN NULL;
"""


def new_reference() -> str:
    """A fresh reference such as 7K4M9-2QXT3: drawn by lot, so that it doesn't tell how many cases there are."""
    drawn = "".join(secrets.choice(ALPHABET) for _ in range(10))
    return f"{drawn[:5]}-{drawn[5:]}"


class Cases(models.QuerySet["Case"]):
    """Cases, read as adjectives."""

    def visible_to(self, user: User) -> "Cases":
        """Only what `user` needs to know: where every list, search, count, export and mail starts."""
        return self.filter(case_scope(user))

    def open(self) -> "Cases":
        return self.exclude(status=Status.CLOSED)


class Case(models.Model):
    """The work on one approach. Only `cases.actions` writes it; `status` never changes without an event.

    `due_at` is worked out from the case's events whenever one is added (`cases/clocks.py`), so that the
    queue can be sorted; `due` says what is due.
    """

    reference = models.CharField(max_length=11, unique=True, default=new_reference)
    status = models.CharField(max_length=20, choices=Status, default=Status.NEW)
    desk = models.ForeignKey(Desk, on_delete=models.PROTECT, related_name="cases")
    officer = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, blank=True, related_name="cases"
    )
    version = models.PositiveIntegerField(default=1)
    restricted = models.BooleanField(default=False, help_text="Only to those it was opened to by name.")
    imported = models.BooleanField(default=False, db_default=False, help_text="From older records, not filed here.")

    proposed_severity = models.CharField(max_length=10, choices=Severity)
    severity = models.CharField(max_length=10, choices=Severity, blank=True)
    likelihood = models.CharField(max_length=24, choices=Likelihood, blank=True)
    confidence = models.CharField(max_length=10, choices=Confidence, blank=True)
    outcome = models.CharField(max_length=20, choices=Outcome, blank=True)
    summary = models.TextField(blank=True)
    duplicate_of = models.ForeignKey("self", on_delete=models.PROTECT, null=True, related_name="duplicates")

    returns_to = models.CharField(max_length=20, blank=True)
    concluded_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    opened_at = models.DateTimeField(default=now)
    changed_at = models.DateTimeField(default=now)
    closed_at = models.DateTimeField(null=True)
    disposed_at = models.DateTimeField(null=True, editable=False)
    due_at = models.DateTimeField(default=NOTHING_DUE)
    due = models.CharField(max_length=12, blank=True)
    escalated_to = models.CharField(max_length=8, blank=True, help_text="who has been told that this is soon due")

    objects: ClassVar[models.Manager["Case"]] = Cases.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["desk", "due_at", "id"], name="queue_of_desk", condition=~models.Q(status="closed")),
            models.Index(
                fields=["officer", "due_at", "id"],
                name="queue_of_officer",
                condition=~models.Q(status="closed"),
            ),
            models.Index(  # what waits for an officer, desk by desk, without sorting all that they have
                fields=["officer", "desk", "due_at", "id"],
                name="worked_on",
                condition=models.Q(status__in=["triage", "investigation"]),
            ),
            models.Index(fields=["desk", "status", "due_at", "id"], name="queue_by_status"),
            models.Index(fields=["desk", "-opened_at", "-id"], name="newest_of_desk"),
            models.Index(fields=["changed_at", "id"], name="changed_cases"),
            models.Index(fields=["due_at", "id"], name="open_by_due", condition=~models.Q(status="closed")),
            models.Index(fields=["id"], name="restricted_cases", condition=models.Q(restricted=True)),
            models.Index(fields=["due_at", "id"], name="second_looks", condition=models.Q(status="review")),
            models.Index(
                fields=["desk", "-closed_at", "-id"], name="closed_of_desk", condition=models.Q(status="closed")
            ),
        ]
        constraints = [
            models.CheckConstraint(
                name="closed_with_outcome",
                condition=~models.Q(status="closed") | models.Q(closed_at__isnull=False) & ~models.Q(outcome=""),
            ),
            models.CheckConstraint(
                name="awaiting_knows_where_back",
                condition=~models.Q(status="awaiting_reporter") | models.Q(returns_to__in=["triage", "investigation"]),
            ),
            models.CheckConstraint(
                name="disposed_stays_closed",
                condition=models.Q(disposed_at=None) | models.Q(status="closed", summary=""),
            ),
            models.CheckConstraint(
                name="duplicate_names_its_case",
                condition=~models.Q(status="closed", outcome="duplicate") | models.Q(duplicate_of__isnull=False),
            ),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="status_with_its_event", when=pgtrigger.After, timing=pgtrigger.Deferred,
                operation=pgtrigger.Insert | pgtrigger.UpdateOf("status"), func=GUARD,
            ),
            pgtrigger.Protect(name="never_deleted", operation=pgtrigger.Delete),
            NEVER_EMPTIED,
            pgtrigger.Trigger(
                name="leave_passage", when=pgtrigger.After, operation=pgtrigger.UpdateOf("summary"),
                condition=pgtrigger.AnyChange("summary"),
                func=leave_passage("summary", text="NEW.summary", case="NEW.id"),
            ),
            pgtrigger.Trigger(
                name="passages_go_along", when=pgtrigger.After, operation=pgtrigger.UpdateOf("desk_id"),
                condition=pgtrigger.AnyChange("desk"),
                func="UPDATE cases_passage SET desk_id = NEW.desk_id WHERE case_id = NEW.id; RETURN NULL;",
            ),
        ]  # fmt: skip

    def __str__(self) -> str:
        return self.reference

    @property
    def effective_severity(self) -> str:
        """The officer's judgement, or the proposal while there is none."""
        return self.severity or self.proposed_severity

    @property
    def is_open(self) -> bool:
        return self.status != Status.CLOSED


class Opening(models.Model):
    """A case opened to somebody by name, whatever their desk."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="openings")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="openings")
    opened_at = models.DateTimeField(default=now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["case", "user"], name="opened_once")]


class Conflict(models.Model):
    """Somebody for whom the case isn't there: its reporter, its subject, or a declared relation.

    By pseudonym, so that a sealed identity stays sealed. Who an anonymous reporter is can't be known.
    """

    class Why(models.TextChoices):
        REPORTER = "reporter", "Reported it"
        SUBJECT = "subject", "Was approached"
        DECLARED = "declared", "Declared a relation"

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="conflicts")
    person = models.CharField(max_length=32)
    why = models.CharField(max_length=10, choices=Why)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["person", "case"], name="conflict_once")]
