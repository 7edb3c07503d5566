"""Does everyone read the same clock?"""

import threading
from datetime import UTC, date, datetime, timedelta

import pytest
from django.utils import timezone

from events.clock import at, now, today

EVENING = datetime(2026, 7, 31, 23, 30, tzinfo=UTC)


def test_it_tells_the_present_moment():
    before = timezone.now()
    assert before <= now() <= timezone.now()


def test_inside_a_set_moment_it_stands_still_and_afterwards_runs_on():
    with at(EVENING):
        assert now() == now() == EVENING
        with at(EVENING - timedelta(days=1)):
            assert now() == EVENING - timedelta(days=1)
        assert now() == EVENING
    assert now() > EVENING


def test_it_runs_on_also_after_a_failure():
    with pytest.raises(ZeroDivisionError), at(EVENING):
        raise ZeroDivisionError
    assert now() != EVENING


def test_another_thread_lives_in_its_own_time():
    seen = []
    with at(EVENING):
        thread = threading.Thread(target=lambda: seen.append(now()))
        thread.start()
        thread.join()
    assert seen[0] != EVENING


def test_the_day_depends_on_the_place():
    with at(EVENING):
        assert today("Europe/London") == date(2026, 8, 1)
        assert today("America/New_York") == date(2026, 7, 31)


def test_a_moment_without_a_time_zone_is_no_moment():
    with pytest.raises(ValueError, match="time zone"), at(datetime(2026, 1, 1)):  # noqa: DTZ001
        pass
