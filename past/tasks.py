"""What becomes of older records by itself? A worker goes on with them, and forgets what nobody needs any more."""

from celery import shared_task

from past import actions


@shared_task
def work() -> None:
    """Read, check, import or take back the sheets that wait for it."""
    actions.work()


@shared_task
def forget_old() -> None:
    """Forget rows that weren't imported, after a while."""
    actions.forget_old()
