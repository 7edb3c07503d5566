"""What does telling do by itself? It reads new events, and sends the mail that waits."""

from celery import shared_task

from notifications import sending, telling


@shared_task
def tell() -> None:
    """Tell everybody of what has happened, and have the mail sent at once."""
    if telling.tell():
        send_mail.apply_async(retry=False, expires=60)


@shared_task
def send_mail() -> None:
    """Send the mail that waits."""
    sending.send_waiting()
