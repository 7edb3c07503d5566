"""What do cases do by themselves? They remind reporters, and stop waiting for an answer in the end."""

from celery import shared_task

from cases import chasing


@shared_task
def chase() -> None:
    """Remind and warn every reporter for whom it is time."""
    chasing.remind()


@shared_task
def chase_out() -> None:
    """Stop waiting where it was long enough."""
    chasing.stop_waiting()
