"""How does mail go out once? It is claimed by writing, sent, and noted as sent; whoever dies in between is noticed.

A claim that was never ended is taken up once more under the same Message-ID, and never a third time. What the
mail server refuses for the time being is tried again later and later; what it refuses for good is set aside,
with a line in the log.
"""

from datetime import datetime, timedelta
from smtplib import SMTPException, SMTPRecipientsRefused, SMTPResponseException, SMTPServerDisconnected

import structlog
from django.core.mail import get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db import transaction

from accounts.models import User
from accounts.queries import time_zone
from events.clock import beginning, now, tells_only_the_day
from notifications.mail import letter
from notifications.models import QUEUED, Notification
from notifications.people import behind
from notifications.terms import State

log = structlog.get_logger(__name__)
LEASE = timedelta(minutes=2)  # much longer than a mail server may take for one letter (EMAIL_TIMEOUT)
FIRST_WAIT, LONGEST_WAIT = timedelta(seconds=30), timedelta(hours=1)
MOST_REFUSALS = 5  # for good, one after the other
MOST_LOST = 1
IN_A_ROW = 3  # letters refused one after the other: it is the server, not the letter
UNSEEN = (SMTPServerDisconnected, TimeoutError, ConnectionError)  # the letter may have arrived


def send_waiting() -> int:
    """Send what waits, as long as the mail server takes it; return how many letters went out."""
    sent = refused = 0
    while refused < IN_A_ROW and (told := _claim()):
        state = _attend(told)
        sent += state == State.SENT
        refused = refused + 1 if state in (State.WAITING, State.SENDING) else 0
    return sent


@transaction.atomic
def _claim() -> Notification | None:
    """The next letter, marked as being sent by us; others leave it alone until the lease is over."""
    waiting = Notification.objects.filter(QUEUED, not_before__lte=now()).order_by("not_before", "id")
    told = waiting.select_for_update(skip_locked=True).first()
    if told:
        told.lost += told.state == State.SENDING  # somebody began and never came back
        told.state, told.not_before = State.SENDING, now() + LEASE
        told.save(update_fields=["state", "not_before", "lost"])
    return told


def _attend(told: Notification) -> State:
    """Deal with one claimed letter; the state in which it is then."""
    user = behind([told.recipient]).get(told.recipient)
    if told.lost > MOST_LOST:
        return _set_aside(told, "twice_lost")
    if user is None or not Notification.objects.visible_to(user).filter(pk=told.pk).exists():
        return _end(told, State.WITHHELD)
    return _send(told, user)


def _send(told: Notification, user: User) -> State:
    server: BaseEmailBackend = get_connection()
    try:
        server.open()
    except (OSError, SMTPException) as problem:
        return _try_later(told, problem, refusals=told.refusals)
    try:
        server.send_messages([letter(told, user)])
    except UNSEEN as problem:  # its claim runs out, and then it is sent once more
        log.warning("mail_unseen", notification=told.pk, problem=type(problem).__name__)
        return State.SENDING
    except (OSError, SMTPException) as problem:
        return _refused(told, problem)
    finally:
        _hang_up(server)
    Notification.objects.filter(pk=told.pk).update(state=State.SENT, sent_at=_sent_at(told), not_before=told.told_at)
    return State.SENT


def _sent_at(told: Notification) -> datetime:
    """When it went out; of an act that is dated to the day, the day alone."""
    zone = time_zone()
    return beginning(now(), zone) if tells_only_the_day(told.told_at, zone) else now()


def _refused(told: Notification, problem: Exception) -> State:
    if code(problem) < 500:
        return _try_later(told, problem, refusals=told.refusals)
    if told.refusals + 1 >= MOST_REFUSALS:
        return _set_aside(told, f"refused_{code(problem)}")
    return _try_later(told, problem, refusals=told.refusals + 1)


def code(problem: Exception) -> int:
    """The mail server's code: from 500 on it means "never". 0 where it gave none."""
    if isinstance(problem, SMTPRecipientsRefused):
        return max((answer for answer, _ in problem.recipients.values()), default=0)
    return problem.smtp_code if isinstance(problem, SMTPResponseException) else 0


def _try_later(told: Notification, problem: Exception, *, refusals: int) -> State:
    """Back into the queue, certain that it didn't go out: the longer it waits, the more seldom it is tried."""
    wait = min(max(FIRST_WAIT, (now() - told.told_at) / 4), LONGEST_WAIT)
    log.info("mail_waits", notification=told.pk, problem=type(problem).__name__, code=code(problem))
    Notification.objects.filter(pk=told.pk).update(state=State.WAITING, not_before=now() + wait, refusals=refusals)
    return State.WAITING


def _set_aside(told: Notification, why: str) -> State:
    log.warning("mail_set_aside", notification=told.pk, why=why)
    return _end(told, State.SET_ASIDE)


def _end(told: Notification, state: State) -> State:
    Notification.objects.filter(pk=told.pk).update(state=state)
    return state


def _hang_up(server: BaseEmailBackend) -> None:
    """The letter is gone: a server that is rude at parting changes nothing of that."""
    try:
        server.close()
    except (OSError, SMTPException):
        log.info("mail_server_hung_up")
