"""Can a reporter add files without script, in every mode, and look at their own again, and nobody else's?"""

import re
from uuid import uuid4

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from cases.actions import check_evidence
from cases.models import Case, Evidence, Message
from reports.models import Draft, Report
from tests.cases.evidence.files import REFUSED, SCRIPT, picture, zipped

pytestmark = pytest.mark.usefixtures("own_folder")


def sent(name: str, data: bytes) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, data, content_type="image/png")


def bring(browser, *files: tuple[str, bytes], **more):
    return browser.post("/report/evidence/", evidence=[sent(*each) for each in files], **more)


def file_with(browser, mode: str, *files: tuple[str, bytes]) -> Report:
    """Write, bring files, and send."""
    browser.write(mode)
    assert bring(browser, *files)["location"] == "/report/check/"
    browser.send()
    if mode == "anonymous":
        browser.post("/report/code/", last_four_of_code=browser.code()[-4:])
    return Report.objects.latest("pk")


def home(report: Report) -> str:
    return "/receipt/report/" if report.mode == "anonymous" else f"/reports/{report.reference}/"


@pytest.mark.parametrize("mode", ["named", "confidential", "anonymous"])
def test_files_come_with_a_report_and_can_be_looked_at_once_they_are_checked(cast, door, scanned, mode):
    browser = door() if mode == "anonymous" else door(cast.sam)
    report = file_with(browser, mode, ("screenshot.png", picture()), ("chat.html", b"<html><body>" + SCRIPT))
    assert [each.name for each in Evidence.objects.of_case(report.case)] == ["screenshot.png", "chat.html"]
    assert "Being checked for viruses" in browser.page(home(report))
    shot, chat = Evidence.objects.order_by("pk")
    assert browser.get(f"{home(report)}evidence/{shot.key}/").status_code == 404
    check_evidence()
    assert browser.get(f"{home(report)}evidence/{shot.key}/").headers["Content-Type"] == "image/png"
    text = browser.get(f"{home(report)}evidence/{chat.key}/")
    assert SCRIPT not in text.content
    assert b"&lt;script&gt;" in text.content
    assert not Evidence.objects.filter(staged__isnull=False).exists()


def test_the_page_of_files_comes_after_all_questions_and_can_be_passed_over(cast, door):
    sam = door(cast.sam)
    assert sam.write()["location"] == "/report/evidence/"
    assert sam.post("/report/evidence/")["location"] == "/report/check/"
    sam.send()
    assert Report.objects.count() == 1


def test_a_file_can_be_taken_out_again_and_the_rest_is_read_back(cast, door):
    sam = door(cast.sam)
    sam.write()
    assert bring(sam, ("one.txt", b"1"), ("two.txt", b"2"), stay="yes")["location"] == "/report/evidence/"
    key = Evidence.objects.get(name="one.txt").key
    sam.post(f"/report/evidence/{key}/remove/")
    page = sam.page("/report/check/")
    assert "two.txt" in page
    assert "one.txt" not in page


@pytest.mark.parametrize("what", REFUSED)
def test_a_refused_file_is_named_with_its_reason_and_holds_up_no_other(cast, door, what):
    name, made, words = REFUSED[what]
    sam = door(cast.sam)
    sam.write()
    response = bring(sam, ("fine.txt", b"fine"), (name, made()))
    said = response.content.decode()
    if made():  # a browser's empty file field and an empty file are alike to Django
        assert response.status_code == 200
        assert words.replace("'", "&#x27;") in said
        assert name in said
    assert [each.name for each in Evidence.objects.all()] == ["fine.txt"]


def test_files_above_the_cap_are_refused_in_words_and_not_by_a_broken_line(cast, door, monkeypatch):
    from cases.evidence import bounds

    monkeypatch.setattr(bounds, "MOST_BYTES", 1000)
    monkeypatch.setattr(bounds, "MOST_AT_ONCE", 3000)
    sam = door(cast.sam)
    sam.write()
    said = bring(sam, ("big.txt", b"x" * 1500), ("fine.txt", b"fine")).content.decode()
    assert "big.txt: The file is larger" in said
    said = bring(sam, *[(f"{number}.txt", b"%d" % number * 900) for number in range(5)]).content.decode()
    assert "larger than 60 MB together" in said
    assert set(Evidence.objects.values_list("name", flat=True)) == {"fine.txt", "0.txt", "1.txt", "2.txt"}


