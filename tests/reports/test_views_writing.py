"""Is what somebody writes kept for them, and for nobody else, until they send it?"""

from datetime import timedelta

import pytest

from cases.terms import Mode
from events.clock import at, now
from reports.models import Draft

PAGES = ("/report/known/", "/report/happened/", "/report/who/", "/report/far/")


def test_the_door_stands_open_to_everybody_and_says_first_what_it_promises(cast, door):
    page = door().page("/report/")
    assert "Nobody is blamed for reporting" in page
    assert "within 1 working day, or within 2 working hours" in page
    assert "a workplace network or device may show" in page
    assert "Write nothing that is classified above the marking" in page


def test_without_signing_in_only_an_anonymous_report_can_be_made(cast, door):
    guest = door()
    assert "sign in to report under your name" in guest.page("/report/")
    assert guest.post("/report/known/", mode="named").status_code == 200
    assert not Draft.objects.exists()
    assert guest.post("/report/known/", mode="anonymous")["location"] == "/report/happened/"


@pytest.mark.parametrize("mode", Mode.values)
def test_answers_are_found_again_on_their_page(cast, door, mode):
    sam = door(cast.sam)
    sam.write(mode, persona_name="Ann Example", first_contact_on_day="3", first_contact_on_month="May",
              first_contact_on_year="2026", moved_to=["signal"])  # fmt: skip
    assert 'value="Ann Example"' in sam.page("/report/who/")
    assert 'value="2026"' in sam.page("/report/happened/")
    read_back = sam.page("/report/check/")
    assert "3 May 2026" in read_back
    assert "Signal" in read_back


def test_a_named_draft_is_sealed_and_can_be_gone_on_with_from_any_device(cast, door):
    door(cast.sam).write("named")
    draft = Draft.objects.get()
    assert b"recruiter" not in bytes(draft.answers)
    page = door(cast.sam).page("/report/")
    assert "You have an unfinished report" in page
    assert f"kept until {draft.kept_until:%-d %B %Y}" in page
    assert "Check your answers" in door(cast.sam).page("/report/check/")


def test_nobody_else_finds_a_draft(cast, door):
    door(cast.sam).write("named")
    door(cast.sam).write("anonymous")
    for other in (door(), door(cast.olga), door(cast.ada)):
        assert "unfinished report" not in other.page("/report/")
        assert other.get("/report/check/")["location"] == "/report/"


def test_an_anonymous_draft_stays_in_the_browser_and_ends_with_the_sign_in(cast, door):
    sam = door(cast.sam)
    sam.write("anonymous")
    assert "unfinished report" not in door(cast.sam).page("/report/")
    sam.client.force_login(cast.olga)
    assert "unfinished report" not in sam.page("/report/")


def test_a_draft_is_gone_after_its_time(cast, door):
    sam, guest = door(cast.sam), door()
    sam.write("named")
    guest.write("anonymous")
    with at(now() + timedelta(hours=5)):
        assert guest.get("/report/check/")["location"] == "/report/"
        assert "Check your answers" in sam.page("/report/check/")
    with at(now() + timedelta(days=15)):
        sam.client.force_login(cast.sam)
        assert sam.get("/report/check/")["location"] == "/report/"


def test_a_report_that_becomes_anonymous_leaves_nothing_under_the_name(cast, door):
    sam = door(cast.sam)
    sam.write("named", safe_contact="After six")
    before = Draft.objects.get()
    sam.post("/report/known/", mode="anonymous")
    after = Draft.objects.get()
    assert (after.owner, after.key == before.key) == ("", False)
    assert "A recruiter" in sam.page("/report/check/")
    assert "After six" not in sam.page("/report/check/")


def test_starting_again_deletes_what_was_there(cast, door):
    sam = door(cast.sam)
    sam.write("named")
    assert sam.get("/report/again/").status_code == 405
    assert sam.post("/report/again/")["location"] == "/report/known/"
    assert not Draft.objects.exists()


def test_words_sent_to_a_draft_that_is_gone_are_given_back(cast, door):
    sam = door(cast.sam)
    response = sam.post("/report/happened/", narrative="An hour of careful writing")
    assert response.status_code == 409
    assert "An hour of careful writing" in response.content.decode()


def test_a_page_ahead_leads_back_to_the_first_one_that_is_open(cast, door):
    sam = door(cast.sam)
    sam.post("/report/known/", mode="named")
    assert sam.get("/report/check/")["location"] == "/report/happened/"


def test_changing_one_answer_leads_straight_back_to_the_check(cast, door):
    sam = door(cast.sam)
    sam.write("named")
    assert sam.post("/report/who/", platform="xing")["location"] == "/report/check/"


def test_no_browser_keeps_a_page_of_the_door(cast, door):
    guest = door()
    guest.write("anonymous")
    guest.send()
    for path in ("/report/", *PAGES, "/report/check/", "/report/code/", "/receipt/"):
        assert "no-store" in guest.get(path)["Cache-Control"], path


def test_a_tampered_cookie_is_worth_nothing(cast, door):
    guest = door()
    guest.write("anonymous")
    name = next(name for name in guest.client.cookies if name.endswith("visit"))
    value = guest.client.cookies[name].value
    for forged in (value[:-4] + "AAAA", "rubbish", "", "é", value[:8]):
        guest.client.cookies[name] = forged
        assert guest.get("/report/check/")["location"] == "/report/"


def test_anonymous_pages_offer_to_leave_quickly_and_write_no_session(cast, door):
    guest = door()
    guest.write("anonymous")
    guest.send()
    for path in ("/report/", *PAGES, "/report/check/", "/report/code/", "/receipt/"):
        assert "Leave this page quickly" in guest.page(path), path
    assert not any(name.endswith("session") for name in guest.client.cookies)
