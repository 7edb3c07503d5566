"""What time is it? The one seam through which everything in the house asks.

The demo, the filler and the tests live in the past by entering `at(...)`; nothing else may call the
system's clock, so that timelines, clocks and figures always agree with one another.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

from django.utils import timezone

_moment: ContextVar[datetime | None] = ContextVar("moment", default=None)


def now() -> datetime:
    """The present moment, timezone-aware; the set moment inside `at(...)`."""
    return _moment.get() or timezone.now()


def today(zone: str) -> date:
    """The present day in the time zone named by `zone` (the organisation's, as IANA names it)."""
    return now().astimezone(ZoneInfo(zone)).date()


def beginning(moment: datetime, zone: str) -> datetime:
    """Midnight at the beginning of that day in the time zone named by `zone`."""
    return datetime.combine(moment.astimezone(ZoneInfo(zone)).date(), time.min, ZoneInfo(zone)).astimezone(UTC)


def tells_only_the_day(moment: datetime, zone: str) -> bool:
    """Is it the very beginning of a day? Then it was dated to the day, and says nothing of the hour."""
    return moment == beginning(moment, zone)


@contextmanager
def to_the_day(zone: str) -> Iterator[None]:
    """Let it be the beginning of the present day inside the block, for acts that must not tell their hour."""
    with at(beginning(now(), zone)):
        yield


@contextmanager
def at(moment: datetime) -> Iterator[None]:
    """Let it be `moment` (aware) for everything that runs inside the block."""
    if timezone.is_naive(moment):
        raise ValueError("The clock can only be set to a moment with a time zone.")
    token = _moment.set(moment)
    try:
        yield
    finally:
        _moment.reset(token)
