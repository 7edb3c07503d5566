"""Is a snapshot frozen, numbered and complete?"""

import io
from datetime import UTC, date, datetime

import pytest
from django.core.management import call_command
from django.db import DatabaseError, transaction

from accounts.models import Headcount
from cases.actions import move
from events import clock
from tests.factories import filed
from trends import queries, reconciling, reference, snapshots
from trends.counting import count
from trends.definitions import VERSION
from trends.models import Revision, Snapshot, Tally
from trends.periods import periods
from trends.remembering import freeze, thaw


def test_snapshots_are_numbered_and_say_when_they_were_taken(cast):
    with clock.at(datetime(2026, 5, 4, 1, 0, tzinfo=UTC)):
        first = snapshots.take()
    assert (first.number, first.published["day"], first.published["definitions"]) == (1, "2026-05-04", VERSION)
    assert snapshots.take().number == 2


def test_after_a_change_of_definitions_all_is_booked_anew_before_the_next_snapshot(cast):
    filed(cast.sam)
    snapshots.take()
    newest = Snapshot.objects.get()
    newest.pk, newest.number, newest.definitions = None, 2, "1"
    newest.save()
    Tally.objects.filter(cube="lag").delete()  # as an earlier version would have left them
    assert snapshots.take().number == 3
    assert reconciling.differences() == []
    assert Tally.objects.filter(cube="lag").exists()


def test_a_snapshot_never_changes(cast):
    taken = snapshots.take()
    for attempt in (lambda: Snapshot.objects.update(number=9), taken.delete):
        with pytest.raises(DatabaseError, match="Cannot update or delete"), transaction.atomic():
            attempt()


def test_what_happens_later_leaves_earlier_snapshots_as_they_were(cast):
    first = snapshots.take()
    before = Snapshot.objects.get(pk=first.pk).published
    filed(cast.sam)
    second = snapshots.take()
    assert Snapshot.objects.get(pk=first.pk).published == before
    assert second.published["tables"]["months"] != before["tables"]["months"]


def test_nothing_new_shows_nothing_new(cast):
    filed(cast.sam)
    first, second = snapshots.take(), snapshots.take()
    for code, table in first.published["tables"].items():
        assert second.published["tables"][code]["rows"] == table["rows"]


def test_a_changed_earlier_month_is_named_as_revised(cast):
    with clock.at(datetime(2026, 3, 10, 12, tzinfo=UTC)):
        case = filed(cast.sam).case
    with clock.at(datetime(2026, 5, 1, 12, tzinfo=UTC)):
        snapshots.take()
        move(case.reference, "claim", by=cast.olga, version=None)
        move(case.reference, "dismiss", by=cast.olga, version=None, outcome="exercise", reason="Ours", reply="Thanks")
        assert snapshots.take().published["revised"] == ["March 2026"]


def test_what_is_kept_of_a_snapshot_can_be_read_again(cast):
    filed(cast.sam)
    counted = count(date(2026, 11, 21), datetime(2026, 11, 21, 12, tzinfo=UTC))
    assert thaw(freeze(counted)) == counted


def test_rates_come_from_the_latest_headcounts_of_all_units_and_the_figures_shown(cast):
    for month, people in ((date(2025, 1, 1), 100), (date(2026, 1, 1), 1500)):
        Headcount.objects.create(unit=cast.lamps, month=month, people=people)
    with clock.at(datetime(2026, 4, 10, 12, tzinfo=UTC)):
        for number in range(11):
            filed(cast.sam, addresses=[f"https://www.linkedin.com/in/stranger-{number}/"])
    with clock.at(datetime(2026, 5, 1, 12, tzinfo=UTC)):
        snapshots.take()
        assert {rate["text"] for rate in queries.statistics(cast.max)["rates"]} == {"Headcount missing"}
        Headcount.objects.create(unit=cast.buoys, month=date(2025, 6, 1), people=500)  # late, but all are covered
        snapshots.take()
    rates = {rate["code"]: rate["text"] for rate in queries.statistics(cast.max)["rates"]}
    assert rates["approaches"] == "5.0 (2.4 to 9.2)"
    assert rates["people"] == "~"


@pytest.mark.parametrize(
    ("day", "codes"),
    [
        (date(2026, 1, 9), ["year", "twelve", "recent"]),
        (date(2026, 5, 9), ["year", "months", "year_before", "twelve", "recent"]),
    ],
)
def test_periods_are_whole_months_and_the_present_one(day, codes):
    found = {period.code: period for period in periods(day)}
    assert list(found) == codes
    assert len(found["twelve"].months) == 12
    assert found["recent"].months == (*found["twelve"].months, day.replace(day=1))
    if "months" in found:
        assert [month.replace(year=day.year) for month in found["year_before"].months] == list(found["months"].months)


def test_january_has_a_snapshot_too(cast):
    with clock.at(datetime(2026, 1, 9, 12, tzinfo=UTC)):
        filed(cast.sam)
        call_command("snapshot", stdout=io.StringIO())
    assert queries.statistics(cast.max)["tables"]["periods"]["rows"][0]["figures"]["reports"]["text"] == "~"


def test_published_counts_keep_their_floors_blanks_and_revisions(cast):
    reference.load()
    snapshots.take()
    cards = {card["series"]: card for card in queries.statistics(cast.max)["comparisons"]}
    assert cards["mi5_2021"]["theirs"] == "At least 10,000"
    assert cards["mi5_2022_dg"]["period"] == "Not published"
    assert cards["asio_2025"]["verdict"] == "Not comparable"
    halves = {half["period"]: half for half in queries.statistics(cast.max)["linkedin"]}
    assert halves["2020-01 to 2020-06"]["linkedin_member"] == {"number": None, "text": ""}
    assert reference.load() == 0
    corrected = Revision.objects.get(series__code="mi5_2021")
    corrected.pk, corrected.number, corrected.value = None, 2, 12_000
    corrected.save()
    cards = {card["series"]: card for card in queries.statistics(cast.max)["comparisons"]}
    assert (cards["mi5_2021"]["theirs"], cards["mi5_2021"]["revision"]) == ("At least 12,000", 2)
