"""Can reporters follow what became of their report, and only of theirs?"""

from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cases.actions import move
from cases.models import Message
from reports.actions import unseal
from tests.factories import CONCLUSION, at, filed


def moved(report, name, by, **details):
    return move(report.case.reference, name, by=by, version=None, **details)


def asked(cast, **told):
    report = filed(cast.sam, **told)
    moved(report, "claim", cast.olga)
    moved(report, "ask", cast.olga, question="Which name did they use?")
    return report


def say(door, report, text, key=None):
    return door.post(f"/reports/{report.reference}/say/", text=text, key=key or uuid4())


def test_my_reports_say_where_each_stands_and_what_is_new(cast, door):
    report, other = asked(cast), filed(cast.nora)
    page = door(cast.sam).page("/reports/")
    assert report.reference in page
    assert "We have a question for you" in page
    assert "New message from us" in page
    assert other.reference not in page


def test_nothing_that_was_told_seems_lost_afterwards(cast, door):
    told = {"about_colleague": True, "safe_contact": "Ring 0794"}
    named = door(cast.sam).page(f"/reports/{filed(cast.sam, **told).reference}/")
    sealed = door(cast.sam).page(f"/reports/{filed(cast.sam, mode='confidential', **told).reference}/")
    assert "A colleague was" in named
    assert "A colleague was" in sealed
    assert "Ring 0794" in named
    assert "Ring 0794" not in sealed
    assert "Sealed with your name, if you gave it" in sealed
    assert "A colleague was" not in door(cast.sam).page(f"/reports/{filed(cast.sam).reference}/")


@pytest.mark.parametrize("who", ["nora", "olga", "lena", "max", "ada", "audra"])
@pytest.mark.parametrize("path", ["", "sent/", "say/", "see/"])
def test_somebody_elses_report_is_not_there(cast, door, who, path):
    address = f"/reports/{filed(cast.sam).reference}/{path}"
    browser = door(getattr(cast, who))
    response = browser.post(address, text="x", key=uuid4()) if path in ("say/", "see/") else browser.get(address)
    assert response.status_code == 404
    assert not Message.objects.exists()


@pytest.mark.parametrize("path", ["/reports/", "/reports/7K4M9-2QXT3/"])
def test_whoever_is_not_signed_in_is_asked_to(cast, door, path):
    assert door().get(path)["location"].startswith("/account/login/")


def test_a_question_waits_with_a_form_and_the_answer_reaches_the_case_once(cast, door):
    report, sam, key = asked(cast), door(cast.sam), uuid4()
    page = sam.page(f"/reports/{report.reference}/")
    assert "Which name did they use?" in page
    assert "Send your answer" in page
    for _ in range(2):
        assert say(sam, report, "Ann", key).status_code == 302
    assert Message.objects.filter(kind="answer").count() == 1
    page = sam.page(f"/reports/{report.reference}/")
    assert "Your answer reached us" in page
    assert "Being looked at" in page


def test_an_empty_answer_is_refused_in_its_place(cast, door):
    report = asked(cast)
    response = say(door(cast.sam), report, "  ")
    assert "Write what you want to tell us" in response.content.decode()
    assert not Message.objects.filter(kind="answer").exists()


@pytest.mark.parametrize(
    "status", ["new", "triage", "awaiting_reporter", "investigation", "referred", "review", "closed"]
)
def test_information_can_be_added_in_every_status(cast, door, status):
    case = at(status, cast)
    report = case.reports.get()
    assert say(door(cast.sam), report, "They wrote again.").status_code == 302
    assert "They wrote again." in door(cast.sam).page(f"/reports/{report.reference}/")


def test_the_decision_is_read_with_its_reply(cast, door):
    report = at("closed", cast).reports.get()
    page = door(cast.sam).page(f"/reports/{report.reference}/")
    assert "Decided: see our reply" in page
    assert CONCLUSION["reply"] in page
    assert CONCLUSION["summary"] not in page


@pytest.mark.parametrize("status", ["new", "closed"])
def test_the_advice_stays_folded_until_somebody_wants_it(cast, door, status):
    page = door(cast.sam).page(f"/reports/{at(status, cast).reference}/")
    assert '<details class="govuk-details">' in page


