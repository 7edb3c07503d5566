"""May a case make exactly the moves that the workflow's description allows, with exactly what it demands?"""

import itertools
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cases.terms import Confidence, Likelihood, Outcome, Severity, Stage, Status
from cases.workflow import TRANSITIONS, Facts, check, possible, second_look_due
from events.refusals import Invalid, Refused

# Written down by hand from the description, not from the code: move → from where → where to, in the plainest case.
ALLOWED = {
    "claim": {"new": "triage"},
    "dismiss": {"new": "closed", "triage": "closed"},
    "investigate": {"triage": "investigation"},
    "ask": {"triage": "awaiting_reporter", "investigation": "awaiting_reporter"},
    "answer": {"awaiting_reporter": "investigation"},
    "refer": {"triage": "referred", "investigation": "referred"},
    "take_back": {"referred": "investigation"},
    "conclude": {"triage": "closed", "investigation": "closed", "referred": "closed"},
    "approve": {"review": "closed"},
    "return": {"review": "investigation"},
    "reopen": {"closed": "triage"},
    "chase_out": {"awaiting_reporter": "review"},
}
STATUSES = {"new", "triage", "awaiting_reporter", "investigation", "referred", "review", "closed"}
JUDGED = {"severity": "low", "likelihood": "unlikely", "confidence": "moderate"}
GIVEN = {
    "claim": {},
    "dismiss": {"outcome": "commercial_spam", "reason": "A mass mailing", "reply": "It is advertising."},
    "investigate": JUDGED,
    "ask": {"question": "When was that?"},
    "answer": {"reason": "By telephone"},
    "refer": {
        "agency": "Police", "legal_basis": "Consent", "marking": "OFFICIAL", "shared": ["contact"],
        "review_on": "2030-01-01",
    },
    "take_back": {"reason": "They answered"},
    "conclude": {**JUDGED, "outcome": "likely_hostile", "summary": "No such firm", "reply": "You did right."},
    "approve": {},
    "return": {"reason": "One source is not enough"},
    "reopen": {"reason": "A new report"},
    "chase_out": {},
}  # fmt: skip
PLAIN = Facts(status="new", severity="low", severity_is_set=True, returns_to="investigation")


def facts(status: str, **more) -> Facts:
    return replace(PLAIN, status=status, **more)


def test_statuses_and_moves_are_those_described():
    assert set(Status.values) == STATUSES
    assert set(TRANSITIONS) == set(ALLOWED)


@pytest.mark.parametrize(("status", "name"), list(itertools.product(sorted(STATUSES), ALLOWED)))
def test_each_move_from_each_status_leads_where_described_or_is_refused(status, name):
    if target := ALLOWED[name].get(status):
        assert check(name, facts(status), GIVEN[name]) == target
        return
    with pytest.raises(Refused) as refused:
        check(name, facts(status), GIVEN[name])
    assert set(refused.value.possible) == {other for other, ways in ALLOWED.items() if status in ways}


@pytest.mark.parametrize("status", sorted(STATUSES))
def test_a_move_that_does_not_exist_is_refused_with_what_is_possible(status):
    with pytest.raises(Refused) as refused:
        check("teleport", facts(status), {})
    assert refused.value.possible == possible(status)


NEEDED = [(name, detail) for name, details in GIVEN.items() for detail in details]


@pytest.mark.parametrize(("name", "detail"), NEEDED)
@pytest.mark.parametrize("nothing", [None, "", "   ", []])
def test_no_detail_that_is_needed_can_be_left_out(name, detail, nothing):
    with pytest.raises(Invalid) as refused:
        check(name, facts(next(iter(ALLOWED[name]))), {**GIVEN[name], detail: nothing})
    assert set(refused.value.fields) == {detail}


@pytest.mark.parametrize(("name", "detail"), NEEDED)
@pytest.mark.parametrize("nonsense", [7, {"a": 1}, [["x"]], "nul\0", "x" * 20_001])
def test_no_detail_can_be_of_another_kind(name, detail, nonsense):
    with pytest.raises(Invalid) as refused:
        check(name, facts(next(iter(ALLOWED[name]))), {**GIVEN[name], detail: nonsense})
    assert detail in refused.value.fields


def test_the_table_asks_for_nothing_that_is_not_described():
    beyond = {"duplicate_of", "no_reply_reason", "reporter"}
    for name, transition in TRANSITIONS.items():
        assert {need.name for need in transition.needs} - beyond == set(GIVEN[name])


@pytest.mark.parametrize(("detail", "scale"), [
    ("severity", {"low", "medium", "high", "critical"}),
    ("likelihood", {"remote_chance", "highly_unlikely", "unlikely", "realistic_possibility", "likely",
                    "highly_likely", "almost_certain"}),
    ("confidence", {"low", "moderate", "high"}),
])  # fmt: skip
def test_an_assessment_is_on_its_scale(detail, scale):
    for value in sorted(scale):
        assert check("investigate", facts("triage"), {**JUDGED, detail: value}) == "investigation"
    with pytest.raises(Invalid):
        check("investigate", facts("triage"), {**JUDGED, detail: "dreadful"})


