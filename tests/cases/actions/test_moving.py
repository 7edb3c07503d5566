"""What does each move change, keep and say, and what does it refuse?"""

import hashlib
import json
from datetime import timedelta

import pytest

from cases.actions import assess, decline, hear, move, propose, read
from cases.models import Message, Note, Referral
from cases.terms import Status
from cases.workflow import TRANSITIONS
from events.clock import at as clock_at
from events.clock import now
from events.models import Event
from events.queries import faults
from events.refusals import Forbidden, Invalid, NotThere, Refused, StaleVersion
from tests.cases.actions.refusing import refused
from tests.cases.test_workflow import GIVEN
from tests.factories import CONCLUSION, JUDGED, WALKS, at, filed

GRAVE = {**CONCLUSION, "severity": "high"}


def last(case) -> Event:
    return Event.objects.filter(stream="case", stream_id=case.pk).latest("sequence")


def conversation(case):
    return case.approaches.get().conversations.get()


@pytest.mark.parametrize("status", WALKS)
def test_a_case_walks_to_every_status_and_the_journal_is_whole(cast, status):
    assert at(status, cast).status == status
    assert faults() == []


@pytest.mark.parametrize(("name", "status", "by"), [
    ("claim", "new", "olga"), ("dismiss", "new", "olga"), ("investigate", "triage", "olga"), ("ask", "triage", "olga"),
    ("answer", "awaiting_reporter", "olga"), ("take_back", "referred", "olga"), ("conclude", "triage", "olga"),
    ("approve", "review", "nora"), ("return", "review", "nora"), ("reopen", "closed", "lena"),
])  # fmt: skip
def test_a_move_is_one_event_with_doer_and_both_statuses_and_one_version(cast, name, status, by):
    case = at(status, cast)
    version, events = case.version, Event.objects.filter(stream="case", stream_id=case.pk).count()
    move(case.reference, name, by=getattr(cast, by), version=version, **GIVEN[name])
    case.refresh_from_db()
    assert case.version == version + 1
    assert Event.objects.filter(stream="case", stream_id=case.pk).count() == events + 1
    event = last(case)
    assert (event.kind, event.by_kind, event.by_id) == (name, "person", getattr(cast, by).pk)
    assert (event.before, event.after) == (status, case.status)
    assert case.changed_at >= event.at - timedelta(seconds=1)


@pytest.mark.parametrize("name", sorted(TRANSITIONS))
def test_every_move_is_refused_outside_the_scope_with_a_stale_page_and_with_an_unknown_reference(cast, name):
    case = at("triage", cast)
    with refused(NotThere):
        move(case.reference, name, by=cast.otto, version=case.version, **GIVEN[name])
    with refused(NotThere):
        move("00000-00000", name, by=cast.olga, version=1, **GIVEN[name])
    with refused(StaleVersion) as caught:
        move(case.reference, name, by=cast.nora, version=case.version - 1, **GIVEN[name])
    assert caught.value.current == case.version
    assert "Olga claimed the case" in str(caught.value)


@pytest.mark.parametrize(("doing", "who"), [
    (lambda case, cast: hear(conversation(case), "More"), "The reporter"),
    (lambda case, cast: assess(case.reference, by=cast.lena, version=None, severity="high"), "Lena"),
])  # fmt: skip
def test_a_stale_page_is_told_who_was_faster(cast, doing, who):
    case = at("triage", cast)
    doing(case, cast)
    with refused(StaleVersion) as caught:
        move(case.reference, "investigate", by=cast.olga, version=case.version, **JUDGED)
    assert who in str(caught.value)


def test_refusals_come_in_the_order_scope_version_right_status_details(cast):
    case = at("triage", cast)
    with refused(NotThere):
        move(case.reference, "approve", by=cast.otto, version=0)
    with refused(StaleVersion):
        move(case.reference, "reopen", by=cast.nora, version=0)
    with refused(Forbidden):
        move(case.reference, "reopen", by=cast.nora, version=case.version)
    with refused(Refused):
        move(case.reference, "reopen", by=cast.lena, version=case.version)
    with refused(Invalid):
        move(case.reference, "ask", by=cast.lena, version=case.version)


def test_claiming_assigns(cast):
    assert at("triage", cast).officer == cast.olga


