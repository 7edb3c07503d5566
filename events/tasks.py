"""What does the journal do by itself? It drops its daily anchor."""

from celery import shared_task

from events import anchors


@shared_task
def anchor() -> None:
    """Bind the day's heads into one digest."""
    anchors.drop_anchor()
