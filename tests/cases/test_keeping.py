"""Is a closed case kept for exactly its time, and can nobody shorten that but by the schedule?"""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from cases import keeping
from cases.actions import hold, lift_hold, set_schedule
from cases.models import Schedule
from events.clock import at as at_moment
from events.clock import now
from events.models import Event
from events.refusals import Forbidden, Invalid, Refused
from tests.cases.actions.refusing import refused
from tests.factories import at

MONTHS = {"likely_hostile": 24}


@given(closed=st.dates(date(2020, 1, 1), date(2030, 12, 31)), months=st.integers(1, 130))
def test_a_case_is_overdue_from_the_day_after_its_last_day_and_not_before(closed, months):
    last = keeping.later(closed, months)
    moment = datetime.combine(closed, datetime.min.time(), UTC)
    for today, over in ((last, False), (last + timedelta(days=1), True)):
        assert (moment < keeping._midnight_after(today, months, "UTC")) is over


@pytest.mark.parametrize(("day", "months", "then"), [
    (date(2026, 1, 31), 1, date(2026, 2, 28)), (date(2024, 2, 29), 12, date(2025, 2, 28)),
    (date(2026, 12, 31), 2, date(2027, 2, 28)), (date(2026, 3, 31), -1, date(2026, 2, 28)),
])  # fmt: skip
def test_a_month_without_that_day_ends_on_its_last(day, months, then):
    assert keeping.later(day, months) == then


def test_without_a_schedule_nothing_has_an_end(cast):
    case = at("closed", cast)
    assert keeping.kept_until(case.closed_at, case.outcome, keeping.in_force().months, "Europe/London") is None
    with at_moment(now() + timedelta(days=36_500)):
        assert not keeping.overdue().exists()


def test_only_what_is_closed_over_time_and_not_held_is_due(cast):
    case = at("closed", cast)
    at("investigation", cast)
    set_schedule(MONTHS, reason="Agreed", by=cast.ada)
    assert not keeping.overdue().exists()
    with at_moment(now() + timedelta(days=732)):
        assert list(keeping.overdue()) == [case]
        hold(case.reference, "A court has asked for it.", by=cast.lena, version=None)
        assert not keeping.overdue().exists()
        lift_hold(case.reference, by=cast.lena, version=None)
        assert list(keeping.overdue()) == [case]
        set_schedule({"likely_hostile": None}, reason="For good", by=cast.ada)
        assert not keeping.overdue().exists()


def test_a_schedule_is_an_administrators_and_has_its_reason_and_bounds(cast):
    for other in (cast.sam, cast.olga, cast.lena, cast.max, cast.audra):
        with refused(Forbidden):
            set_schedule(MONTHS, reason="Mine", by=other)
    for months, reason in (({"likely_hostile": 0}, "x"), ({"likely_hostile": 1201}, "x"), ({"never": 3}, "x"),
                           ({"duplicate": 3}, "x"), (MONTHS, "  ")):  # fmt: skip
        with refused(Invalid):
            set_schedule(months, reason=reason, by=cast.ada)


def test_a_hold_is_a_leads_with_a_reason_once_at_a_time(cast):
    case = at("closed", cast)
    with refused(Forbidden):
        hold(case.reference, "Mine", by=cast.olga, version=None)
    with refused(Invalid):
        hold(case.reference, " ", by=cast.lena, version=None)
    with refused(Refused):
        lift_hold(case.reference, by=cast.lena, version=None)
    hold(case.reference, "Needed", by=cast.lena, version=None)
    with refused(Refused):
        hold(case.reference, "Needed twice", by=cast.lena, version=None)
    assert "Needed" not in str(Event.objects.get(kind="hold").data)


def test_the_case_says_until_when_it_is_kept_and_a_lead_keeps_it_for_longer(cast):
    case = at("closed", cast)
    set_schedule(MONTHS, reason="Agreed", by=cast.ada)
    last = keeping.later(case.closed_at.date(), 24)
    browser = Client()
    browser.force_login(cast.lena)
    page = browser.get(f"/cases/{case.reference}/").content.decode()
    assert f"{last.day} {last:%B %Y}" in page
    given_ = {"version": case.version, "reason": "A court has asked for it."}
    assert browser.post(f"/cases/{case.reference}/do/hold/", given_).status_code == 302
    page = browser.get(f"/cases/{case.reference}/").content.decode()
    assert "beyond its time" in page
    assert "Keep no longer than its time" in page


def test_an_administrator_settles_it_on_a_page_of_its_own(cast):
    browser = Client()
    browser.force_login(cast.ada)
    assert "every case is kept without end" in browser.get("/organisation/keeping/").content.decode()
    said = browser.post("/organisation/keeping/", {"likely_hostile": "84", "reason": ""}).content.decode()
    assert "Enter why cases are kept for this long" in said
    assert browser.post("/organisation/keeping/", {"likely_hostile": "84", "reason": "Agreed"}).status_code == 302
    assert Schedule.objects.get().months == {"likely_hostile": 84}
    assert "Version 1 is in force: Agreed" in browser.get("/organisation/keeping/").content.decode()
