"""Are sectors and platforms the organisation's own lists: added, renamed, ordered, retired, and counted ever after?"""

import pytest
from django.db import DatabaseError, transaction
from django.test import Client
from django.utils import translation

from accounts import lists
from accounts.actions import add_entry, add_unit, change_entry, change_unit, restore_entry, retire_entry
from accounts.lists import SECTORS
from accounts.models import Listed, Organisation, User
from accounts.queries import changes
from cases.actions import describe
from cases.models import Approach
from events.refusals import Forbidden, Invalid, NotThere, Refused, StaleVersion
from personas.addresses import identify
from personas.platforms import PLATFORMS, kind_of
from personas.terms import PlatformClass
from reports.forms.who import by_kind_of_place, where_it_moves
from tests.factories import at, filed
from trends.models import Snapshot, Tally
from trends.queries import statistics
from trends.reconciling import catch_up
from trends.snapshots import take

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def forgotten():
    """What a test has added is gone with it; so is what this process has read."""
    lists.forget()
    yield
    lists.forget()


def names(listing=PLATFORMS) -> list[str]:
    return [name for _, name in listing.choices()]


def signed_in(user) -> Client:
    client = Client()
    client.force_login(user)
    return client


def test_what_comes_with_the_house_is_there_before_anybody_has_said_anything(cast):
    assert names()[:2] == ["LinkedIn", "Xing"]
    assert names(SECTORS)[-1] == "Other"
    assert not Listed.objects.exists()


def test_an_added_one_stands_where_it_was_put_is_offered_at_every_door_and_placed_by_its_kind(cast):
    code = add_entry("platform", name="  Guild  of Keepers ", kind="messaging", after="signal", by=cast.ada)
    assert code == "guild_of_keepers"
    assert names().index("Guild of Keepers") == names().index("Signal") + 1
    assert kind_of(code) == PlatformClass.MESSAGING
    assert dict(next(group for kind, group in by_kind_of_place()[1:] if str(kind) == "Messaging"))[code]
    assert code in dict(where_it_moves())
    assert identify("@keeper_7", platform=code).platform == code
    case = filed(cast.sam, platform=code, moved_to=["signal"]).case
    page = signed_in(cast.olga).get(f"/cases/{case.reference}/").content.decode()
    assert "Guild of Keepers, then Signal" in page
    told = signed_in(cast.sam).get("/api/v1/lists/").json()
    assert {"code": code, "name": "Guild of Keepers", "kind": "messaging", "retired": False} in told["platforms"]
    assert [each["code"] for each in told["sectors"]] == [code for code, _ in SECTORS.choices()]


def test_without_a_place_it_stands_last_of_its_kind_but_before_what_is_for_all_others(cast):
    for name, kind, before in (("Guild", "professional_network", "academia_edu"), ("Pigeon", "event", "event")):
        code = add_entry("platform", name=name, kind=kind, by=cast.ada)
        codes = list(PLATFORMS.every())
        assert codes[codes.index(code) - 1] == before
    assert names(SECTORS)[-1] == "Other"
    add_entry("sector", name="Harbours", by=cast.ada)
    assert names(SECTORS)[-2:] == ["Harbours", "Other"]


@pytest.mark.parametrize(("name", "code"), [
    ("Tel", "tel_2"), ("微博", "platform"), ("LinkedIn Lite for the whole of it", "linkedin_lite_for_th"),
    ("Xing!", "xing_2"),
])  # fmt: skip
def test_a_code_is_made_once_is_nobody_elses_and_begins_no_address(cast, name, code):
    assert add_entry("platform", name=name, kind="messaging", by=cast.ada) == code
    change_entry("platform", code, name="Another name", by=cast.ada)
    assert PLATFORMS.label(code) == "Another name"


