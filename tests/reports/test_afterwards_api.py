"""Can a reporter's programs add files to a report, and say whether it helped, as its pages can?"""

from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from cases.actions import move
from cases.evidence import bounds
from cases.models import Evidence, Message
from reports.models import Helped
from tests.cases.evidence.files import picture, zipped
from tests.factories import CONCLUSION, at, filed

pytestmark = pytest.mark.usefixtures("own_folder")


def api(report, door: str) -> str:
    return f"/api/v1/reports/{report.reference}/{door}/"


def bring(client, report, *files: tuple[str, bytes], **more):
    given = {"files": [SimpleUploadedFile(*each) for each in files], **more}
    return client.post(api(report, "evidence"), given)


def test_files_reach_the_report_and_its_case_once(as_, cast):
    report, key = filed(cast.sam), str(uuid4())
    sam = as_(cast.sam)
    for _ in range(2):
        kept = bring(sam, report, ("a.png", picture()), ("b.txt", b"hello"), text="Two more", key=key)
        assert kept.status_code == 201
    assert [(each["name"], each["kind"], each["scan"]) for each in kept.json()] == [
        ("a.png", "png", "waiting"),
        ("b.txt", "text", "waiting"),
    ]
    assert sam.get(api(report, "evidence")).json() == kept.json()
    assert [each.text for each in Message.objects.filter(conversation=report.conversation)] == ["Two more"]
    assert set(Evidence.objects.of_case(report.case).values_list("added_by", flat=True)) == {None}


def test_what_cannot_be_kept_is_a_problem_that_names_each_file_and_keeps_none(as_, cast, monkeypatch):
    report = filed(cast.sam)
    sam = as_(cast.sam)
    no = bring(sam, report, ("a.png", picture()), ("../offer.zip", zipped(("a", b"a"))), ("c.png", b""))
    assert (no.status_code, no.headers["Content-Type"]) == (400, "application/problem+json")
    told = no.json()
    assert told["type"] == "urn:countersign:problem:invalid"
    assert [said.split(":")[0] for said in told["errors"]["files"]] == ["offer.zip", "c.png"]
    monkeypatch.setattr(bounds, "MOST_BYTES", 100)
    assert "larger than 20 MB" in bring(sam, report, ("big.png", picture())).json()["errors"]["files"][0]
    monkeypatch.undo()
    many = [(f"{number}.txt", str(number).encode()) for number in range(bounds.MOST_FILES + 1)]
    assert bring(sam, report, *many).status_code == 400
    assert sam.post(api(report, "evidence"), b"x", content_type="image/png").status_code == 415
    assert not Evidence.objects.exists()
    assert not Message.objects.filter(conversation=report.conversation).exists()


def test_nobody_adds_files_to_somebody_elses_report_or_sees_them(as_, cast):
    report = filed(cast.sam)
    for other in (cast.olga, cast.max):
        assert bring(as_(other), report, ("a.png", picture())).status_code == 404
        assert as_(other).get(api(report, "evidence")).status_code == 404
    assert not Evidence.objects.exists()


def test_whether_it_helped_is_told_once_the_outcome_is_known_and_can_be_changed(as_, cast):
    case = at("triage", cast)
    report, sam = case.reports.get(), as_(cast.sam)

    def tell(**said):
        return sam.post(api(report, "helped"), said, content_type="application/json")

    early = tell(answer="yes")
    assert early.status_code == 409
    assert "not decided on this report yet" in early.json()["detail"]
    move(case.reference, "conclude", by=cast.olga, version=None, **CONCLUSION)
    assert tell(answer="maybe").json()["errors"].keys() == {"answer"}
    assert tell(answer="no", comment="x" * 2001).json()["errors"].keys() == {"comment"}
    assert tell(answer="no").json()["answer"] == "no"
    assert tell(answer="partly", comment="Quick, but curt.").status_code == 200
    shown = sam.get(f"/api/v1/reports/{report.reference}/").json()["helped"]
    assert (shown["answer"], shown["comment"]) == ("partly", "Quick, but curt.")
    assert Helped.objects.count() == 1
    sam.force_login(cast.olga)
    assert tell(answer="yes").status_code == 404
