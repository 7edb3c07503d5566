"""When did a reporter act? Where they have no name, only the day is kept: the hour could give them away.

Whatever the act writes, in whichever table, asks the one clock, so that it all says the same.
"""

from contextlib import AbstractContextManager, nullcontext

from accounts.models import Organisation
from accounts.queries import time_zone
from cases.terms import Mode
from events.clock import to_the_day
from reports.models import Report


def dated(report: Report) -> AbstractContextManager[None]:
    """The time in which this reporter acts."""
    if report.mode != Mode.ANONYMOUS:
        return nullcontext()
    return to_the_day(time_zone())


def dated_as(mode: str, organisation: Organisation) -> AbstractContextManager[None]:
    """The time in which somebody files in this mode."""
    return to_the_day(organisation.time_zone) if mode == Mode.ANONYMOUS else nullcontext()
