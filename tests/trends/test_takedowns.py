"""Do the figures of takedowns and of personas met again follow the work on cases?"""

from datetime import UTC, datetime, timedelta

from cases.actions import ask_takedown, look_at_takedown, merge_personas, move, unmerge_personas
from cases.models import Case, Takedown
from events import clock
from events.queries import history
from personas.models import Persona, Profile
from tests.factories import filed
from trends import ledger, queries, reconciling, repeats, snapshots, takedowns
from trends.medians import median_days
from trends.models import TakedownBooking
from trends.tables import REMOVAL

START = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
TODAY = (START + timedelta(days=40)).date()


def profile(number: int) -> str:
    return f"https://www.linkedin.com/in/stranger-{number}/"


def asked(cast, number: int = 0) -> tuple[Case, Takedown]:
    case = filed(cast.sam, platform="linkedin", addresses=[profile(number)]).case
    move(case.reference, "claim", by=cast.olga, version=None)
    seen = Profile.objects.get(sightings__approach__case=case)
    return case, ask_takedown(case.reference, seen.pk, by=cast.olga, version=None)


def looked(cast, case: Case, takedown: Takedown, days: int, *, gone: bool) -> None:
    with clock.at(START + timedelta(days=days)):
        look_at_takedown(case.reference, takedown.pk, gone=gone, by=cast.olga, version=None)


def counted() -> tuple[int, int, int]:
    assert reconciling.differences() == []
    by_period, tables = takedowns.count(TODAY)
    of_period = by_period["recent"]
    assert sum(row["asked"] for row in tables["removal"].values()) == of_period["asked"]
    assert tables["takedown_platform"]["linkedin"] == of_period
    return of_period["asked"], of_period["gone"], of_period["back"]


def test_each_look_rebooks_a_takedown(cast):
    with clock.at(START):
        case, takedown = asked(cast)
    assert counted() == (1, 0, 0)
    looked(cast, case, takedown, 3, gone=False)
    assert counted() == (1, 0, 0)
    looked(cast, case, takedown, 6, gone=True)
    assert counted() == (1, 1, 0)
    assert takedowns.count(TODAY)[1]["removal"]["4"] == {"asked": 1}
    looked(cast, case, takedown, 9, gone=False)
    assert counted() == (1, 1, 1)
    looked(cast, case, takedown, 12, gone=True)  # it had come back all the same
    assert counted() == (1, 1, 1)
    assert list(TakedownBooking.objects.order_by("pk").values_list("sign", "event__kind")) == [
        (1, "ask_takedown"), (-1, "look_at_takedown"), (1, "look_at_takedown"), (-1, "look_at_takedown"),
        (1, "look_at_takedown"),
    ]  # fmt: skip


def test_a_takedown_of_an_exercise_is_taken_back_and_comes_again_when_it_is_reopened(cast):
    with clock.at(START):
        case, _ = asked(cast)
    assert counted() == (1, 0, 0)
    move(case.reference, "dismiss", by=cast.olga, version=None, outcome="exercise", reason="Ours", reply="Thanks")
    assert counted() == (0, 0, 0)
    move(case.reference, "reopen", by=cast.lena, version=None, reason="It was none")
    assert counted() == (1, 0, 0)


def test_what_is_missing_in_their_ledger_is_named_and_mended(cast):
    with clock.at(START):
        case, takedown = asked(cast)
    reconciling.catch_up()
    Takedown.objects.update(gone_at=START + timedelta(days=1))  # past every action
    assert [str(found)[:30] for found in reconciling.differences()] == ["ledger and register: takedown "]
    reconciling.mend()
    assert counted() == (1, 1, 0)


def test_personas_are_met_again_by_the_same_person_or_by_several(cast):
    with clock.at(START - timedelta(days=300)):
        filed(cast.sam, addresses=[profile(0)])
    with clock.at(START):
        filed(cast.sam, addresses=[profile(0)])
        filed(cast.sam, addresses=[profile(1)])
        filed(cast.olga, addresses=[profile(1)])
        filed(cast.sam, addresses=[profile(2)])
    reconciling.catch_up()
    found = repeats.count(TODAY)
    assert found["twelve"] == {"again": 2, "several": 1}
    assert found["year"] == {"again": 1, "several": 1}
    one, other = Persona.objects.filter(profiles__key__contains="stranger").order_by("pk")[1:3]
    merged = merge_personas(one.pk, other.pk, reason="Same photo", by=cast.olga, version=one.version)
    reconciling.catch_up()
    assert repeats.count(TODAY)["year"] == {"again": 1, "several": 1}
    unmerge_personas(merged.pk, by=cast.olga)
    reconciling.catch_up()
    assert repeats.count(TODAY) == found


def test_the_median_is_that_of_the_bands_shown():
    empty = dict.fromkeys((code for code, _ in REMOVAL), 0)
    assert median_days({**empty, "4": 20}) == "about 6 days"
    assert median_days({**empty, "0": 25}) == "about 1 day"
    assert median_days({**empty, "0": 5, "31": 20}) == "more than 30 days"
    assert median_days({**empty, "4": 15}) == "~"
    assert median_days({**empty, "4": 20, "0": None}) == "~"


def test_they_leave_disclosed_on_the_page_closer_and_in_every_file(client, cast):
    with clock.at(START):
        for number in range(7):
            case, takedown = asked(cast, number)
            looked(cast, case, takedown, 2, gone=number < 2)
    with clock.at(START + timedelta(days=20)):
        snapshots.take()
    found = queries.statistics(cast.max)
    recent = {row["code"]: row["figures"] for row in found["tables"]["takedowns"]["rows"]}["recent"]
    assert [recent[unit]["text"] for unit in ("asked", "gone", "back")] == ["5", "~", "0"]
    client.force_login(cast.max)
    page = client.get("/statistics/").content.decode()
    assert 'id="takedowns"' in page
    assert "Counted in the month in which the platform was asked" in page
    assert "Takedowns by platform" in client.get("/statistics/look/?by=takedown_platform&unit=gone").content.decode()
    closer = client.get("/statistics/look/?by=removal&unit=approaches").content.decode()
    assert '<option value="asked" selected>' in closer
    assert "Takedowns by how long it took until the profile was gone: takedowns asked" in closer
    for table, said in (("takedowns", "Takedowns asked"), ("repeats", "Personas met again"), ("removal", "Not found")):
        assert said in client.get(f"/statistics/{table}.csv").content.decode()
    assert client.get("/statistics/takedowns.svg?unit=gone").status_code == 200


def test_being_told_twice_changes_nothing(cast):
    with clock.at(START):
        case, _ = asked(cast)
    reconciling.catch_up()
    before = TakedownBooking.objects.count()
    for _ in range(2):
        ledger.follow(list(history("case", case.pk)))
    assert TakedownBooking.objects.count() == before == 1
