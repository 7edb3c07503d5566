"""What does the staff door do by itself? It forgets old drafts."""

from celery import shared_task

from reports import actions


@shared_task
def drop_old_drafts() -> None:
    """Forget drafts whose time is over."""
    actions.drop_old_drafts()
