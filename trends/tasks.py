"""What do the statistics do by themselves? They follow what happened, and freeze nights and months."""

from celery import shared_task

from trends import monthly, reconciling, snapshots


@shared_task
def fold() -> None:
    """Book what has happened, and fold it into the tallies."""
    reconciling.catch_up()


@shared_task
def take_snapshot() -> None:
    """Freeze how the numbers look tonight."""
    snapshots.take()


@shared_task
def release_month() -> None:
    """Release the figures of the month that has ended; managers are told that they are there."""
    monthly.release()
