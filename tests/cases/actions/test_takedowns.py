"""Is a takedown asked for once, chased, looked at by a person, counted in days, and known only within scope?"""

from datetime import timedelta
from hashlib import sha256
from io import BytesIO
from zipfile import ZipFile

import pytest

from cases.actions import ask_takedown, chase_takedown, cite_takedown, look_at_takedown
from cases.evidence import vault
from cases.models import Evidence, Held, Takedown
from cases.queries.takedowns import open_takedowns
from events.clock import at as moment_at
from events.clock import now
from events.models import Event
from events.refusals import Forbidden, Invalid, NotThere, Refused
from notifications.models import Notification
from notifications.telling import tell
from tests.cases.actions.enclosing import added
from tests.cases.actions.refusing import refused
from tests.cases.evidence.files import picture
from tests.factories import at

ADDRESS = "https://x.com/anna_b"


@pytest.fixture
def case(cast):
    return at("triage", cast, addresses=[ADDRESS])


def profile_of(case) -> int:
    return case.approaches.get().sightings.get().profile_id


def asked(case, by, **how) -> Takedown:
    return ask_takedown(case.reference, profile_of(case), by=by, version=None, **how)


def test_a_takedown_goes_from_asked_to_gone_and_back_with_its_days_in_the_journal(cast, case):
    made = asked(case, cast.olga, platform_reference=" 4711 ")
    assert (made.state, made.reference, made.days) == ("asked", "4711", None)
    with moment_at(now() + timedelta(days=3)):
        chase_takedown(case.reference, made.pk, by=cast.lena, version=None)
        assert look_at_takedown(case.reference, made.pk, gone=False, by=cast.olga, version=None).state == "up"
    with moment_at(now() + timedelta(days=9)):
        assert look_at_takedown(case.reference, made.pk, gone=True, by=cast.olga, version=None).days == 9
        with refused(Refused):
            chase_takedown(case.reference, made.pk, by=cast.olga, version=None)
    with moment_at(now() + timedelta(days=30)):
        back = look_at_takedown(case.reference, made.pk, gone=False, by=cast.lena, version=None)
        tell()
    assert (back.state, back.days) == ("back", 9)
    told = Event.objects.filter(data__takedown=made.pk).order_by("sequence").values_list("kind", "data")
    assert [(kind, data["state"], data["days"]) for kind, data in told] == [
        ("ask_takedown", "asked", 0), ("chase_takedown", "asked", 3), ("look_at_takedown", "up", 3),
        ("look_at_takedown", "gone", 9), ("look_at_takedown", "back", 30),
    ]  # fmt: skip
    assert {data["platform"] for _, data in told} == {"x"}
    assert Notification.objects.filter(message="came_back", recipient=cast.olga.pseudonym, channel="app").count() == 1


def test_a_takedown_is_refused_twice_for_another_cases_profile_and_by_those_who_may_not(cast, case):
    other = at("triage", cast, addresses=["https://x.com/boris"])
    with refused(NotThere):
        ask_takedown(case.reference, profile_of(other), by=cast.olga, version=None)
    for by, error in [(cast.nora, Forbidden), (cast.otto, NotThere), (cast.audra, NotThere)]:
        with refused(error):
            asked(case, by)
    made = asked(case, cast.olga)
    with refused(Refused):
        asked(case, cast.lena)
    for reference, by, error in [(case.reference, cast.nora, Forbidden), (case.reference, cast.otto, NotThere),
                                 (other.reference, cast.olga, NotThere)]:  # fmt: skip
        with refused(error):
            look_at_takedown(reference, made.pk, gone=True, by=by, version=None)
        with refused(error):
            cite_takedown(reference, made.pk, platform_reference="B", by=by, version=None)


def test_only_safe_copies_of_this_case_go_with_a_request(cast, case):
    conversation = case.approaches.get().conversations.get()
    given = {"kind": "png", "size": 1, "scan": "clean", "conversation": conversation}
    copied = Evidence.objects.create(name="a.png", sha256="a", copy_type="image/png", **given)
    bare = Evidence.objects.create(name="b.png", sha256="b", **given)
    with refused(Invalid):
        asked(case, cast.olga, evidence=[bare.key])
    assert asked(case, cast.olga, evidence=[copied.key]).evidence == [copied.key]


