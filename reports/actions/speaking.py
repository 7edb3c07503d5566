"""How does a reporter go on after filing? They add, answer and read; the door has made sure who they are."""

from uuid import UUID

from django.db import transaction

from cases.actions import hear
from cases.models import Message
from events.clock import now
from reports.models import Report


@transaction.atomic
def say(report: Report, text: str, *, key: UUID | None = None) -> Message:
    """Add to a report, or answer the question that waits; in every status. The same `key` says it once.

    Whoever answers has read what was asked.
    """
    message = hear(report.conversation, text, key=key)
    see(report)
    return message


@transaction.atomic
def see(report: Report) -> None:
    """Note that the reporter has read what officers sent them."""
    sent = Message.objects.filter(conversation=report.conversation_id, sent_at__isnull=False, read_at=None)
    sent.exclude(kind__in=Message.FROM_REPORTER).update(read_at=now())
