"""Do officers add files of their own to a case, kept like a reporter's and never known to any reporter?"""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from cases import policy
from cases.actions import add_evidence, check_evidence, move
from cases.evidence import bounds
from cases.evidence.taking import take
from cases.models import Evidence
from events.models import Event
from events.queries import faults
from events.refusals import Forbidden, Invalid, NotThere
from notifications.models import Notification
from notifications.telling import tell
from reports.actions import say
from tests.cases.actions.refusing import refused
from tests.cases.evidence.files import EICAR, photo, picture, zipped
from tests.factories import at

pytestmark = pytest.mark.usefixtures("own_folder")
ORIGIN = "Sent to us by the platform"


@pytest.fixture
def case(cast):
    return at("triage", cast)


def sent(**files: bytes) -> list[SimpleUploadedFile]:
    return [SimpleUploadedFile(name.replace("_", "."), data) for name, data in files.items()]


def page(case) -> str:
    return f"/cases/{case.reference}/evidence/"


def test_an_officers_file_is_kept_with_its_origin_scanned_copied_and_told_in_one_event(as_, cast, case, scanned):
    added = add_evidence(
        case.reference, [take("photo.jpg", photo()), take("b.txt", EICAR)], by=cast.nora, origin=f" {ORIGIN} "
    )
    assert [(each.added_by, each.origin, each.scan) for each in added] == [(cast.nora, ORIGIN, "waiting")] * 2
    check_evidence()
    assert [each.scan for each in Evidence.objects.of_case(case)] == ["clean", "infected"]
    told = Event.objects.get(kind="add_evidence")
    assert (told.by_id, told.data["evidence"]) == (cast.nora.pk, [each.pk for each in added])
    assert added[0].sha256 not in str(told.data)
    assert not list(faults())
    shown = as_(cast.olga).get(page(case)).content.decode()
    assert ORIGIN in shown
    assert "by Nora" in shown
    assert "Nora added evidence of our own" in as_(cast.olga).get(f"/cases/{case.reference}/").content.decode()
    seen = as_(cast.olga).get(f"{page(case)}{added[0].key}/picture/")
    assert seen.status_code == 200
    assert b"Secret" not in seen.content


def test_the_officer_of_the_case_is_told_of_a_colleagues_file_and_nobody_else_is(cast, case):
    tell()
    Notification.objects.all().delete()
    add_evidence(case.reference, [take("a.txt", b"a")], by=cast.nora, origin=ORIGIN)
    add_evidence(case.reference, [take("b.txt", b"b")], by=cast.olga, origin=ORIGIN)
    tell()
    told = Notification.objects.filter(channel="app").values_list("recipient", "message")
    assert list(told) == [(cast.olga.pseudonym, "evidence")]


def test_the_reporter_never_hears_of_it_even_by_sending_the_same_file(as_, cast, case):
    add_evidence(case.reference, [take("ours.png", picture())], by=cast.olga, origin=ORIGIN)
    file = Evidence.objects.get()
    Evidence.objects.update(scan="clean", copied_at="2026-01-01T00:00Z", copy_type="image/png")
    report = case.reports.get()
    sam = as_(cast.sam)
    own = sam.get(f"/reports/{report.reference}/").content.decode()
    assert "ours.png" not in own
    assert "added evidence of our own" not in own
    assert "The files you added reached us" not in own
    assert sam.get(f"/reports/{report.reference}/evidence/{file.key}/").status_code == 404
    assert sam.get(f"/api/v1/reports/{report.reference}/evidence/").json() == []
    say(report, "", files=[take("theirs.png", picture())])
    assert "theirs.png" in sam.get(f"/reports/{report.reference}/").content.decode()
    assert Evidence.objects.of_case(case).count() == 2


def test_the_same_file_twice_is_once_and_a_waiting_one_holds_up_the_conclusion(as_, cast, case):
    for _ in range(2):
        add_evidence(case.reference, [take("a.png", picture()), take("b.png", picture())], by=cast.olga, origin="Found")
    assert Evidence.objects.of_case(case).count() == Event.objects.filter(kind="add_evidence").count() == 1
    said = as_(cast.olga).get(f"/cases/{case.reference}/do/conclude/").content.decode()
    assert "Wait until every file of evidence has been scanned" in said


