"""Who has read what? Of one case for its lead, by name; over all cases for the auditor, in numbers without content.

Unusual is: many cases in a day, reading outside duty hours, and reading without ever doing anything there. None of
these is an accusation; an auditor asks.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

from django.db.models import Exists, OuterRef, QuerySet

from accounts.calendar import CLOSES, OPENS, Calendar
from accounts.models import Organisation, User
from accounts.policy import require_auditor
from cases.models import Case, Reading
from events.clock import now
from events.models import Event

LOOKED_BACK = timedelta(days=30)
MANY = 20  # cases in a day
IDLE = 5  # cases in a day in which the reader has never done anything
ROOM = 2  # hours before and after the working day that are still usual


@dataclass
class Day:
    """What one person read on one day: how many cases, how many outside duty hours, in how many they never acted."""

    person: str
    day: date
    cases: set[int] = field(default_factory=set)
    outside: set[int] = field(default_factory=set)
    idle: set[int] = field(default_factory=set)

    @property
    def why(self) -> list[str]:
        """What is unusual about it, in words; nothing where nothing is."""
        found = [(len(self.cases) >= MANY, "many cases"), (bool(self.outside), "outside duty hours"),
                 (len(self.idle) >= IDLE, "nothing done in them")]  # fmt: skip
        return [said for unusual, said in found if unusual]


def readings_of(case: Case) -> QuerySet[Reading]:
    """Who has read this case, the latest first."""
    return Reading.objects.filter(case=case).select_related("person").order_by("-hour_at", "-pk")


def unusual(by: User) -> list[Day]:
    """The days of the last month on which somebody read unusually, the latest first; for auditors, without content."""
    require_auditor(by)
    calendar = Organisation.objects.get(pk=1).calendar
    acted = Event.objects.filter(stream="case", stream_id=OuterRef("case"), by_kind="person", by_id=OuterRef("person"))
    rows = Reading.objects.filter(hour_at__gte=now() - LOOKED_BACK).annotate(acted=Exists(acted))
    told = rows.values_list("person__name", "person", "case", "hour_at", "acted")
    days = _by_day(told.iterator(), calendar)
    return sorted((day for day in days if day.why), key=lambda day: (day.day, day.person), reverse=True)


def _by_day(rows: Iterable[tuple[str, int, int, datetime, bool]], calendar: Calendar) -> Iterable[Day]:
    found: dict[tuple[int, date], Day] = {}
    for name, person, case, hour, acted in rows:
        local = hour.astimezone(ZoneInfo(calendar.zone))
        day = found.setdefault((person, local.date()), Day(name, local.date()))
        day.cases.add(case)
        if not acted:
            day.idle.add(case)
        if not _on_duty(local, calendar):
            day.outside.add(case)
    return found.values()


def _on_duty(local: datetime, calendar: Calendar) -> bool:
    return calendar.works_on(local.date()) and OPENS.hour - ROOM <= local.hour < CLOSES.hour + ROOM
