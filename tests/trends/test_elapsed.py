"""Are the days until somebody began, replied and decided counted as the method note says?"""

from datetime import UTC, date, datetime, timedelta

import pytest

from cases.actions import move
from events import clock
from tests.factories import CONCLUSION, filed
from trends import elapsed, reconciling
from trends.tables import LAGS, band

START = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
NOW = START + timedelta(days=40)


def counted() -> dict[str, dict[str, int]]:
    """The rows that aren't empty, by table."""
    reconciling.catch_up()
    found = elapsed.count([date(2026, 3, 1), date(2026, 4, 1)], NOW)
    return {table: {row: of["reports"] for row, of in rows.items() if of["reports"]} for table, rows in found.items()}


def after(days: float, case, name: str, by, **details) -> None:
    with clock.at(START + timedelta(days=days)):
        move(case.reference, name, by=by, version=None, **details)


def test_each_report_stands_once_in_each_table(cast):
    with clock.at(START):
        worked, waiting = filed(cast.sam).case, filed(cast.sam).case
        filed(cast.sam)
    after(0.5, worked, "claim", cast.olga)
    after(7, worked, "conclude", cast.olga, **CONCLUSION)
    after(3, waiting, "claim", cast.olga)
    assert counted() == {
        "acknowledged": {"0": 1, "1": 1, "not_yet": 1},
        "answered": {"5": 1, "not_yet": 2},
        "decided": {"5": 1, "not_yet": 2},
        "waiting": {"30": 2},
    }


def test_a_reopened_case_was_decided_when_it_was_first_closed(cast):
    with clock.at(START):
        case = filed(cast.sam).case
    after(1, case, "claim", cast.olga)
    after(2, case, "conclude", cast.olga, **CONCLUSION)
    after(3, case, "reopen", cast.lena, reason="More came in")
    assert counted()["decided"] == {"1": 1}
    assert counted()["waiting"] == {}


def test_an_exercise_is_in_no_table(cast):
    with clock.at(START):
        case = filed(cast.sam).case
    after(1, case, "claim", cast.olga)
    after(1, case, "dismiss", cast.olga, outcome="exercise", reason="Ours", reply="Thank you")
    assert not any(counted().values())


@pytest.mark.parametrize(("days", "row"), [(0, "0"), (1, "0"), (2, "2"), (7, "2"), (8, "8"), (92, "32"), (93, "93")])
def test_the_report_lag_is_in_the_band_of_its_days(days, row):
    assert band(days, LAGS) == row
