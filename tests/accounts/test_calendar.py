"""Does working time run when people work, and only then?"""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accounts.calendar import DAY, Calendar

LONDON = ZoneInfo("Europe/London")
HOUR = timedelta(hours=1)
EASTER_2026 = frozenset({date(2026, 4, 3), date(2026, 4, 6)})
LONDON_YEAR = Calendar("Europe/London", EASTER_2026 | {date(2026, 12, 25), date(2026, 12, 28), date(2027, 1, 1)})
CALENDARS = st.builds(
    Calendar,
    st.sampled_from(["Europe/London", "America/New_York", "Asia/Kolkata", "Pacific/Auckland", "UTC"]),
    st.frozensets(st.dates(date(2026, 1, 1), date(2026, 12, 31)), max_size=12),
)
MOMENTS = st.datetimes(datetime(2025, 12, 1), datetime(2027, 1, 31)).map(lambda at: at.replace(tzinfo=UTC))  # noqa: DTZ001
SPANS = st.timedeltas(timedelta(seconds=1), timedelta(hours=200))


def london(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=LONDON)


@pytest.mark.parametrize(
    ("start", "span", "end"),
    [
        (london(2026, 3, 2, 9), HOUR, london(2026, 3, 2, 10)),
        (london(2026, 3, 2, 16, 30), HOUR, london(2026, 3, 3, 9, 30)),
        (london(2026, 3, 2, 9), DAY, london(2026, 3, 2, 17)),
        (london(2026, 3, 2, 6), HOUR, london(2026, 3, 2, 10)),
        (london(2026, 3, 2, 20), HOUR, london(2026, 3, 3, 10)),
        (london(2026, 3, 6, 16), 2 * HOUR, london(2026, 3, 9, 10)),  # over a weekend
        (london(2026, 3, 7, 12), HOUR, london(2026, 3, 9, 10)),  # begun on a Saturday
        (london(2026, 4, 2, 16), 2 * HOUR, london(2026, 4, 7, 10)),  # over Easter
        (london(2026, 3, 27, 16), 2 * HOUR, london(2026, 3, 30, 10)),  # over the night in which clocks go forward
        (london(2026, 10, 23, 16), 2 * HOUR, london(2026, 10, 26, 10)),  # and back
        (london(2026, 12, 24, 16), 2 * HOUR, london(2026, 12, 29, 10)),
        (london(2026, 12, 31, 16), 2 * HOUR, london(2027, 1, 4, 10)),  # over a year's end
        (london(2026, 2, 27, 16), 2 * HOUR, london(2026, 3, 2, 10)),  # over a month's
    ],
)
def test_time_is_added_over_nights_weekends_holidays_and_changes_of_the_clock(start, span, end):
    assert LONDON_YEAR.add(start, span) == end
    assert LONDON_YEAR.between(start, end) == span


def test_a_working_day_has_eight_hours_also_when_clocks_change_in_its_week():
    for day in (date(2026, 3, 27), date(2026, 3, 30), date(2026, 10, 23), date(2026, 10, 26)):
        start = datetime(day.year, day.month, day.day, tzinfo=LONDON)
        assert LONDON_YEAR.between(start, start + timedelta(days=1)) == DAY


def test_days_are_added_as_working_days():
    assert LONDON_YEAR.add_days(london(2026, 4, 1, 11), 10) == london(2026, 4, 17, 11)


def test_no_time_passes_when_there_is_none():
    start = london(2026, 3, 7, 12)
    assert LONDON_YEAR.add(start, timedelta(0)) == LONDON_YEAR.add(start, -HOUR) == start
    assert LONDON_YEAR.between(start, start) == LONDON_YEAR.between(start, start - 30 * DAY) == timedelta(0)


def test_the_same_moment_is_working_time_in_one_place_and_night_in_another():
    moment = datetime(2026, 3, 2, 22, tzinfo=UTC)
    assert Calendar("Europe/London").between(moment, moment + HOUR) == timedelta(0)
    assert Calendar("Pacific/Auckland").between(moment, moment + HOUR) == HOUR


@given(CALENDARS, MOMENTS, SPANS)
def test_what_was_added_lies_between(calendar, start, span):
    assert calendar.between(start, calendar.add(start, span)) == span


@given(CALENDARS, MOMENTS, SPANS, SPANS)
def test_time_can_be_added_in_parts(calendar, start, first, second):
    assert calendar.add(calendar.add(start, first), second) == calendar.add(start, first + second)


@given(CALENDARS, st.lists(MOMENTS, min_size=3, max_size=3).map(sorted))
def test_time_between_adds_up(calendar, moments):
    one, two, three = moments
    assert calendar.between(one, two) + calendar.between(two, three) == calendar.between(one, three)


@given(CALENDARS, MOMENTS, SPANS)
def test_it_ends_in_working_time(calendar, start, span):
    end = calendar.add(start, span)
    local = end.astimezone(ZoneInfo(calendar.zone))
    assert calendar.works_on(local.date())
    assert 9 <= local.hour < 17 or (local.hour, local.minute, local.second) == (17, 0, 0)
    assert end > start


@given(CALENDARS, MOMENTS)
def test_on_a_day_off_no_time_passes(calendar, start):
    day = start.astimezone(ZoneInfo(calendar.zone)).date()
    while calendar.works_on(day):
        day += timedelta(days=1)
    midnight = datetime(day.year, day.month, day.day, tzinfo=ZoneInfo(calendar.zone))
    assert calendar.between(midnight, midnight + timedelta(hours=22)) == timedelta(0)
