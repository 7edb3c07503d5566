"""Is it told truly what was known on a past day, and only to whom it may be told?"""

from datetime import UTC, date, datetime

import pytest

from cases.actions import assess
from cases.models import Case
from events import clock
from events.refusals import Forbidden, Invalid
from tests.factories import Cast, assembled, at, filed
from tests.replay import Replay
from trends import actions, known, queries, reconciling, snapshots

PAGE = "/statistics/as-known/"
MARCH, APRIL, MAY = (datetime(2026, month, 10, 12, tzinfo=UTC) for month in (3, 4, 5))


def units(row: dict[str, int]) -> tuple[int, ...]:
    return tuple(row.values())


def shown_twice() -> tuple[Cast, Case]:
    """A case judged likely in March, and unlikely in April; seven more reports in May. Booked and shown each time."""
    cast = assembled()
    with clock.at(MARCH):
        case = at("investigation", cast)
        snapshots.take()
    with clock.at(APRIL):
        assess(case.reference, by=cast.olga, version=None, likelihood="unlikely")
        reconciling.catch_up()
    with clock.at(MAY):
        for _ in range(7):
            filed(cast.sam)
        snapshots.take()
    return cast, case


shown_again = Replay(shown_twice)


@pytest.fixture
def there(db: None) -> tuple[Cast, Case]:
    return shown_again()


@pytest.fixture
def cast(there: tuple[Cast, Case]) -> Cast:
    return there[0]


@pytest.fixture
def past(there: tuple[Cast, Case]) -> Case:
    return there[1]


def march(user, day: date) -> dict[str, dict[str, int]]:
    rows = queries.as_known_on(user, day)["months"]
    return next(row for row in rows if row["month"] == date(2026, 3, 1))


def test_the_ledger_tells_those_who_see_the_cases_what_was_known_then(cast, past):
    for user in (cast.olga, cast.lena):
        told = march(user, date(2026, 3, 31))
        assert (units(told["then"]), units(told["now"])) == ((1, 1, 1, 0, 1), (1, 1, 1, 0, 0))
        assert units(march(user, date(2026, 4, 30))["then"]) == (1, 1, 1, 0, 0)
        assert units(march(user, date(2026, 3, 9))["then"]) == (0, 0, 0, 0, 0)
    told = march(cast.otto, date(2026, 3, 31))  # of another desk
    assert {*units(told["then"]), *units(told["now"])} == {0}


def test_managers_read_the_snapshot_of_that_day_and_nothing_exact(cast, past):
    found = queries.as_known_on(cast.max, date(2026, 3, 31))
    assert (found["then"]["number"], found["now"]["number"]) == (1, 2)
    assert "months" not in found
    assert "then" not in queries.as_known_on(cast.max, date(2026, 3, 9))
    assert "then" not in queries.as_known_on(cast.olga, date(2026, 3, 31))
    for user in (cast.sam, cast.audra, cast.ada):
        with pytest.raises(Forbidden):
            queries.as_known_on(user, date(2026, 3, 31))


def test_page_and_answer_say_the_same(client, cast, past):
    client.force_login(cast.lena)
    page = client.get(f"{PAGE}?on_day=31&on_month=3&on_year=2026").content.decode()
    assert "As known on 31 March 2026" in page
    assert "1 (now 0)" in page
    assert "Snapshot 1, taken on 10 March 2026" in page
    told = client.get("/api/v1/statistics/as-known/?on=2026-03-31").json()
    assert told["then"]["number"] == 1
    assert {
        "month": "2026-03-01",
        **{k: v for k, v in march(cast.lena, date(2026, 3, 31)).items() if k != "month"},
    } in (told["months"])
    client.force_login(cast.max)
    assert "Your cases" not in client.get(PAGE).content.decode()
    before = client.get(f"{PAGE}?on_day=1&on_month=1&on_year=2026").content.decode()
    assert "There were no figures on that day yet" in before


def test_a_day_to_come_or_a_filter_that_is_not_there_is_refused_in_words(client, cast, past):
    client.force_login(cast.max)
    answer = client.get(f"{PAGE}?on_day=1&on_month=1&on_year=2090")
    assert (answer.status_code, "must be today or in the past" in answer.content.decode()) == (400, True)
    assert client.get(f"{PAGE}?by=platform").status_code == 400
    assert client.get("/api/v1/statistics/as-known/?on=2090-01-01").status_code == 400
    assert client.get("/api/v1/statistics/as-known/?on=then").status_code == 400


def test_a_release_is_made_of_a_past_day_as_it_was_shown_then(cast, past):
    made = actions.release(title="As it was", marking="OFFICIAL", by=cast.max, known_on=date(2026, 4, 1))
    assert (made.snapshot.number, made.said["found"]["number"]) == (1, 1)
    with pytest.raises(Invalid):
        actions.release(title="Too early", marking="OFFICIAL", by=cast.max, known_on=date(2026, 1, 1))
    assert actions.release(title="As it is", marking="OFFICIAL", by=cast.max).snapshot.number == 2


def test_months_are_summed_up_in_one_statement(cast, past, django_assert_num_queries):
    cast.lena.has_role("lead")
    with django_assert_num_queries(1):
        known.months(cast.lena, date(2026, 3, 31), MAY)
