"""How are guesses at receipt codes, and floods of reports, slowed down without locking anybody out?

What makes guessing hopeless is the code: sixteen digits, each try a slow digest. The gate keeps tries from using up the
machine: one at a time in each process. From where many wrong codes came, tries pass only now and then; the right code
opens its report even there, when its turn comes. Right or wrong, a try costs the same digest and the same look-up.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import timedelta
from threading import BoundedSemaphore

from django.http import HttpRequest

from design.words import lazily as _
from events.clock import now
from events.refusals import TooMany
from reports.views.sources import Counter, source

TRIES = 10  # wrong codes from one source within a while, before tries from there are slowed down
PAUSE = timedelta(seconds=5)  # between tries from such a source
A_DAY = 20  # anonymous reports from one source
PATIENCE = 5.0  # seconds in the queue
wrong_codes, slow_tries = Counter(timedelta(minutes=10)), Counter(timedelta(minutes=10))
reports_filed = Counter(timedelta(days=1))
_one_at_a_time = BoundedSemaphore(1)


@contextmanager
def turn(request: HttpRequest) -> Iterator[None]:
    """Wait for one's turn to try a code. Raises `TooMany` when the queue is long, or the last try just a moment ago."""
    came_from = source(request)
    if len(wrong_codes.times(came_from)) >= TRIES:
        _require_pause(came_from)
    if not _one_at_a_time.acquire(timeout=PATIENCE):
        raise TooMany(_("Many people are using this page at the moment. Wait a minute and try again."))
    try:
        yield
    finally:
        _one_at_a_time.release()


def count_wrong(request: HttpRequest) -> None:
    """One more wrong code."""
    wrong_codes.count(source(request))


def require_room(request: HttpRequest) -> None:
    """Raise `TooMany` where very many anonymous reports came from today."""
    if len(reports_filed.times(source(request))) >= A_DAY:
        raise TooMany(
            _(
                "Many anonymous reports came from your network today. Yours is kept for a few hours: try again from "
                "another network, or talk to your security team."
            )
        )


def count_filed(request: HttpRequest) -> None:
    """One more anonymous report."""
    reports_filed.count(source(request))


def _require_pause(came_from: str) -> None:
    tries = slow_tries.times(came_from)
    if tries and now() < tries[-1] + PAUSE:
        raise TooMany(
            _(
                "Many wrong codes came from your network. Your report is safe. Wait a few seconds and try again: the "
                "right code still opens it."
            )
        )
    slow_tries.count(came_from)