def test_investigating_keeps_the_assessment_and_lays_out_the_checklist_of_the_kind(cast):
    case = filed(cast.sam, method="impersonation").case
    move(case.reference, "claim", by=cast.olga, version=None)
    move(case.reference, "investigate", by=cast.olga, version=None, **JUDGED)
    case.refresh_from_db()
    assert {name: getattr(case, name) for name in JUDGED} == JUDGED
    assert last(case).data == JUDGED
    assert case.tasks.filter(text__startswith="Warn the colleague", mandatory=True).exists()


def test_asking_reaches_the_reporter_at_once_and_remembers_the_way_back(cast):
    case = at("awaiting_reporter", cast)
    message = Message.objects.get(kind="question")
    assert message.conversation == conversation(case)
    assert message.sent_at is not None
    assert case.returns_to == "triage"


def test_an_officer_records_an_answer_with_a_reason_that_is_kept(cast):
    case = at("awaiting_reporter", cast)
    move(case.reference, "answer", by=cast.olga, version=None, reason="They rang me")
    case.refresh_from_db()
    assert (case.status, case.returns_to) == ("triage", "")
    assert "They rang me" in Note.objects.get(case=case).text


def test_a_dismissal_closes_with_reply_outcome_and_time(cast):
    case = filed(cast.sam).case
    move(case.reference, "dismiss", by=cast.olga, version=None, **GIVEN["dismiss"])
    case.refresh_from_db()
    assert (case.status, case.outcome) == ("closed", "commercial_spam")
    assert case.closed_at is not None
    assert Message.objects.get(kind="reply").sent_at is not None
    assert "A mass mailing" in Note.objects.get(case=case).text
    assert last(case).data["replied"] is True


@pytest.mark.parametrize(("name", "told", "details"), [
    ("dismiss", {"stage": 7}, {}),
    ("conclude", {"stage": 7}, {}),
    ("conclude", {}, {"severity": "critical"}),
    ("conclude", {}, {"outcome": "confirmed_hostile"}),
    ("conclude", {"stage": 1}, {"outcome": "genuine_contact"}),
])  # fmt: skip
def test_four_eyes_where_due_and_the_reply_is_held_until_then(cast, name, told, details):
    case = filed(cast.sam, **told).case
    move(case.reference, "claim", by=cast.olga, version=None)
    move(case.reference, name, by=cast.olga, version=None, **{**GIVEN[name], **details})
    case.refresh_from_db()
    assert (case.status, case.closed_at) == ("review", None)
    reply = Message.objects.get(kind="reply")
    assert reply.sent_at is None
    with refused(Forbidden):
        move(case.reference, "approve", by=cast.olga, version=None)
    move(case.reference, "approve", by=cast.nora, version=None)
    reply.refresh_from_db()
    assert reply.sent_at is not None


def test_a_lead_who_concluded_does_not_approve_either(cast):
    case = at("triage", cast)
    move(case.reference, "conclude", by=cast.lena, version=None, **GRAVE)
    with refused(Forbidden):
        move(case.reference, "approve", by=cast.lena, version=None)
    move(case.reference, "approve", by=cast.olga, version=None)


def test_nothing_is_approved_while_something_from_the_reporter_is_unread(cast):
    case = at("review", cast)
    hear(conversation(case), "One more thing")
    with refused(Refused):
        move(case.reference, "approve", by=cast.nora, version=None)
    read(case.reference, by=cast.nora)
    move(case.reference, "approve", by=cast.nora, version=None)


def test_returning_withdraws_the_reply_and_forgets_the_conclusion_but_not_the_assessment(cast):
    case = at("review", cast)
    move(case.reference, "return", by=cast.nora, version=None, reason="Too thin")
    case.refresh_from_db()
    assert (case.status, case.outcome, case.concluded_by, case.severity) == ("investigation", "", None, "high")
    reply = Message.objects.get(kind="reply")
    assert reply.withdrawn_at is not None
    move(case.reference, "conclude", by=cast.olga, version=None, **{**GRAVE, "reply": "A better reply"})
    move(case.reference, "approve", by=cast.nora, version=None)
    reply.refresh_from_db()
    assert reply.sent_at is None, "a reply that was withdrawn never goes out"
    assert Message.objects.get(text="A better reply").sent_at is not None


def test_mandatory_tasks_are_done_before_concluding(cast):
    case = at("investigation", cast)
    with refused(Refused):
        move(case.reference, "conclude", by=cast.olga, version=None, **CONCLUSION)
    case.tasks.filter(mandatory=True).update(done_at=now(), done_by=cast.olga)
    assert move(case.reference, "conclude", by=cast.olga, version=None, **CONCLUSION).status == Status.CLOSED