def test_our_words_in_their_place_in_both_languages_and_back_to_those_of_the_house(cast):
    change_entry("sector", "academia", name="Universities", welsh="Prifysgolion", by=cast.ada)
    assert SECTORS.label("academia") == "Universities"
    with translation.override("cy"):
        assert SECTORS.label("academia") == "Prifysgolion"
        assert SECTORS.label("defence") == "Amddiffyn"
    change_entry("sector", "academia", name="Academia", by=cast.ada)
    with translation.override("cy"):
        assert SECTORS.label("academia") not in ("Academia", "Prifysgolion")  # the Welsh of the house
    change_entry("sector", "academia", name="Learning", by=cast.ada)
    with translation.override("cy"):
        assert SECTORS.label("academia") == "Learning"


def test_a_retired_one_is_chosen_no_longer_and_stays_where_it_was_recorded(cast):
    case = at("triage", cast, platform="xing")
    retire_entry("platform", "xing", by=cast.ada)
    assert "Xing" not in names()
    with pytest.raises(Invalid) as refused:
        filed(cast.sam, platform="xing")
    assert str(refused.value.fields["platform"][0]) == "“Xing” can be chosen no longer. Choose another answer."
    officer = signed_in(cast.olga)
    assert "Xing" in officer.get(f"/cases/{case.reference}/").content.decode()
    assert case.reference in officer.get("/cases/?platform=xing").content.decode()
    approach = Approach.objects.get()
    describe(case.reference, approach.pk, by=cast.olga, version=None, platform="xing", stage=2)  # it may stay there
    with pytest.raises(Invalid):
        describe(case.reference, approach.pk, by=cast.olga, version=None, moved_to=["xing"])
    restore_entry("platform", "xing", by=cast.ada)
    assert filed(cast.sam, platform="xing")


def test_a_sector_with_units_in_it_stays_until_they_have_another(cast):
    with pytest.raises(Refused, match="Lamps"):
        retire_entry("sector", "government", by=cast.ada)
    change_unit(cast.lamps, name="Lamps", sector="academia", by=cast.ada)
    retire_entry("sector", "government", by=cast.ada)
    assert filed(User.objects.get(pk=cast.sam.pk)).approach.sector == "academia"
    for act in (lambda: add_unit(name="New", sector="government", desk=cast.north, by=cast.ada),
                lambda: change_unit(cast.buoys, name="Buoys", sector="government", by=cast.ada)):  # fmt: skip
        with pytest.raises(Invalid):
            act()


def test_what_cannot_be_is_refused_in_words(cast):
    wrong = ({"name": " "}, {"name": "x" * 61}, {"name": "a\0b"}, {"name": "LINKEDIN"}, {"name": "A", "kind": "?"},
             {"name": "A", "welsh": "y" * 61}, {"name": "A", "after": "nowhere"})  # fmt: skip
    for given in wrong:
        with pytest.raises(Invalid):
            add_entry("platform", **{"kind": "event", **given}, by=cast.ada)
    for code in ("other", "not_sure"):
        with pytest.raises(Refused):
            retire_entry("platform", code, by=cast.ada)
    for act in (
        lambda: add_entry("colour", name="Red", by=cast.ada),
        lambda: retire_entry("platform", "b", by=cast.ada),
    ):
        with pytest.raises(NotThere):
            act()
    retire_entry("platform", "xing", by=cast.ada)
    with pytest.raises(Refused):
        retire_entry("platform", "xing", by=cast.ada)
    add_entry("platform", name="Xing", kind="professional_network", by=cast.ada)
    with pytest.raises(Invalid):  # two of one name can't be told apart
        restore_entry("platform", "xing", by=cast.ada)
    with pytest.raises(StaleVersion):
        change_entry("platform", "vk", name="V", by=cast.ada, version=0)
    with pytest.raises(Forbidden):
        add_entry("platform", name="Mine", kind="event", by=cast.lena)


def test_the_database_keeps_every_code(cast):
    add_entry("platform", name="Guild", kind="event", by=cast.ada)
    for change in (lambda rows: rows.delete(), lambda rows: rows.update(code="x"), lambda rows: rows.update(kind="x")):
        with pytest.raises(DatabaseError), transaction.atomic():
            change(Listed.objects.filter(code="guild"))


