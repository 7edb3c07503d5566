"""Over which months do we count? Whole months, and the present one as far as it has come."""

from dataclasses import dataclass
from datetime import date, timedelta
from functools import cached_property, lru_cache

SHOWN_MONTHS = 24  # in the table by month, the present one included
DAYS = 32  # whose periods are at hand: every figure of a snapshot asks for those of its day


@dataclass(frozen=True)
class Period:
    """Months in a row, by their first days. `code` names it in addresses and answers."""

    code: str
    label: str
    months: tuple[date, ...]

    @cached_property
    def name(self) -> str:
        """The same for the same months, whatever they are called."""
        return f"{self.months[0]:%Y-%m}..{self.months[-1]:%Y-%m}"

    @property
    def words(self) -> str:
        first, last = self.months[0], self.months[-1]
        return f"{first:%B %Y}" if first == last else f"{first:%B %Y} to {last:%B %Y}"


def month_of(day: date) -> date:
    """The first day of this day's month."""
    return day.replace(day=1)


def back(month: date, by: int) -> date:
    """The first day of the month `by` months before."""
    years, months = divmod(month.year * 12 + month.month - 1 - by, 12)
    return date(years, months + 1, 1)


def span(first: date, last: date) -> tuple[date, ...]:
    """The months from `first` to `last`, both included."""
    count = (last.year - first.year) * 12 + last.month - first.month + 1
    return tuple(back(last, count - 1 - number) for number in range(count))


def shown_months(today: date) -> tuple[date, ...]:
    """The months of the table by month, the present one last."""
    now = month_of(today)
    return span(back(now, SHOWN_MONTHS - 1), now)


@lru_cache(DAYS)
def periods(today: date) -> tuple[Period, ...]:
    """What stands side by side at the top: this year so far, whole months against last year's, and twelve months."""
    now = month_of(today)
    last, new_year = back(now, 1), date(now.year, 1, 1)
    found = [Period("year", f"This year so far, to {today:%-d %B %Y}", span(new_year, now))]
    if now.month > 1:
        year_before = span(back(new_year, 12), back(last, 12))
        found += [
            Period("months", f"This year to the end of {last:%B}", span(new_year, last)),
            Period("year_before", "The same months of last year", year_before),
        ]
    return (*found, Period("twelve", "Last 12 whole months", span(back(now, 12), last)), recent(today))


@lru_cache(DAYS)
def recent(today: date) -> Period:
    """The period of the tables that break figures down: twelve whole months and the present one."""
    now = month_of(today)
    return Period("recent", f"Last 12 whole months and {now:%B} so far", span(back(now, 12), now))


def last_day(month: date) -> date:
    """The last day of this month."""
    return back(month, -1) - timedelta(days=1)