def test_a_reply_that_is_not_approved_yet_is_not_there(cast, door):
    report = at("review", cast).reports.get()
    assert CONCLUSION["reply"] not in door(cast.sam).page(f"/reports/{report.reference}/")


def test_looking_marks_nothing_as_read_and_saying_so_does(cast, door):
    report, sam = at("closed", cast).reports.get(), door(cast.sam)
    sam.page(f"/reports/{report.reference}/")
    assert sam.get(f"/reports/{report.reference}/see/").status_code == 405
    assert Message.objects.filter(read_at=None).exists()
    sam.post(f"/reports/{report.reference}/see/")
    assert not Message.objects.filter(read_at=None).exists()
    assert "New message" not in sam.page("/reports/")


def test_an_unsealing_is_told_with_its_reason(cast, door):
    report = filed(cast.sam, mode="confidential")
    unseal(report.case.reference, reason="We must warn your unit.", by=cast.lena, version=None)
    page = door(cast.sam).page(f"/reports/{report.reference}/")
    assert page.count("A lead opened your sealed identity") == 1
    assert "We must warn your unit." in page


def test_names_of_officers_and_their_assessment_are_not_on_the_page(cast, door):
    report = at("closed", cast).reports.get()
    page = door(cast.sam).page(f"/reports/{report.reference}/")
    assert "Olga" not in page
    assert "likely_hostile" not in page.lower().replace(" ", "_")


def test_a_duplicates_reporter_reads_the_living_case_without_what_others_said_there(cast, door):
    first, second = filed(cast.sam), filed(cast.nora)
    for report in (first, second):
        moved(report, "claim", cast.olga)
    moved(second, "dismiss", cast.olga, outcome="duplicate", reason="Same", reply="Already with us, thank you.",
          duplicate_of=first.case.reference)  # fmt: skip
    moved(first, "ask", cast.olga, question="Which name did they use?")
    say(door(cast.sam), first, "Ann")
    nora = door(cast.nora)
    page = nora.page(f"/reports/{second.reference}/")
    assert "Already with us, thank you." in page
    assert "Being looked at" in page
    for secret in (first.reference, "Which name did they use?", "Ann", "Your answer reached us"):
        assert secret not in page
    say(nora, second, "They wrote to me again.")
    assert "What you added reached us" in nora.page(f"/reports/{second.reference}/")


def test_a_question_to_one_reporter_is_not_anothers_to_answer(cast, door):
    first, second = filed(cast.sam), filed(cast.nora)
    for report in (first, second):
        moved(report, "claim", cast.olga)
    moved(second, "dismiss", cast.olga, outcome="duplicate", reason="Same", reply="Thank you.",
          duplicate_of=first.case.reference)  # fmt: skip
    moved(first, "ask", cast.olga, question="Which name did they use?")
    page = door(cast.nora).page(f"/reports/{second.reference}/")
    assert "We have a question for you" not in page
    assert "Send your answer" not in page


def test_the_list_goes_on_page_by_page(cast, door, monkeypatch):
    from reports.views import reading

    monkeypatch.setattr(reading, "page", lambda rows, keys, after: page_of_two(rows, keys, after))
    filed_here = [filed(cast.sam).reference for _ in range(3)]
    sam = door(cast.sam)
    first = sam.page("/reports/")
    assert [reference in first for reference in filed_here] == [False, True, True]
    onwards = first.split('href="?after=')[1].split('"')[0]
    assert filed_here[0] in sam.page(f"/reports/?after={onwards}")
    assert sam.get("/reports/?after=rubbish").status_code == 400


def page_of_two(rows, keys, after):
    from events.keyset import page

    return page(rows, keys, after=after, size=2)


@pytest.mark.parametrize("path", ["/reports/", "/reports/{}/", "/reports/{}/sent/"])
def test_a_page_asks_the_database_as_often_for_many_as_for_few(cast, door, path):
    report, sam = asked(cast), door(cast.sam)
    few = queries(sam, path.format(report.reference))
    for number in range(5):
        filed(cast.sam)
        say(sam, report, f"And another thing, number {number}.")
    assert queries(sam, path.format(report.reference)) == few


def queries(browser, path):
    browser.page(path)
    with CaptureQueriesContext(connection) as captured:
        browser.page(path)
    return len(captured)
