"""Is the right person told of each event, and nobody else? The rules, one kind of event after the other."""

import pytest
from django.template.loader import get_template

from accounts.terms import RoleName
from cases import actions
from cases.sentences import SENTENCES
from events.doers import SYSTEM
from notifications.models import Notification
from notifications.pages import PAGES
from notifications.rules import RULES, UNTOLD
from notifications.telling import tell
from notifications.terms import MESSAGES, Channel
from reports.actions import ask_to_withdraw, say, unseal
from tests.factories import CONCLUSION, JUDGED, Cast, at, filed


@pytest.fixture
def told(cast: Cast):
    """`told()` tells of all that happened since the last time: who was told what in the application, by name."""
    names = {user.pseudonym: name for name, user in vars(cast).items() if hasattr(user, "pseudonym")}
    done: set[int] = set()

    def now_told() -> dict[str, str]:
        tell()
        fresh = Notification.objects.filter(channel=Channel.APP).exclude(pk__in=done).order_by("pk")
        done.update(row.pk for row in fresh)
        return {names[row.recipient]: row.message for row in fresh}

    now_told()
    return now_told


GRAVE = CONCLUSION | {"severity": "high"}


def move(case, name, by, **details):
    return actions.move(case.reference, name, by=by, version=None, **details)


def test_every_kind_of_event_has_a_rule_or_a_reason_why_nobody_is_told():
    assert not RULES.keys() & UNTOLD.keys()
    assert set(SENTENCES) <= RULES.keys() | UNTOLD.keys()
    assert all(UNTOLD.values())


def test_every_rule_has_a_message_a_page_and_a_letter():
    for rule in (rule for rules in RULES.values() for rule in rules):
        assert rule.page in PAGES
        assert get_template(MESSAGES[rule.message].mail)


def test_no_message_is_unused():
    assert {rule.message for rules in RULES.values() for rule in rules} == set(MESSAGES)


def test_a_new_case_is_told_to_the_officers_of_its_desk_only(cast, told):
    filed(cast.sam)
    assert told() == {"olga": "new_case", "nora": "new_case"}


def test_a_critical_case_is_told_to_the_leads_at_once(cast, told):
    filed(cast.sam, stage=7)
    assert told() == {"olga": "new_case", "nora": "new_case", "lena": "needs_a_lead"}


def test_a_request_to_withdraw_is_told_to_the_officer_and_the_leads(cast, told):
    case = at("triage", cast)
    told()
    ask_to_withdraw(case.reports.get())
    assert told() == {"olga": "withdrawal", "lena": "withdrawal"}


def test_leads_hear_of_a_critical_case_only_when_it_becomes_one(cast, told):
    case = at("triage", cast)
    told()
    actions.assess(case.reference, by=cast.olga, version=None, severity="critical")
    assert told() == {"lena": "needs_a_lead"}
    actions.assess(case.reference, by=cast.olga, version=None, likelihood="likely")
    assert told() == {}


def test_the_reporter_hears_of_a_claim_and_the_officer_who_claims_does_not(cast, told):
    case = at("new", cast)
    told()
    move(case, "claim", cast.olga)
    assert told() == {"sam": "update"}


def test_the_reporter_hears_of_a_question_and_the_officer_of_the_answer(cast, told):
    report = filed(cast.sam)
    move(report.case, "claim", cast.olga)
    told()
    move(report.case, "ask", cast.olga, question="When was that?")
    assert told() == {"sam": "question"}
    say(report, "On Monday")
    assert told() == {"olga": "answered"}


def test_an_answer_recorded_by_the_officer_is_told_to_the_reporter(cast, told):
    case = at("awaiting_reporter", cast)
    told()
    move(case, "answer", cast.olga, reason="By telephone")
    assert told() == {"sam": "update"}


def test_the_officer_hears_when_a_lead_moves_their_case(cast, told):
    case = at("triage", cast)
    told()
    move(case, "investigate", cast.lena, **JUDGED)
    assert told() == {"sam": "update", "olga": "moved"}


def test_a_conclusion_that_needs_a_second_look_is_told_to_all_who_may_give_it(cast, told):
    case = at("triage", cast)
    told()
    move(case, "conclude", cast.olga, **GRAVE)
    assert told() == {"nora": "second_look", "lena": "second_look", "sam": "update"}


def test_a_dismissal_that_needs_a_second_look_likewise(cast, told):
    case = at("new", cast, stage=4)
    told()
    move(case, "dismiss", cast.nora, outcome="commercial_spam", reason="Mass mail", reply="Not aimed at you.")
    assert told() == {"olga": "second_look", "lena": "second_look", "sam": "update"}


def test_a_closing_is_told_to_the_reporter_as_a_decision(cast, told):
    case = at("triage", cast)
    told()
    move(case, "conclude", cast.olga, **CONCLUSION)
    assert told() == {"sam": "decided"}


def test_an_approval_is_told_to_the_reporter_and_to_the_officer(cast, told):
    case = at("review", cast)
    told()
    move(case, "approve", cast.nora)
    assert told() == {"sam": "decided", "olga": "moved"}


def test_a_return_is_told_to_the_officer(cast, told):
    case = at("review", cast)
    told()
    move(case, "return", cast.nora, reason="Check the company")
    assert told() == {"sam": "update", "olga": "moved"}


