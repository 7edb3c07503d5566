"""When does working time run? Pure arithmetic over working days, in the organisation's time zone.

A working day runs from 09:00 to 17:00 by the clock on the wall, Monday to Friday, holidays excepted; so it
has eight hours also on the days on which clocks change.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

OPENS, CLOSES = time(9), time(17)
DAY = timedelta(hours=8)
SATURDAY = 5


@dataclass(frozen=True)
class Calendar:
    """A time zone (IANA name) and the dates on which nobody works."""

    zone: str = "Europe/London"
    holidays: frozenset[date] = field(default_factory=frozenset)

    def works_on(self, day: date) -> bool:
        return day.weekday() < SATURDAY and day not in self.holidays

    def add(self, start: datetime, span: timedelta) -> datetime:
        """The moment when `span` of working time has passed since `start`; a non-positive span ends at once."""
        if span <= timedelta(0):
            return start
        for opens, closes in self._days(start):
            room = closes - opens
            if span <= room:
                return opens + span
            span -= room
        raise AssertionError("working days never end")

    def between(self, start: datetime, end: datetime) -> timedelta:
        """How much working time lies between two moments; zero when `end` isn't later."""
        total = timedelta(0)
        for opens, closes in self._days(start):
            if opens >= end:
                return total
            total += min(closes, end) - opens
        raise AssertionError("working days never end")

    def add_days(self, start: datetime, days: int) -> datetime:
        return self.add(start, days * DAY)

    def _days(self, start: datetime) -> Iterator[tuple[datetime, datetime]]:
        """The working periods from `start` on, the first cut to what is left of it; in UTC."""
        zone = ZoneInfo(self.zone)
        day = start.astimezone(zone).date()
        while True:
            if self.works_on(day):
                opens, closes = (datetime.combine(day, at, zone).astimezone(UTC) for at in (OPENS, CLOSES))
                if start < closes:
                    yield max(opens, start.astimezone(UTC)), closes
            day += timedelta(days=1)
