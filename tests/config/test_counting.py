"""Do leads and administrators see how checks and lessons went, and nothing of a month in which hardly anybody came?"""

from datetime import UTC, datetime

from django.test import Client

from config.counting import _table
from events.clock import at
from reports.actions import count_check, count_lesson, weigh
from reports.checking.signs import PAGES
from reports.checking.weights import THRESHOLDS, WEIGHTS
from reports.models import CheckCount

MARCH, APRIL = datetime(2026, 3, 9, 12, tzinfo=UTC), datetime(2026, 4, 9, 12, tzinfo=UTC)


def cells(rows):
    return [[each["text"] if isinstance(each, dict) else each for each in row] for row in rows]


def page(person) -> Client:
    client = Client()
    client.force_login(person)
    return client.get("/status/counts/")


def test_checks_are_counted_by_month_result_and_version_of_the_weights(cast):
    weigh(WEIGHTS, THRESHOLDS, reason="Tried", by=cast.ada)
    for moment, times, result, version in ((MARCH, 4, "low", 1), (MARCH, 13, "high", 1), (APRIL, 6, "low", 1),
                                           (APRIL, 7, "low", 2)):  # fmt: skip
        with at(moment):
            for number in range(times):
                count_check(result, matched=number % 2 == 0, weighed_by=version)
    with at(APRIL):
        for _ in range(22):
            count_lesson("recognise")
    given = page(cast.lena).context
    assert cells(given["checks"]) == [
        ["April 2026", "Version 2", "5", "0", "0"], ["April 2026", "Version 1", "5", "0", "0"],
        ["March 2026", "Version 1", "~", "0", "15"],
    ]  # fmt: skip
    assert [row[:2] for row in cells(given["lessons"])] == [["April 2026", "20"]]


def test_an_empty_house_says_so_and_nobody_else_is_let_in(cast):
    assert "Nobody has checked a profile yet." in page(cast.ada).content.decode()
    for person in (cast.sam, cast.olga, cast.max, cast.audra):
        assert page(person).status_code == 403


def test_a_check_is_counted_under_the_version_that_judged_it(cast):
    weigh(WEIGHTS, THRESHOLDS, reason="Tried", by=cast.ada)
    browser = Client()
    for name in PAGES:
        browser.post(f"/check/{name}/", {"csrf": ""})
    assert (CheckCount.objects.get().weighed_by, CheckCount.objects.get().count) == (2, 1)


def test_tables_end_somewhere():
    rows = [{"month": datetime(2000 + year, 1, 1, tzinfo=UTC), "lesson": "a", "times": 5} for year in range(40)]
    assert len(_table(rows, {"a": "A"})) == 24
