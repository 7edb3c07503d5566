"""How are guesses at receipt codes slowed down, without knowing who guesses and without locking anybody out?

What makes guessing hopeless is the code: sixteen digits, each try a slow digest. The gate keeps tries from using
up the machine: one at a time in each process, and few in one visit. A visit has a number of its own, drawn by
lot: no address of a machine is kept. Whoever has the right code and was refused begins a new visit later.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import BoundedSemaphore

from django.core.cache import cache

from design.words import lazily as _
from events.refusals import TooMany
from reports.views.visits import KEPT

TRIES = 5  # wrong codes in one visit
PATIENCE = 5.0  # seconds in the queue
_one_at_a_time = BoundedSemaphore(1)


@contextmanager
def one_at_a_time() -> Iterator[None]:
    """Wait for one's turn. Raises `TooMany` when the queue is long."""
    if not _one_at_a_time.acquire(timeout=PATIENCE):
        raise TooMany(_("Many people are using this page at the moment. Wait a minute and try again."))
    try:
        yield
    finally:
        _one_at_a_time.release()


def require_tries_left(guest: str) -> None:
    """Raise `TooMany` after too many wrong codes in this visit."""
    if cache.get(_name(guest), 0) >= TRIES:
        raise TooMany(_("You entered a wrong code several times. Your report is safe. Wait 10 minutes and try again."))


def count_wrong(guest: str) -> None:
    """One more wrong code in this visit."""
    cache.set(_name(guest), cache.get(_name(guest), 0) + 1, KEPT["guest"].total_seconds())


def _name(guest: str) -> str:
    return f"wrong-codes:{guest}"