def test_choosing_another_way_of_being_known_takes_the_files_along(cast, door):
    sam = door(cast.sam)
    sam.write("named")
    bring(sam, ("one.txt", b"1"))
    sam.post("/report/known/", mode="anonymous")
    assert "one.txt" in sam.page("/report/check/")
    assert Evidence.objects.get().staged in set(Draft.objects.values_list("key", flat=True))


def test_starting_again_drops_the_files(cast, door):
    sam = door(cast.sam)
    sam.write()
    bring(sam, ("one.txt", b"1"))
    sam.post("/report/again/")
    assert not Evidence.objects.exists()


def test_nobody_takes_out_or_sees_the_files_of_somebody_elses_draft(cast, door):
    sam, olga, guest = door(cast.sam), door(cast.olga), door()
    for browser in (sam, olga, guest):
        browser.write("anonymous" if browser is guest else "named")
    bring(sam, ("one.txt", b"1"))
    key = Evidence.objects.get().key
    for browser in (olga, guest):
        browser.post(f"/report/evidence/{key}/remove/")
        assert "one.txt" not in browser.page("/report/check/")
    assert Evidence.objects.count() == 1


def test_files_can_be_added_later_with_words_or_without(cast, door):
    sam = door(cast.sam)
    report = file_with(sam, "named")
    add = f"/reports/{report.reference}/say/"
    sam.post(add, key=str(uuid4()), text="", evidence=[sent("later.png", picture())])
    sam.post(add, key=str(uuid4()), text="And this", evidence=[sent("later.txt", b"words")])
    said = list(Message.objects.order_by("pk").values_list("text", flat=True))
    assert said == ["I have added 1 file.", "And this"]
    assert Evidence.objects.of_case(report.case).count() == 2
    refused = sam.post(add, key=str(uuid4()), text="")
    assert "Write what you want to tell us, or choose a file" in refused.content.decode()
    refused = sam.post(add, key=str(uuid4()), text="kept words", evidence=[sent("a.zip", zipped(("a", b"b")))])
    assert "ZIP file" in refused.content.decode()
    assert "kept words" in refused.content.decode()


def test_a_report_shows_its_files_to_nobody_else(cast, door, scanned):
    report = file_with(door(cast.sam), "named", ("one.txt", b"1"))
    anonymous = file_with(door(), "anonymous", ("two.txt", b"2"))
    check_evidence()
    one, two = Evidence.objects.order_by("pk")
    for browser in (door(cast.olga), door(cast.max), door()):
        answer = browser.get(f"/reports/{report.reference}/evidence/{one.key}/")
        assert answer.status_code in (302, 404)
        assert browser.get(f"/receipt/report/evidence/{two.key}/")["location"] == "/receipt/"
    assert door(cast.sam).get(f"/reports/{report.reference}/evidence/{two.key}/").status_code == 404
    assert door(cast.sam).get(f"/reports/{anonymous.reference}/evidence/{two.key}/").status_code == 404


@pytest.mark.parametrize(("mode", "warned"), [("named", False), ("confidential", True), ("anonymous", True)])
def test_whoever_stays_unknown_is_warned_of_what_a_screenshot_shows(cast, door, mode, warned):
    sam = door(cast.sam)
    sam.write(mode)
    assert ("may show who you are" in sam.page("/report/evidence/")) == warned


def test_the_page_needs_no_script_and_lets_several_be_chosen(cast, door):
    sam = door(cast.sam)
    sam.write()
    field = re.search(r'<input type="file" name="evidence"[^>]*>', sam.page("/report/evidence/"))[0]
    assert " multiple" in field
    assert "heic" not in field
    assert Case.objects.count() == 0


@pytest.mark.parametrize(("platform", "said"), [
    ("whatsapp", "What to copy in a messaging app"), ("linkedin", "What to copy on a network"),
    ("telephone", "What to write down"), ("", "Keep a copy before anything else"),
])  # fmt: skip
def test_the_page_says_how_to_keep_a_copy_there_where_it_happened(cast, door, platform, said):
    sam = door(cast.sam)
    sam.write(platform=platform)
    page = sam.page("/report/evidence/")
    assert said in page
    others = ("What to copy in a messaging app", "What to copy on a network", "What to write down")
    assert [each for each in others if each in page] == [each for each in others if each == said]
    assert "Last, remove them" not in page
