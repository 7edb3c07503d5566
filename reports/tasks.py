"""What does the staff door do by itself? It forgets old drafts, and has what was told compared with other cases."""

from celery import shared_task

from reports import actions


@shared_task
def drop_old_drafts() -> None:
    """Forget drafts whose time is over."""
    actions.drop_old_drafts()


@shared_task
def trace() -> None:
    """Find the cases that look like those in which something new was told."""
    actions.trace_told()
