"""What do cases do by themselves? They remind reporters, stop waiting in the end, and look after evidence."""

from celery import shared_task

from cases import chasing
from cases.actions import check_evidence


@shared_task
def chase() -> None:
    """Remind and warn every reporter for whom it is time."""
    chasing.remind()


@shared_task
def escalate() -> None:
    """Tell officers, then leads, of what is soon due."""
    chasing.escalate()


@shared_task
def chase_out() -> None:
    """Stop waiting where it was long enough."""
    chasing.stop_waiting()


@shared_task
def scan() -> None:
    """Scan new evidence, make safe copies and move it to the store."""
    check_evidence()