def test_a_reference_that_the_platform_gives_later_is_added_and_corrected_as_events_without_it(cast, case, as_):
    made = asked(case, cast.olga)
    page = f"/cases/{case.reference}/takedowns/"
    olga = as_(cast.olga)
    assert "The platform has given no reference yet" in olga.get(page).content.decode()
    case.refresh_from_db()
    given = {"platform_reference": "R 4711", "version": case.version}
    assert "The platform’s reference is R 4711" in olga.post(f"{page}{made.pk}/reference/", given, follow=True).text
    assert olga.post(f"{page}{made.pk}/reference/", {**given, "platform_reference": " "}).context["form"].errors
    case.refresh_from_db()
    door = f"/api/v1/cases/{case.reference}/takedowns/{made.pk}/"
    given = {"platform_reference": "R 4712", "version": case.version}
    assert olga.put(door, given, content_type="application/json").json()["reference"] == "R 4712"
    with refused(Invalid):
        cite_takedown(case.reference, made.pk, platform_reference=" ", by=cast.olga, version=None)
    told = Event.objects.filter(kind="cite_takedown").order_by("sequence").values_list("data", flat=True)
    assert [data["corrected"] for data in told] == [False, True]
    assert "471" not in str(list(told))


@pytest.mark.usefixtures("own_folder")
def test_what_a_platform_is_sent_holds_the_address_and_the_copies_and_nobodys_name(cast, case, client):
    [kept] = added(case.reports.get(), ("a.png", picture()))
    Evidence.objects.filter(pk=kept.pk).update(scan="clean", copy_type="image/png")
    Held.objects.create(evidence=kept, part="copy", sealed=vault.seal(b"drawn anew", kept.key, "copy"))
    made = asked(case, cast.olga, platform_reference="A-1", evidence=[kept.key])
    client.force_login(cast.olga)
    page = f"/cases/{case.reference}/takedowns/"
    assert f"{made.pk}/pack/" in client.get(page).content.decode()
    pack = ZipFile(BytesIO(client.get(f"{page}{made.pk}/pack/").content))
    assert pack.namelist() == ["request.txt", "copy-1.png"]
    assert pack.read("copy-1.png") == b"drawn anew"
    said = pack.read("request.txt").decode()
    assert all(each in said for each in (ADDRESS, "A-1", sha256(b"drawn anew").hexdigest()))
    assert not any(each in said for each in (cast.sam.name, cast.olga.name, case.reference, "a.png"))


def test_open_takedowns_are_listed_within_scope_until_they_are_gone(cast, case):
    made = asked(case, cast.olga)
    assert open_takedowns(cast.nora).rows == [made]
    assert open_takedowns(cast.otto).rows == []
    look_at_takedown(case.reference, made.pk, gone=True, by=cast.olga, version=None)
    assert open_takedowns(cast.nora).rows == []


def test_an_officer_follows_a_takedown_on_its_pages_and_a_program_by_the_api(cast, case, client):
    client.force_login(cast.olga)
    page = f"/cases/{case.reference}/takedowns/"
    assert "Ask for a takedown" in client.get(page).content.decode()
    given = {"profile": profile_of(case), "platform_reference": "A-1", "version": case.version}
    assert client.post(page, given).status_code == 302
    said = client.get(page).content.decode()
    assert "A-1" in said
    assert "x[.]com/anna_b" in said
    assert "Ask for a takedown" not in said
    made = Takedown.objects.get()
    case.refresh_from_db()
    assert client.post(f"{page}{made.pk}/", {"version": case.version}).context["form"].errors
    assert client.post(f"{page}{made.pk}/", {"version": case.version, "found": "up"}).status_code == 302
    case.refresh_from_db()
    for unread in ("", "abc", "9" * 5000):
        assert client.post(f"{page}{made.pk}/chase/", {"version": unread}).status_code == 400
    assert client.post(f"{page}{made.pk}/chase/", {"version": 10**25}).status_code == 409
    assert client.post(f"{page}{made.pk}/chase/", {"version": case.version}).status_code == 302
    assert case.reference in client.get("/takedowns/").content.decode()
    door, case = f"/api/v1/cases/{case.reference}/takedowns/", type(case).objects.get(pk=case.pk)
    found = client.post(
        f"{door}{made.pk}/", {"found": "gone", "version": case.version}, content_type="application/json"
    )
    assert found.json()["state"] == "gone"
    assert [each["number"] for each in client.get(door).json()] == [made.pk]
    assert case.reference not in client.get("/takedowns/").content.decode()
