"""What does the staff door do by itself? It forgets old drafts and reports whose time is over, and finds likenesses."""

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


@shared_task
def dispose() -> None:
    """Dispose of cases whose time is over, with what was told in them."""
    actions.dispose_overdue()
