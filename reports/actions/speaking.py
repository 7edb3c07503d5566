"""How does a reporter go on after filing? They add, answer and read; the door has made sure who they are."""

from collections.abc import Sequence
from uuid import UUID

from django.db import transaction

from cases import actions as cases
from cases.actions import enclose, hear
from cases.evidence.taking import Brought
from cases.models import Conversation, Message
from cases.terms import Mode
from events.clock import now
from reports.actions.dating import dated
from reports.models import Report


@transaction.atomic
def say(report: Report, text: str, *, key: UUID | None = None, files: Sequence[Brought] = ()) -> Message:
    """Add to a report, or answer the question that waits; in every status. The same `key` says it once.

    Files may come with it, or be all there is to say. Whoever speaks is taken to have read what officers sent.
    """
    with dated(report):
        message = hear(report.conversation, text or _with(files), key=key)
        if files:
            enclose(Conversation.objects.select_related("approach__case").get(pk=report.conversation_id), files)
    see(report)
    return message


@transaction.atomic
def ask_to_withdraw(report: Report, reason: str = "") -> Message:
    """Ask that the report be withdrawn, in every open status; officers decide, and nothing is removed by it."""
    with dated(report):
        message = cases.ask_to_withdraw(report.conversation, reason)
    see(report)
    return message


@transaction.atomic
def see(report: Report) -> None:
    """Note that the reporter has read what officers sent them; without a name, only the newest such day is known."""
    sent = Message.objects.filter(conversation=report.conversation_id, sent_at__isnull=False)
    theirs = sent.exclude(kind__in=Message.FROM_REPORTER)
    if not theirs.filter(read_at=None).exists():
        return
    again = theirs if report.mode == Mode.ANONYMOUS else theirs.filter(read_at=None)
    with dated(report):
        again.update(read_at=now())


def _with(files: Sequence[Brought]) -> str:
    """What files say that came without a word."""
    return f"I have added {len(files)} file{'s' if len(files) > 1 else ''}." if files else ""