def test_every_change_is_on_record(cast):
    add_entry("platform", name="Guild", kind="event", by=cast.ada)
    change_entry("platform", "guild", name="The Guild", by=cast.ada)
    retire_entry("platform", "guild", by=cast.ada)
    restore_entry("platform", "guild", by=cast.ada)
    assert [each.sentence for each in changes(cast.audra).rows[:4]][::-1] == [
        "Ada added “guild” to the platforms that can be chosen",
        "Ada changed what “guild” among the platforms is called, or where it stands",
        "Ada took “guild” off the platforms that can be chosen",
        "Ada put “guild” back on the platforms that can be chosen",
    ]


def test_another_process_learns_of_it_where_it_reads_the_organisation_anyway(cast, django_assert_num_queries):
    names()
    Listed.objects.create(of="platform", code="guild", kind="event", name="Guild")  # as another process would
    Organisation.objects.update(lists_version=7)
    assert "Guild" not in names()
    assert PLATFORMS.offers("guild")  # what isn't known may be new
    Listed.objects.update(name="Guild of Keepers")
    Organisation.objects.update(lists_version=8)
    signed_in(cast.sam).get("/")
    assert "Guild of Keepers" in names()
    with django_assert_num_queries(0):
        names()
        kind_of("guild")


def test_a_new_one_is_counted_without_a_migration_and_adds_up_in_the_snapshot(cast):
    take()
    platform = add_entry("platform", name="Guild", kind="professional_network", by=cast.ada)
    sector = add_entry("sector", name="Harbours", by=cast.ada)
    for _ in range(6):
        filed(cast.sam, platform=platform, sector=sector)
    retire_entry("platform", platform, by=cast.ada)
    catch_up()
    assert set(Tally.objects.filter(cube="class_by_sector").values_list("value", flat=True)) == {
        f"professional_network|{sector}"
    }
    take()
    counted = Snapshot.objects.latest("number").counted
    assert counted["breakdowns"]["platform"][platform]["reports"] == 6
    assert counted["breakdowns"]["platform_class"]["professional_network"]["reports"] == 6
    found = statistics(cast.max)
    rows = {row["code"]: row["name"] for row in found["tables"]["platform"]["rows"]}
    assert rows[platform] == "Guild"
    manager = signed_in(cast.max)
    assert "Harbours" in manager.get(f"/statistics/look/?by=platform_class&within=sector:{sector}").content.decode()
    later = add_entry("sector", name="Later", by=cast.ada)  # the snapshot doesn't know it yet
    assert manager.get(f"/statistics/look/?by=platform_class&within=sector:{later}").status_code == 400


def test_the_pages_add_rename_and_retire(cast):
    ada = signed_in(cast.ada)
    version = Organisation.objects.get().lists_version
    given = {"name": "Guild", "welsh": "Urdd", "kind": "event", "after": "-", "version": version}
    assert ada.post("/organisation/lists/platform/add/", given).status_code == 302
    assert names()[0] == "Guild"
    page = ada.get("/organisation/lists/").content.decode()
    assert "Guild" in page
    assert "Urdd" in page
    assert "already" in ada.post("/organisation/lists/platform/add/", given | {"version": version + 1}).content.decode()
    assert ada.post("/organisation/lists/platform/guild/", {"name": "G", "version": version}).status_code == 409
    assert ada.post("/organisation/lists/platform/guild/retire/").status_code == 302
    assert "Platform, no longer used" in ada.get("/organisation/lists/platform/guild/").content.decode()
    assert ada.get("/organisation/lists/colour/add/").status_code == 404
    assert ada.post(f"/organisation/units/{cast.lamps.pk}/change/", {"name": "Lamp rooms", "sector": "defence"}).url
    cast.lamps.refresh_from_db()
    assert (cast.lamps.name, cast.lamps.sector) == ("Lamp rooms", "defence")
