"""What did a member of staff tell us? Testimony: never edited, only added to, and one day disposed of."""

from typing import ClassVar

import pgtrigger
from django.conf import settings
from django.contrib.postgres.fields import ArrayField
from django.db import models

from accounts.models import User
from cases.models import Approach, Case, Conversation
from cases.models.passage import leave_passage
from cases.terms import Mode
from design.words import lazily as _
from events.clock import now
from events.guards import NEVER_EMPTIED

TESTIMONY = (
    "narrative", "asked_for", "offered", "given", "persona_name", "claimed_employer", "claimed_post", "claimed_place",
    "addresses", "done_so_far", "told_others", "safe_contact", "about_colleague", "indicators", "weighed_by",
    "facts",
)  # fmt: skip
TOLD = """concat_ws(E'\\n', NEW.narrative, NEW.asked_for, NEW.offered, NEW.given, NEW.persona_name,
    NEW.claimed_employer, NEW.claimed_post, NEW.claimed_place, array_to_string(NEW.addresses, ' '), NEW.told_others)"""
TEXTS = ("narrative", "asked_for", "offered", "given", "persona_name", "claimed_employer", "claimed_post",
         "claimed_place", "told_others", "safe_contact")  # fmt: skip
EMPTY = " AND ".join(f"NEW.{name} = ''" for name in TEXTS)
STANDS = f"""
    IF OLD.disposed_at IS NULL AND NEW.disposed_at IS NOT NULL AND cases_disposing(OLD.case_id) AND {EMPTY}
       AND NEW.addresses = '{{}}' AND NEW.facts = '{{}}' AND NEW.indicators = '{{}}'
    THEN RETURN NEW; END IF;
    RAISE EXCEPTION 'testimony stands';
"""
ADVISED = "NEW.advised := coalesce((SELECT max(version) FROM reports_advice), 0); RETURN NEW;"


class DoneSoFar(models.TextChoices):
    """What the reporter has already done about it."""

    ACCEPTED = "accepted", _("I accepted the contact")
    REPLIED = "replied", _("I replied")
    KEPT_COPY = "kept_copy", _("I kept a copy of the conversation")
    BLOCKED = "blocked", _("I blocked or removed them")
    TOLD_PLATFORM = "told_platform", _("I reported them to the platform")


class Reports(models.QuerySet["Report"]):
    """Reports, read as adjectives."""

    def of(self, user: User) -> "Reports":
        """Those that `user` filed under their name or in confidence: found by pseudonym."""
        return self.filter(person=user.pseudonym)

    def visible_to(self, user: User) -> "Reports":
        """Those of the cases that an officer or lead can see."""
        return self.filter(case__in=Case.objects.visible_to(user))


class Report(models.Model):
    """One colleague's account of an approach, under the reference of the case that was opened for it.

    `person` is the reporter's pseudonym, blank for an anonymous one. A named reporter is also `reporter`; a
    confidential one's name, post, unit and address are in `sealed`; an anonymous one has the digest of a
    receipt code. `key` makes filing the same report twice harmless. The database notes in `advised` which advice is
    in force when it is filed. When the time of its case is over, all of it is emptied.
    """

    reference = models.CharField(max_length=11, unique=True)
    case = models.ForeignKey(Case, on_delete=models.PROTECT, related_name="reports")
    approach = models.ForeignKey(Approach, on_delete=models.PROTECT, related_name="reports")
    conversation = models.OneToOneField(Conversation, on_delete=models.PROTECT, related_name="report")
    mode = models.CharField(max_length=12, choices=Mode)
    person = models.CharField(max_length=32, blank=True)
    reporter = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="reports")
    sealed = models.BinaryField(null=True)
    receipt = models.BinaryField(null=True, unique=True)
    key = models.UUIDField(unique=True)
    filed_at = models.DateTimeField(default=now)
    filed_by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+",
                                 help_text="the officer who took it down on somebody's behalf")  # fmt: skip

    narrative = models.TextField()
    asked_for = models.TextField(blank=True)
    offered = models.TextField(blank=True)
    given = models.TextField("what I told or gave them", blank=True)
    persona_name = models.CharField(max_length=200, blank=True)
    claimed_employer = models.CharField(max_length=200, blank=True)
    claimed_post = models.CharField(max_length=200, blank=True)
    claimed_place = models.CharField(max_length=200, blank=True)
    addresses = ArrayField(models.CharField(max_length=500), default=list, blank=True)
    done_so_far = ArrayField(models.CharField(max_length=16, choices=DoneSoFar), default=list, blank=True)
    told_others = models.TextField("whom else I have told", blank=True)
    safe_contact = models.CharField("a safe way and time to reach me", max_length=300, blank=True)
    about_colleague = models.BooleanField(default=False)
    facts = models.JSONField("the facts of the contact, as they were told", default=dict, blank=True)
    indicators = models.JSONField("signs noticed: yes, no or unsure", default=dict, blank=True)
    weighed_by = models.PositiveIntegerField("version of the weights when checked", null=True, blank=True)
    advised = models.PositiveIntegerField("version of the advice given", default=0)
    disposed_at = models.DateTimeField(null=True, editable=False)

    objects: ClassVar[models.Manager["Report"]] = Reports.as_manager()

    class Meta:
        indexes = [
            models.Index(fields=["person", "-filed_at"], name="my_reports"),
            models.Index(fields=["-id"], name="checked_reports", condition=models.Q(weighed_by__isnull=False)),
        ]
        constraints = [
            models.CheckConstraint(
                name="identity_fits_mode",
                condition=models.Q(mode="named", reporter__isnull=False, sealed=None, receipt=None)
                | models.Q(mode="confidential", reporter=None, sealed__isnull=False, receipt=None)
                | models.Q(mode="anonymous", reporter=None, sealed=None, person="", receipt__isnull=False)
                | models.Q(disposed_at__isnull=False, reporter=None, sealed=None, person="", receipt=None),
            ),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="testimony_stands",
                when=pgtrigger.Before,
                func=STANDS,
                operation=pgtrigger.UpdateOf(*TESTIMONY, "disposed_at"),
            ),
            pgtrigger.Protect(name="report_never_deleted", operation=pgtrigger.Delete),
            NEVER_EMPTIED,
            pgtrigger.Trigger(
                name="leave_passage",
                when=pgtrigger.After,
                operation=pgtrigger.Insert,
                func=leave_passage("testimony", text=TOLD, case="NEW.case_id", approach="NEW.approach_id"),
            ),
            pgtrigger.Trigger(name="advised_by", when=pgtrigger.Before, operation=pgtrigger.Insert, func=ADVISED),
        ]

    def __str__(self) -> str:
        return self.reference


class Unsealing(models.Model):
    """A lead opened a sealed identity, for a reason that the reporter is told."""

    report = models.ForeignKey(Report, on_delete=models.PROTECT, related_name="unsealings")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    reason = models.TextField()
    at = models.DateTimeField(default=now)


class Draft(models.Model):
    """A report being written: sealed, kept on the server for a while, and gone when filed.

    `owner` is the writer's pseudonym; blank where nobody is signed in, and then only the session knows it.
    """

    key = models.UUIDField(unique=True)
    owner = models.CharField(max_length=32, blank=True, db_index=True)
    answers = models.BinaryField()
    kept_until = models.DateTimeField()