def test_a_lead_can_close_without_a_reply_and_the_reason_is_kept(cast):
    case = at("triage", cast)
    silent = {**CONCLUSION, "reply": "", "no_reply_reason": "An inquiry is under way"}
    with refused(Invalid):
        move(case.reference, "conclude", by=cast.olga, version=None, **silent)
    move(case.reference, "conclude", by=cast.lena, version=None, **silent)
    assert not Message.objects.filter(kind="reply").exists()
    assert "An inquiry is under way" in Note.objects.get(case=case).text
    assert last(case).data["replied"] is False


def test_a_referral_needs_a_proposal_by_somebody_else_and_keeps_exactly_what_was_shared(cast):
    case = filed(cast.sam, narrative="Sam Sailor told this", addresses=["anna@firm.example"]).case
    move(case.reference, "claim", by=cast.olga, version=None)
    with refused(Forbidden):
        move(case.reference, "refer", by=cast.lena, version=None, **GIVEN["refer"])
    propose(case.reference, "They should know", by=cast.olga, version=None)
    with refused(Forbidden):
        move(case.reference, "refer", by=cast.olga, version=None, **GIVEN["refer"])
    parts = ["contact", "person", "personas", "profiles", "assessment", "summary"]
    move(case.reference, "refer", by=cast.lena, version=None, **{**GIVEN["refer"], "shared": parts})
    kept = Referral.objects.get()
    again = json.dumps(kept.bundle, sort_keys=True, ensure_ascii=False).encode()
    assert kept.digest == hashlib.sha256(again).hexdigest() == last(case).data["digest"]
    assert set(kept.bundle["shared"]) == set(parts)
    for secret in ("sam", "sailor", "told this", cast.sam.pseudonym, "lamps"):
        assert secret not in again.decode().lower()


def test_what_was_not_chosen_is_not_shared_and_what_does_not_exist_cannot_be(cast):
    case = at("referred", cast)
    assert set(Referral.objects.get().bundle["shared"]) == {"contact"}
    move(case.reference, "take_back", by=cast.olga, version=None, reason="They answered")
    propose(case.reference, "Again", by=cast.olga, version=None)
    with refused(Invalid):
        move(case.reference, "refer", by=cast.lena, version=None, **{**GIVEN["refer"], "shared": ["narrative"]})


def test_a_lead_never_refers_on_their_own_proposal(cast):
    lead = cast.person("lola", ("lead", cast.north), ("officer", cast.north))
    case = filed(cast.sam).case
    move(case.reference, "claim", by=lead, version=None)
    propose(case.reference, "They should know", by=lead, version=None)
    with refused(Forbidden):
        move(case.reference, "refer", by=lead, version=None, **GIVEN["refer"])
    with refused(Forbidden):
        decline(case.reference, "No", by=lead, version=None)
    move(case.reference, "refer", by=cast.lena, version=None, **GIVEN["refer"])


@pytest.mark.parametrize(("name", "by"), [("take_back", "olga"), ("conclude", "olga")])
def test_a_referral_ends_with_its_reason_when_the_case_comes_back(cast, name, by):
    case = at("referred", cast)
    move(case.reference, name, by=getattr(cast, by), version=None, **GIVEN[name])
    kept = Referral.objects.get()
    assert kept.ended_at is not None
    assert kept.ended_because != ""


def test_reopening_stops_the_retention_clock_and_goes_back_to_the_last_officer(cast):
    case = at("closed", cast)
    move(case.reference, "reopen", by=cast.lena, version=None, reason="A new report")
    case.refresh_from_db()
    assert (case.status, case.closed_at, case.outcome, case.officer) == ("triage", None, "", cast.olga)
    assert case.likelihood == "likely", "the assessment stands"


def test_reopening_goes_to_the_desk_when_the_officer_is_gone(cast):
    case = at("closed", cast)
    cast.olga.roles.all().delete()
    move(case.reference, "reopen", by=cast.lena, version=None, reason="A new report")
    case.refresh_from_db()
    assert case.officer is None


def test_a_move_happens_at_the_moment_of_the_clock(cast):
    case = at("new", cast)
    moment = now() + timedelta(days=3)
    with clock_at(moment):
        move(case.reference, "claim", by=cast.olga, version=None)
    assert last(case).at == moment
