"""Can a reporter ask that a report be withdrawn, what comes of it, and is nothing lost by it?"""

import pytest

from cases.actions import ask_to_withdraw, move, tick
from cases.models import Message
from events.models import Event
from events.refusals import Invalid, Refused
from reports import queries
from reports.actions import say
from reports.receipts import new_code
from tests.cases.actions.refusing import refused
from tests.factories import CONCLUSION, at, filed

OPEN = ["new", "triage", "awaiting_reporter", "investigation", "referred", "review"]
WITHDRAWN = CONCLUSION | {"outcome": "withdrawn"}


def living(case):
    case.refresh_from_db()
    return case


@pytest.mark.parametrize("status", OPEN)
def test_in_every_open_status_it_is_asked_once_and_removes_nothing(cast, door, status):
    case = at(status, cast)
    report, sam = case.reports.get(), door(cast.sam)
    address = f"/reports/{report.reference}/"
    assert "Ask us to withdraw this report" in sam.page(address)
    for _ in range(2):
        assert sam.post(f"{address}withdraw/", reason="I was mistaken.")["location"] == address
    page = sam.page(address)
    assert "You asked us to withdraw this on" in page
    assert "I was mistaken." in page
    assert "A stranger offered me money" in page
    assert sam.get(f"{address}withdraw/")["location"] == address
    assert (
        Message.objects.filter(kind="withdrawal").count() == Event.objects.filter(kind="ask_to_withdraw").count() == 1
    )
    assert "mistaken" not in str(Event.objects.get(kind="ask_to_withdraw").data)


def test_a_question_that_waits_needs_no_answer_any_more(cast):
    case = at("awaiting_reporter", cast)
    ask_to_withdraw(case.reports.get().conversation)
    assert living(case).status == "triage"


def test_officers_read_it_before_they_approve_and_see_it_on_the_case(cast, client):
    case = at("review", cast)
    ask_to_withdraw(case.reports.get().conversation)
    with refused(Refused):
        move(case.reference, "approve", by=cast.nora, version=None)
    client.force_login(cast.nora)
    page = client.get(f"/cases/{case.reference}/").content.decode()
    assert "to withdraw the report" in page
    assert "No reason was given." in page


def test_a_decided_report_can_not_be_withdrawn_but_added_to(cast, door):
    case = at("closed", cast)
    report = case.reports.get()
    with refused(Refused):
        ask_to_withdraw(report.conversation)
    sam = door(cast.sam)
    assert "withdraw" not in sam.page(f"/reports/{report.reference}/")
    assert sam.post(f"/reports/{report.reference}/withdraw/").status_code == 409


def test_a_reason_has_its_bounds(cast):
    conversation = at("new", cast).reports.get().conversation
    with refused(Invalid):
        ask_to_withdraw(conversation, "x" * 20_001)


def test_a_case_under_investigation_ends_as_withdrawn_only_where_that_was_asked(cast):
    case = at("investigation", cast)
    for task in case.tasks.filter(mandatory=True):
        tick(case.reference, task.pk, by=cast.olga, version=None)
    with refused(Invalid):
        move(case.reference, "conclude", by=cast.olga, version=None, **WITHDRAWN)
    ask_to_withdraw(case.reports.get().conversation)
    move(case.reference, "conclude", by=cast.olga, version=None, **WITHDRAWN)
    assert (living(case).status, case.outcome) == ("closed", "withdrawn")


def test_it_is_asked_with_the_receipt_code_alone(cast, door):
    code = new_code()
    report = filed(None, mode="anonymous", receipt=code)
    freya = door()
    freya.post("/receipt/", code=code)
    assert "Ask us to withdraw it" in freya.page("/receipt/report/withdraw/")
    assert freya.post("/receipt/report/withdraw/")["location"] == "/receipt/report/"
    assert "You asked us to withdraw this on" in freya.page("/receipt/report/")
    assert report.conversation.messages.get().kind == "withdrawal"


def test_of_a_duplicate_it_reaches_the_living_case_and_no_other_reporter_hears_of_it(cast):
    case, other = at("triage", cast), filed(cast.nora)
    duplicate = {"outcome": "duplicate", "duplicate_of": case.reference, "reason": "The same", "reply": "Thank you."}
    move(other.reference, "dismiss", by=cast.olga, version=None, **duplicate)
    ask_to_withdraw(other.conversation)
    event = Event.objects.get(kind="ask_to_withdraw")
    assert event.stream_id == case.pk

    def told(report):
        return [item["title"] for item in queries.happened(report, queries.messages(report))]

    assert "You asked us to withdraw this report" in told(other.__class__.objects.get(pk=other.pk))
    assert "You asked us to withdraw this report" not in told(case.reports.get())


def test_whoever_changes_their_mind_again_simply_adds_to_it(cast):
    case = at("triage", cast)
    report = case.reports.get()
    ask_to_withdraw(report.conversation)
    assert say(report, "Please go on after all.").kind == "addition"
    assert living(case).status == "triage"


def test_a_program_asks_through_the_api(cast, client):
    report = filed(cast.sam)
    client.force_login(cast.sam)
    address = f"/api/v1/reports/{report.reference}/withdrawal/"
    answer = client.post(address, {"reason": "Sent twice"}, content_type="application/json")
    assert (answer.status_code, answer.json()["kind"]) == (201, "withdrawal")
    client.force_login(cast.nora)
    assert client.post(address, {}, content_type="application/json").status_code == 404