DISMISSALS = {"duplicate", "commercial_spam", "out_of_scope", "withdrawn", "exercise"}
CONCLUSIONS = {"confirmed_hostile", "likely_hostile", "inconclusive", "genuine_contact", "criminal_fraud"}


@pytest.mark.parametrize("outcome", sorted(DISMISSALS | CONCLUSIONS))
def test_each_outcome_ends_a_case_in_one_way_only(outcome):
    ways = {"dismiss": ("new", DISMISSALS), "conclude": ("triage", CONCLUSIONS)}
    for name, (status, outcomes) in ways.items():
        details = {**GIVEN[name], "outcome": outcome, "duplicate_of": "7K4M9-2QXT3"}
        if outcome in outcomes:
            assert check(name, facts(status), details) in ("closed", "review")
        else:
            with pytest.raises(Invalid):
                check(name, facts(status), details)


def test_a_duplicate_names_its_case():
    with pytest.raises(Invalid) as refused:
        check("dismiss", facts("new"), {**GIVEN["dismiss"], "outcome": "duplicate"})
    assert set(refused.value.fields) == {"duplicate_of"}


def test_an_answer_goes_back_to_where_the_question_came_from():
    for status in ("triage", "investigation"):
        assert check("answer", facts("awaiting_reporter", returns_to=status), GIVEN["answer"]) == status


def test_the_reporters_own_answer_needs_no_reason():
    assert check("answer", facts("awaiting_reporter", by_kind="reporter"), {}) == "investigation"


def test_a_lead_and_nobody_else_can_decide_that_no_reply_is_sent():
    details = {**GIVEN["conclude"], "reply": "", "no_reply_reason": "It would give the inquiry away"}
    assert check("conclude", facts("triage", by_lead=True), details) == "closed"
    with pytest.raises(Invalid) as refused:
        check("conclude", facts("triage"), details)
    assert set(refused.value.fields) == {"no_reply_reason"}


@pytest.mark.parametrize(("name", "status", "against"), [
    ("conclude", "triage", {"mandatory_tasks_open": 1}),
    ("conclude", "referred", {"evidence_waiting": 1}),
    ("approve", "review", {"unread": 1}),
    ("chase_out", "awaiting_reporter", {"unread": 1}),
    ("chase_out", "awaiting_reporter", {"severity": "high"}),
    ("chase_out", "awaiting_reporter", {"severity": "critical"}),
    ("chase_out", "awaiting_reporter", {"severity_is_set": False}),
])  # fmt: skip
def test_a_gate_holds_until_the_case_is_ready(name, status, against):
    assert check(name, facts(status), GIVEN[name])
    with pytest.raises(Refused) as refused:
        check(name, facts(status, **against), GIVEN[name])
    assert refused.value.possible == possible(status)
    assert refused.value.sentence.endswith(".")


@given(
    so_far=st.sampled_from(["", *Severity.values]), now=st.sampled_from(["", *Severity.values]),
    stage=st.sampled_from(Stage.values), outcome=st.sampled_from(Outcome.values),
)  # fmt: skip
def test_a_second_look_is_due_exactly_when_described(so_far, now, stage, outcome):
    grave = {"high", "critical"} & {so_far, now}
    due = bool(grave) or outcome == "confirmed_hostile" or (outcome == "genuine_contact" and stage >= 1)
    seen = second_look_due(facts("triage", severity=so_far, stage=stage), {"outcome": outcome, "severity": now})
    assert seen == due


@given(
    severity=st.sampled_from(Severity.values), stage=st.sampled_from(Stage.values),
    outcome=st.sampled_from(sorted(DISMISSALS | CONCLUSIONS)), likelihood=st.sampled_from(Likelihood.values),
    confidence=st.sampled_from(Confidence.values), status=st.sampled_from(["triage"]),
)  # fmt: skip
def test_a_case_never_closes_on_one_persons_word_when_a_second_look_is_due(
    severity, stage, outcome, likelihood, confidence, status
):
    name = "dismiss" if outcome in DISMISSALS else "conclude"
    before = facts(status, severity=severity, stage=stage)
    details = {**GIVEN[name], "outcome": outcome, "duplicate_of": "7K4M9-2QXT3", "likelihood": likelihood,
               "confidence": confidence}  # fmt: skip
    target = check(name, before, details)
    assert target == ("review" if second_look_due(before, details) else "closed")


@given(severity=st.text(max_size=5) | st.none() | st.integers() | st.lists(st.text(max_size=2)))
def test_strange_details_are_refused_and_never_break(severity):
    if severity in Severity.values:
        return
    with pytest.raises(Invalid):
        check("investigate", facts("triage"), {**JUDGED, "severity": severity})