def test_a_proposal_is_told_to_the_leads_and_what_became_of_it_to_the_proposer(cast, told):
    case = at("triage", cast)
    told()
    actions.propose(case.reference, "They should know.", by=cast.olga, version=None)
    assert told() == {"lena": "proposal"}
    actions.decline(case.reference, "Not yet.", by=cast.lena, version=None)
    assert told() == {"olga": "decision_made"}
    actions.propose(case.reference, "Now they should.", by=cast.olga, version=None)
    told()
    move(case, "refer", cast.lena, agency="Police", legal_basis="Consent", marking="OFFICIAL", shared=["contact"],
         review_on="2030-01-01")  # fmt: skip
    assert told() == {"olga": "decision_made", "sam": "update"}
    move(case, "take_back", cast.lena, reason="They answered")
    assert told() == {"olga": "moved", "sam": "update"}


def test_whoever_is_given_a_case_hears_of_it_and_whoever_had_it_too(cast, told):
    case = at("triage", cast)
    told()
    actions.assign(case.reference, to=cast.nora, by=cast.lena, version=None)
    assert told() == {"nora": "given", "olga": "passed_on"}
    actions.hand_over(case.reference, to=cast.olga, by=cast.nora, version=None)
    assert told() == {"olga": "given"}


def test_a_released_case_is_told_to_the_desk(cast, told):
    case = at("triage", cast)
    told()
    actions.release(case.reference, by=cast.olga, version=None)
    assert told() == {"nora": "released"}


def test_a_lead_who_releases_a_case_has_its_officer_told(cast, told):
    case = at("triage", cast)
    told()
    actions.release(case.reference, by=cast.lena, version=None)
    assert told() == {"olga": "passed_on", "nora": "released"}


def test_a_colleague_to_whom_a_case_is_opened_by_name_is_told(cast, told):
    case = at("triage", cast)
    told()
    actions.open_to(case.reference, person=cast.otto, by=cast.lena, version=None)
    assert told() == {"otto": "opened_to"}
    move(case, "conclude", cast.olga, **GRAVE)
    assert told()["otto"] == "second_look"


def test_what_a_reporter_adds_is_told_to_the_officer_or_else_to_the_desk(cast, told):
    report = filed(cast.sam)
    told()
    say(report, "One more thing")
    assert told() == {"olga": "added", "nora": "added"}
    move(report.case, "claim", cast.olga)
    told()
    say(report, "And another")
    assert told() == {"olga": "added"}


def test_a_case_that_reopens_because_of_it_is_told_to_the_reporter(cast, told):
    case = at("closed", cast)
    told()
    say(case.reports.get(), "It went on")
    assert told() == {"olga": "added", "sam": "update"}


def test_reminders_and_the_last_word_are_told_to_the_reporter(cast, told):
    case = at("awaiting_reporter", cast)
    actions.assess(case.reference, by=cast.olga, version=None, severity="low")
    told()
    actions.chase(case.reference, number=1)
    assert told() == {"sam": "question_waits"}
    actions.warn(case.reference)
    assert told() == {"sam": "last_call"}


def test_a_case_chased_out_is_told_to_those_who_may_take_the_second_look(cast, told):
    case = at("awaiting_reporter", cast)
    actions.assess(case.reference, by=cast.olga, version=None, severity="low")
    told()
    actions.chase_out(case.reference)
    assert told() == {"nora": "second_look", "lena": "second_look", "olga": "moved", "sam": "update"}


def test_an_opened_identity_is_told_to_the_reporter_and_to_the_other_leads(cast, told):
    lea = cast.person("lea", (RoleName.LEAD, cast.north))
    report = filed(cast.sam, mode="confidential")
    tell()
    unseal(report.reference, reason="They may be in danger.", by=cast.lena, version=None)
    tell()
    fresh = Notification.objects.filter(channel="app", message__in=["unsealed", "identity_opened"])
    assert {(row.recipient, row.message) for row in fresh} == {
        (cast.sam.pseudonym, "identity_opened"),
        (lea.pseudonym, "unsealed"),
    }


def test_a_recorded_conflict_is_told_to_the_leads(cast, told):
    case = at("triage", cast)
    told()
    actions.declare_conflict(case.reference, person=cast.olga, by=cast.olga, version=None)
    assert told() == {"lena": "conflict"}


def test_work_beside_the_moves_is_told_to_nobody(cast, told):
    case = at("investigation", cast)
    told()
    actions.note(case.reference, "A thought", by=cast.nora)
    actions.tick(case.reference, case.tasks.first().pk, by=cast.olga, version=None)
    actions.describe(case.reference, case.approaches.get().pk, by=cast.olga, version=None, stage=3)
    assert told() == {}


def test_whoever_is_added_without_a_password_is_welcomed_by_mail_only(cast, told):
    cast.person("wilma")
    with_password = cast.person("petra", password="a long and winding road")
    assert told() == {}
    assert Notification.objects.filter(message="welcome", channel=Channel.MAIL).exists()
    assert not Notification.objects.filter(recipient=with_password.pseudonym).exists()


def test_the_house_itself_is_nobody_to_be_told(cast, told):
    cast.person("zoe", RoleName.MANAGER)
    assert SYSTEM.doer_id is None
    assert told() == {}
