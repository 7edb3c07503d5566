"""Does a receipt code lead back to its report, and nothing else to anybody's?"""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.conf import settings
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cases.actions import move
from cases.models import Message
from events.clock import at, now
from reports import queries, receipts
from reports.receipts import new_code
from reports.views import gate
from tests.factories import filed


@pytest.fixture(autouse=True)
def nobody_has_tried():
    """The gate counts in the memory of the process, which outlives a test."""
    for counter in (gate.wrong_codes, gate.slow_tries, gate.reports_filed):
        counter.forget()


@pytest.fixture
def code():
    return new_code()


@pytest.fixture
def report(cast, code):
    return filed(None, mode="anonymous", receipt=code)


def test_the_code_opens_the_report_however_it_is_typed(report, code, door):
    for typed in (code, code.replace(" ", ""), code.replace(" ", "-"), f" {code} "):
        guest = door()
        assert guest.post("/receipt/", code=typed)["location"] == "/receipt/report/"
        assert report.reference in guest.page("/receipt/report/")


def test_a_question_is_answered_with_the_code_alone(report, code, door, cast):
    move(report.case.reference, "claim", by=cast.olga, version=None)
    move(report.case.reference, "ask", by=cast.olga, version=None, question="When was that?")
    guest = door()
    guest.post("/receipt/", code=code)
    assert "When was that?" in guest.page("/receipt/report/")
    assert guest.post("/receipt/report/say/", text="In May", key=uuid4())["location"] == "/receipt/report/"
    assert "Your answer reached us" in guest.page("/receipt/report/")
    assert not Message.objects.filter(kind="question", read_at=None).exists()


def test_a_wrong_code_opens_nothing_and_a_short_one_is_told_apart(report, door):
    guest = door()
    assert "We don’t know this receipt code" in guest.post("/receipt/", code=new_code()).content.decode()
    assert "must have 16 digits" in guest.post("/receipt/", code="123").content.decode()
    assert guest.get("/receipt/report/")["location"] == "/receipt/"


def try_(browser, code, address="192.0.2.1"):
    return browser.client.post("/receipt/", {"code": code}, REMOTE_ADDR=address)


def test_after_many_wrong_codes_tries_are_slow_but_the_right_one_always_opens_its_report(report, code, door):
    guesser = door()
    for _ in range(gate.TRIES):
        assert try_(guesser, new_code()).status_code == 200
    assert try_(guesser, new_code()).status_code == 200
    assert try_(door(), code).status_code == 429, "one try passes, the next has to wait"
    with at(now() + gate.PAUSE):
        assert try_(door(), code).status_code == 302, "also from the network that the guesses come from"
    assert try_(door(), code, "198.51.100.7").status_code == 302, "other networks don't notice"
    with at(now() + timedelta(minutes=11)):
        assert {try_(door(), new_code()).status_code for _ in range(2)} == {200}


def test_a_long_queue_of_tries_is_asked_to_wait(report, code, door, monkeypatch):
    monkeypatch.setattr(gate, "PATIENCE", 0.0)
    with gate._one_at_a_time:
        assert door().post("/receipt/", code=code).status_code == 429
    assert door().post("/receipt/", code=code).status_code == 302


def test_right_and_wrong_codes_cost_the_same_slow_digest_and_the_same_look_up(report, code, door, monkeypatch):
    digest, made = receipts.digest, []
    monkeypatch.setattr(receipts, "digest", lambda code: made.append(code) or digest(code))
    cost = []
    for typed in (code, new_code()):
        with CaptureQueriesContext(connection) as asked:
            queries.by_code(typed)
        cost.append(len(asked))
    assert len(made) == 2
    assert cost == [1, 1]


def test_nothing_of_the_guesses_is_kept_outside_the_memory_of_the_process(report, door):
    guesser = door()
    for _ in range(3):
        with CaptureQueriesContext(connection) as asked:
            try_(guesser, new_code())
        assert not [query["sql"] for query in asked if not query["sql"].startswith("SELECT")]
    assert list(guesser.client.cookies) in ([], [settings.CSRF_COOKIE_NAME])


def test_the_report_closes_by_itself_and_by_hand(report, code, door):
    guest = door()
    guest.post("/receipt/", code=code)
    with at(now() + timedelta(minutes=31)):
        assert guest.get("/receipt/report/")["location"] == "/receipt/"
    guest.post("/receipt/leave/")
    assert guest.get("/receipt/report/")["location"] == "/receipt/"


def test_words_sent_after_it_closed_are_given_back(report, code, door):
    guest = door()
    guest.post("/receipt/", code=code)
    with at(now() + timedelta(minutes=31)):
        response = guest.post("/receipt/report/say/", text="What I remember", key=uuid4())
    assert response.status_code == 409
    assert "What I remember" in response.content.decode()
    assert not Message.objects.exists()


def test_a_code_never_opens_a_report_with_a_name_on_it(cast, code, door):
    filed(cast.sam)
    assert door().post("/receipt/", code=code).status_code == 200


def test_coming_back_leaves_no_session_and_no_code_behind(report, code, door):
    guest = door()
    guest.post("/receipt/", code=code)
    page = guest.page("/receipt/report/")
    assert not any(name.endswith("session") for name in guest.client.cookies)
    assert code not in page
    assert code.replace(" ", "") not in str(guest.client.cookies)
