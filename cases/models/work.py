"""What do officers write down while they work? Notes, tasks, and what was shared with an outside agency."""

import pgtrigger
from django.conf import settings
from django.db import models

from accounts.terms import Marking
from cases.models.case import Case
from cases.models.passage import leave_passage
from events.clock import now


class Note(models.Model):
    """An internal note of an officer; nobody outside the case's scope ever reads it."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="notes")
    text = models.TextField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    written_at = models.DateTimeField(default=now)
    key = models.UUIDField(null=True, unique=True)
    edition = models.PositiveSmallIntegerField(default=1)
    edited_at = models.DateTimeField(null=True)
    shared_at = models.DateTimeField(null=True, help_text="when something of it was sent to the reporter")

    class Meta:
        ordering = ["written_at", "id"]
        triggers = [
            pgtrigger.Trigger(
                name="leave_passage", when=pgtrigger.After, operation=pgtrigger.Insert | pgtrigger.UpdateOf("text"),
                func=leave_passage("note", text="NEW.text", case="NEW.case_id"),
            )
        ]  # fmt: skip


class Task(models.Model):
    """One thing to do on a case. A mandatory one must be done before the case is concluded."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="tasks")
    text = models.CharField(max_length=200)
    mandatory = models.BooleanField(default=False)
    done_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    done_at = models.DateTimeField(null=True)

    class Meta:
        ordering = ["id"]
        constraints = [models.UniqueConstraint(fields=["case", "text"], name="task_once")]


class Proposal(models.Model):
    """An officer's proposal to refer the case to an outside agency; a lead, never the proposer, decides."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="proposals")
    reason = models.TextField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    proposed_at = models.DateTimeField(default=now)
    decided_at = models.DateTimeField(null=True)
    declined_because = models.TextField(blank=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["case"], condition=models.Q(decided_at=None), name="one_proposal_at_a_time")
        ]


class Referral(models.Model):
    """What was shared with whom, on what ground: the sharing record, with the digest of the bundle."""

    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="referrals")
    proposal = models.OneToOneField(Proposal, on_delete=models.PROTECT, related_name="referral")
    agency = models.CharField(max_length=200)
    legal_basis = models.CharField(max_length=200)
    marking = models.CharField(max_length=20, choices=Marking)
    shared = models.JSONField(help_text="the names of the parts of the case that were shared")
    bundle = models.JSONField()
    digest = models.CharField(max_length=64)
    review_on = models.DateField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    referred_at = models.DateTimeField(default=now)
    ended_at = models.DateTimeField(null=True)
    ended_because = models.TextField(blank=True)


EDITION_STANDS = """
    IF TG_OP = 'UPDATE' AND NEW.text = '' AND (NEW.note_id, NEW.number) = (OLD.note_id, OLD.number)
       AND cases_disposing((SELECT case_id FROM cases_note WHERE id = OLD.note_id)) THEN RETURN NEW; END IF;
    RAISE EXCEPTION 'what a note said stands';
"""


class NoteEdition(models.Model):
    """What a note said before it was changed: every edition stays readable."""

    note = models.ForeignKey(Note, on_delete=models.PROTECT, related_name="editions")
    number = models.PositiveSmallIntegerField()
    text = models.TextField()
    replaced_at = models.DateTimeField(default=now)

    class Meta:
        ordering = ["number"]
        constraints = [models.UniqueConstraint(fields=["note", "number"], name="edition_once")]
        triggers = [
            pgtrigger.Trigger(
                name="edition_stands", when=pgtrigger.Before, operation=pgtrigger.Update | pgtrigger.Delete,
                func=EDITION_STANDS,
            )
        ]  # fmt: skip


class Begun(models.Model):
    """What somebody has begun to write for an act on a case, kept so that a lost session loses nothing.

    One for each person, case and act; it goes when the act is done, or some weeks after it was last touched.
    """

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="begun")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    act = models.CharField(max_length=24)
    texts = models.JSONField(default=dict)
    saved_at = models.DateTimeField(default=now)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["case", "person", "act"], name="begun_once")]
