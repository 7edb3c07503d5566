"""What do the statistics do by themselves? They follow what happened, and take a snapshot every night."""

from celery import shared_task

from trends import reconciling, snapshots


@shared_task
def fold() -> None:
    """Book what has happened, and fold it into the tallies."""
    reconciling.catch_up()


@shared_task
def take_snapshot() -> None:
    """Freeze how the numbers look tonight."""
    snapshots.take()
