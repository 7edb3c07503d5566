"""Are published figures corrected without loss, and are rates compared only where that can be defended?"""

import pytest

from accounts.models import Headcount
from events import clock
from events.models import Event
from events.refusals import Forbidden, Invalid
from tests.factories import filed
from trends import queries, reference, snapshots
from trends.actions import revise
from trends.comparisons import months_between, source
from trends.models import ReferenceSeries, Revision

PAGE = "/statistics/series/"
FIVE_YEARS = {
    "period_start": "2016-04", "period_end": "2021-04", "value": 10_000, "is_floor": True, "qualifier": "",
    "published": "2021-04-20", "source": "Security Institute, issue 7", "population": None, "population_source": "",
}  # fmt: skip


@pytest.fixture
def counted(cast):
    """Published figures, a headcount and a snapshot."""
    reference.load()
    for unit, people in ((cast.lamps, 1500), (cast.buoys, 500)):
        Headcount.objects.create(unit=unit, month=clock.now().date().replace(day=1), people=people)
    filed(cast.sam)
    snapshots.take()


def card(cast, series: str) -> dict:
    return next(each for each in queries.statistics(cast.max)["comparisons"] if each["series"] == series)


def test_rates_are_compared_once_a_population_has_its_source(cast, counted):
    assert card(cast, "mi5_2021")["rates"] == []
    said = FIVE_YEARS | {"population": 1_000_000, "population_source": "Yearbook 2021"}
    revise("mi5_2021", by=cast.max, **said)
    theirs, ours = card(cast, "mi5_2021")["rates"]
    assert theirs[1] == "At least 10.0 (9.8 to 10.2) among 1,000,000 people (Yearbook 2021)"
    assert ours[1] == "0.0 (0.0 to 1.8) among 2,000 people"


def test_there_is_no_rate_of_ours_while_a_unit_has_no_headcount(cast, counted):
    revise("mi5_2021", by=cast.max, **(FIVE_YEARS | {"population": 10**6, "population_source": "Yearbook 2021"}))
    Headcount.objects.filter(unit=cast.buoys).delete()
    snapshots.take()
    assert card(cast, "mi5_2021")["rates"][1][1] == "Headcount missing"


def test_a_period_of_another_length_is_compared_by_its_level_only(cast, counted):
    said = FIVE_YEARS | {"period_start": "2018-04", "population": 1_000_000, "population_source": "Yearbook 2021"}
    revise("mi5_2021", by=cast.max, **said)
    [(about, said)] = card(cast, "mi5_2021")["rates"]
    assert (about, said.partition(":")[0]) == ("Compared", "The level only")
    assert [months_between("2016-04", "2021-04"), months_between("", "2021-04"), months_between("2025", "2026")] == [
        60, None, None,
    ]  # fmt: skip


def test_a_population_without_its_source_is_refused(cast, counted):
    with pytest.raises(Invalid):
        revise("mi5_2021", by=cast.max, **(FIVE_YEARS | {"population": 5}))


def test_a_correction_keeps_what_stood_there_before(client, cast, counted):
    client.force_login(cast.max)
    told = {"period_start": "2016-04", "period_end": "2021-04", "value": "12000", "is_floor": "on", "source": "A paper"}
    assert client.post(f"{PAGE}mi5_2021/", told).status_code == 302
    revisions = Revision.objects.filter(series__code="mi5_2021").order_by("number")
    assert [revision.value for revision in revisions] == [10_000, 12_000]
    assert card(cast, "mi5_2021")["theirs"] == "At least 12,000"
    page = client.get(PAGE).content.decode()
    assert "At least 10,000" in page
    assert "At least 12,000" in page
    assert Event.objects.filter(kind="figure_revised", by_id=cast.max.pk).count() == 1


def test_a_figure_that_is_added_has_a_card_with_our_judgement(client, cast, counted):
    client.force_login(cast.max)
    told = {"title": "Harbour board, 2024", "unit": "people contacted", "verdict": "no", "why": "Another question.",
            "period_end": "2024-12", "value": "70", "source": "Yearly report"}  # fmt: skip
    assert client.post(PAGE, told).status_code == 302
    added = queries.statistics(cast.max)["comparisons"][-1]
    assert (added["title"], added["verdict"], added["theirs"], added["ours"]) == (
        "Harbour board, 2024", "Not comparable", "70", "",
    )  # fmt: skip
    assert "Harbour board, 2024" in client.get("/statistics/").content.decode()


def test_only_managers_keep_published_figures(client, cast, counted):
    client.force_login(cast.lena)
    assert client.get(PAGE).status_code == 403
    assert client.get(f"{PAGE}mi5_2021/").status_code == 403
    with pytest.raises(Forbidden):
        revise("mi5_2021", by=cast.lena, **FIVE_YEARS)
    client.force_login(cast.max)
    assert client.get(f"{PAGE}nothing/").status_code == 404


def test_an_added_figure_is_compared_with_the_one_of_ours_that_is_chosen_by_its_rate_too(client, cast, counted):
    client.force_login(cast.max)
    told = {"title": "Harbour board, 2025", "unit": "people contacted", "verdict": "partly", "why": "Much alike.",
            "beside": "twelve:people", "period_start": "2024-12", "period_end": "2025-12", "value": "70",
            "source": "Yearly report", "population": "7000", "population_source": "Census"}  # fmt: skip
    assert "comparable" in client.post(PAGE, told | {"verdict": "no"}).content.decode()
    assert client.post(PAGE, told).status_code == 302
    added = card(cast, "added_" + str(ReferenceSeries.objects.count()))
    assert added["beside"] == "People approached, last 12 whole months"
    assert added["ours"]
    assert added["rates"][0][1].startswith("10.0")
    assert added["rates"][0][1].endswith("among 7,000 people (Census)")
    assert added["rates"][1][0] == "Our rate per 1,000 (95% interval)"


def test_a_source_without_a_date_names_none():
    assert source("dss.mil", "", 1) == "dss.mil; revision 1"
    assert source("bbc.co.uk", "2022-05-17", 2) == "bbc.co.uk, published 2022-05-17; revision 2"
