"""Until when is a closed case kept? By its outcome, under the schedule that the organisation has settled.

Until it has settled one, nothing has an end. A new schedule holds for cases closed before it as well. A duplicate has
no time of its own: it goes with its living case.
"""

import calendar
from collections.abc import Mapping
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from django.db.models import Exists, OuterRef, Q, QuerySet

from accounts.queries import time_zone
from cases.models import Case, Hold, Schedule
from cases.terms import Outcome, Status
from events.clock import today

OUTCOMES = tuple(outcome for outcome in Outcome if outcome not in (Outcome.DUPLICATE, Outcome.RETRACTED))
LONGEST = 1200  # months


def in_force() -> Schedule:
    """The newest version; version 0, without any end, where none was settled."""
    return Schedule.objects.order_by("-version").first() or Schedule(version=0, months={})


def kept_until(closed_at: datetime, outcome: str, months: Mapping[str, int], zone: str) -> date | None:
    """The last day on which a case closed then, with this outcome, is kept; None where it has no end."""
    kept = months.get(outcome)
    return None if kept is None else later(closed_at.astimezone(ZoneInfo(zone)).date(), kept)


def later(day: date, months: int) -> date:
    """The same day of the month some months later (or earlier), or the last of that month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, calendar.monthrange(year, month + 1)[1]))


def overdue() -> QuerySet[Case]:
    """The closed cases whose time is over and which nobody holds, those closed longest ago first."""
    zone = time_zone()
    ended = Q(pk__in=())
    for outcome, months in in_force().months.items():
        ended |= Q(outcome=outcome, closed_at__lt=_midnight_after(today(zone), months, zone))
    held = Exists(Hold.objects.filter(case=OuterRef("pk"), lifted_at=None))
    closed = Case.objects.filter(ended, ~held, status=Status.CLOSED, disposed_at=None)
    return closed.exclude(outcome=Outcome.DUPLICATE).order_by("closed_at", "pk")


def _midnight_after(day: date, months: int, zone: str) -> datetime:
    """What was closed before this moment has been kept for its months, the last day included."""
    last = later(day, -months)
    if later(last, months) >= day:  # what was closed on that day is kept today still
        last -= timedelta(days=1)
    return datetime.combine(last + timedelta(days=1), datetime.min.time(), ZoneInfo(zone))
