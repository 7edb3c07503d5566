"""How do officers and a reporter speak with each other, without the case knowing who that is?"""

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models import Q

from cases.models.approach import Approach
from cases.models.passage import leave_passage
from events.clock import now
from events.guards import NEVER_EMPTIED

WORKED_ON = """(SELECT approach.{} FROM cases_conversation AS talk JOIN cases_approach AS approach
                ON approach.id = talk.approach_id WHERE talk.id = NEW.conversation_id)"""
HOME = """(SELECT approach.home_id FROM cases_approach AS approach
        JOIN cases_conversation AS talk ON talk.approach_id = approach.id WHERE talk.id = OLD.conversation_id)"""
SAID_STANDS = f"""
    IF NEW.text = '' AND NEW.kind = OLD.kind AND NEW.conversation_id = OLD.conversation_id AND cases_disposing({HOME})
    THEN RETURN NEW; END IF;
    RAISE EXCEPTION 'what was said stands';
"""


class Conversation(models.Model):
    """The line to one reporter. It goes wherever its approach goes, so replies reach the living case."""

    approach = models.ForeignKey(Approach, on_delete=models.PROTECT, related_name="conversations")


class Message(models.Model):
    """Something said in a conversation: kept as it was said, never changed; emptied when its case is disposed of.

    One from officers reaches the reporter at `sent_at`; a reply decided on but not yet approved has none.
    `read_at` is when the other side read it. `key` makes repeating the same request harmless. A request to withdraw
    may come without a word of its own.
    """

    class Kind(models.TextChoices):
        QUESTION = "question", "Question to the reporter"
        REPLY = "reply", "Reply to the reporter"
        ANSWER = "answer", "Answer from the reporter"
        ADDITION = "addition", "Added by the reporter"
        WITHDRAWAL = "withdrawal", "Request of the reporter to withdraw"

    FROM_REPORTER = (Kind.ANSWER, Kind.ADDITION, Kind.WITHDRAWAL)

    conversation = models.ForeignKey(Conversation, on_delete=models.PROTECT, related_name="messages")
    kind = models.CharField(max_length=10, choices=Kind)
    text = models.TextField()
    by = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, null=True, related_name="+")
    written_at = models.DateTimeField(default=now)
    sent_at = models.DateTimeField(null=True)
    withdrawn_at = models.DateTimeField(null=True)
    read_at = models.DateTimeField(null=True)
    key = models.UUIDField(null=True, unique=True)

    class Meta:
        ordering = ["id"]
        indexes = [
            models.Index(fields=["conversation"], name="unread_messages", condition=Q(read_at=None)),
        ]
        constraints = [
            models.UniqueConstraint(
                fields=["conversation"], name="withdrawal_asked_once", condition=Q(kind="withdrawal")
            ),
        ]
        triggers = [
            pgtrigger.Trigger(
                name="said_stands", when=pgtrigger.Before, func=SAID_STANDS,
                operation=pgtrigger.UpdateOf("text", "kind", "conversation_id"),
            ),
            pgtrigger.Protect(name="said_never_deleted", operation=pgtrigger.Delete),
            NEVER_EMPTIED,
            pgtrigger.Trigger(
                name="leave_passage", when=pgtrigger.After,
                operation=pgtrigger.Insert | pgtrigger.UpdateOf("withdrawn_at"),
                func=leave_passage(
                    "message", text="NEW.text", case=WORKED_ON.format("case_id"), approach=WORKED_ON.format("id"),
                    unless="NEW.withdrawn_at IS NOT NULL",
                ),
            ),
        ]  # fmt: skip

    @property
    def is_from_reporter(self) -> bool:
        return self.kind in self.FROM_REPORTER