def test_it_is_refused_without_a_file_or_an_origin_beyond_the_cap_and_to_others(cast, case, monkeypatch):
    files = [take("a.png", picture())]
    for given, origin in (([], ORIGIN), (files, " "), (files, "x" * 301), (files, "\0")):
        with refused(Invalid):
            add_evidence(case.reference, given, by=cast.olga, origin=origin)
    for person in (cast.otto, cast.sam, cast.max, cast.audra, cast.ada):
        with refused(NotThere):
            add_evidence(case.reference, files, by=person, origin=ORIGIN)
    monkeypatch.setattr(bounds, "MOST_OF_OFFICERS", 0)
    with refused(Invalid):
        add_evidence(case.reference, files, by=cast.olga, origin=ORIGIN)


def test_on_the_page_what_can_be_kept_is_kept_and_the_rest_says_why(as_, cast, case):
    olga = as_(cast.olga)
    assert "Add files" in olga.get(page(case)).content.decode()
    empty = olga.post(f"{page(case)}add/", {}).content.decode()
    assert "Select a file" in empty
    assert "Enter where the files are from" in empty
    files = sent(a_png=picture(), b_zip=zipped(("a", b"a")))
    partly = olga.post(f"{page(case)}add/", {"evidence": files, "origin": ORIGIN})
    assert partly.status_code == 200
    assert "b.zip: This is a ZIP file" in partly.content.decode()
    assert Evidence.objects.get().name == "a.png"
    again = olga.post(f"{page(case)}add/", {"evidence": sent(a_png=picture()), "origin": ORIGIN}, follow=True)
    assert "These files are in the case already." in again.content.decode()


def test_files_come_through_the_api_all_or_none(as_, cast, case):
    nora, address = as_(cast.nora), f"/api/v1/cases/{case.reference}/evidence/"

    def bring(**given):
        return nora.post(address, given)

    no = bring(files=sent(a_png=picture(), b_zip=zipped(("a", b"a")), c_png=b""), origin=ORIGIN)
    assert (no.status_code, no.headers["Content-Type"]) == (400, "application/problem+json")
    assert [said[:5] for said in no.json()["errors"]["files"]] == ["b.zip", "c.png"]
    assert bring(files=sent(a_png=picture())).json()["errors"].keys() == {"origin"}
    assert bring(files=sent(a_png=picture()), origin=ORIGIN, more="x").json()["errors"].keys() == {"more"}
    assert nora.post(address, {"files": []}, content_type="application/json").status_code == 415
    assert not Evidence.objects.exists()
    kept = bring(files=sent(a_png=picture(), b_txt=b"hello"), origin=ORIGIN)
    assert kept.status_code == 201
    assert {(each["name"], each["added_by"], each["scan"], each["released"]) for each in kept.json()} == {
        ("a.png", "Nora", "waiting", False), ("b.txt", "Nora", "waiting", False),
    }  # fmt: skip
    assert nora.get(address).json() == kept.json()
    assert as_(cast.otto).get(address).status_code == 404


def test_an_officers_file_of_a_duplicate_goes_where_its_reporters_files_go(cast, case):
    other = at("triage", cast)
    add_evidence(other.reference, [take("a.txt", b"a")], by=cast.olga, origin=ORIGIN)
    Evidence.objects.update(scan="clean")
    told = {"outcome": "duplicate", "reason": "The same", "reply": "Thank you.", "duplicate_of": case.reference}
    move(other.reference, "dismiss", by=cast.olga, version=None, **told)
    assert Evidence.objects.of_case(case).get().name == "a.txt"


def test_an_officer_without_the_grant_is_told_so(cast, case, monkeypatch):
    monkeypatch.setitem(policy.GRANTS, "add_evidence", (policy.lead,))
    with refused(Forbidden):
        add_evidence(case.reference, [take("a.txt", b"a")], by=cast.olga, origin=ORIGIN)
