"""Who may do what with a case? Everybody, with everything, in every status: exactly what is described."""

import itertools

import pytest
from django.db import transaction

from cases import policy
from cases.actions import move
from cases.models import Case
from cases.terms import Status
from cases.workflow import TRANSITIONS
from events.doers import REPORTER, SYSTEM
from events.models import Event
from events.refusals import Forbidden, NotThere, Refusal
from tests.cases.test_workflow import ALLOWED, GIVEN
from tests.factories import at, filed

# What the officer and a lead do beside the moves: matches, takedowns, the register by hand, notes to the reporter.
BESIDE = ("accept_match", "reject_match", "ask_takedown", "chase_takedown", "look_at_takedown", "cite_takedown",
          "begin_persona", "add_profile", "share_note")  # fmt: skip
# Of a case of the north desk that is Olga's: the officer, another officer, the lead, and the two without a name.
MAY = {
    "olga": {"open", "claim", "dismiss", "investigate", "ask", "answer", "take_back", "conclude", "release",
             "hand_over", "assess", "describe", "note", "tick", "read", "propose", "link_persona", "declare_conflict",
             "approve", "return", "open_original", "edit_note", "add_evidence", *BESIDE},
    "nora": {"open", "claim", "dismiss", "note", "edit_note", "read", "declare_conflict", "approve", "return",
             "open_original", "add_evidence"},
    "lena": {"investigate", "ask", "take_back", "conclude", "approve", "return", "reopen", "assign", "give_out",
             "release", "hand_over", "assess", "describe", "note", "tick", "read", "link_persona", "restrict",
             "open_to", "close_to", "hold", "lift_hold", "declare_conflict", "unseal", "override", "open_original",
             "edit_note", "add_evidence", "bring_in", "retract", *BESIDE},
    "reporter": {"open", "answer", "add", "enclose", "ask_to_withdraw", "rate"},
    "system": {"open", "reopen", "chase_out", "chase", "warn", "scan", "escalate", "dispose", "release", "open_to"},
    "max": set(), "audra": set(), "ada": set(), "sam": set(),
}  # fmt: skip
WITH_PROPOSAL = {"lena": {"refer", "decline"}}
SECOND_LOOK = {"approve", "return"}


def doers(cast) -> dict:
    named = {name: getattr(cast, name) for name in MAY if hasattr(cast, name)}
    return {**named, "reporter": REPORTER, "system": SYSTEM}


@pytest.mark.parametrize("status", Status.values)
def test_each_may_do_exactly_what_is_described(cast, status):
    case = at(status, cast)
    if status == "new":
        Case.objects.filter(pk=case.pk).update(officer=cast.olga)  # as after `assign`
        case.refresh_from_db()
    found = {name: {act for act in policy.GRANTS if policy.may(by, act, case)} for name, by in doers(cast).items()}
    expected = {name: set(acts) for name, acts in MAY.items()}
    if case.concluded_by_id == cast.olga.pk:
        expected["olga"] -= SECOND_LOOK
    assert found == expected


def test_an_officer_may_take_what_nobody_has(cast):
    case = filed(cast.sam).case
    assert policy.may(cast.nora, "assign", case)
    assert not policy.may(cast.nora, "release", case)


def test_whoever_proposed_to_refer_does_not_decide_on_it(cast):
    case = at("triage", cast)
    assert not policy.may(cast.lena, "refer", case), "nothing is proposed"
    case.proposals.create(reason="They should know", by=cast.olga)
    for act in WITH_PROPOSAL["lena"]:
        assert policy.may(cast.lena, act, case)
        assert not policy.may(cast.olga, act, case)
    case.proposals.update(by=cast.lena)
    assert not policy.may(cast.lena, "refer", Case.objects.get(pk=case.pk))


def test_the_lead_of_another_desk_is_no_lead_here(cast):
    lead = cast.person("lars", ("lead", cast.south))
    case = at("triage", cast)
    assert not {act for act in policy.GRANTS if policy.may(lead, act, case)}


def test_an_action_nobody_knows_is_nobodys(cast):
    case = at("triage", cast)
    for by in doers(cast).values():
        assert not policy.may(by, "teleport", case)
        with pytest.raises(Forbidden):
            policy.require(by, "teleport", case)


def test_every_transition_has_a_grant():
    assert set(TRANSITIONS) <= set(policy.GRANTS)


OUTSIDE = {"otto", "max", "audra", "ada", "sam"}  # the case isn't there for them


def attempt(case, name: str, by) -> str:
    """How the attempt ends; whatever it did is undone."""
    sid = transaction.savepoint()
    try:
        move(case.reference, name, by=by, version=None, **GIVEN[name])
        return "done"
    except Refusal as refusal:
        return refusal.code
    finally:
        transaction.savepoint_rollback(sid)


@pytest.mark.parametrize("status", Status.values)
def test_every_attempt_at_every_move_ends_as_described_and_a_refused_one_leaves_no_trace(cast, status):
    case = at(status, cast)
    people = {**doers(cast), "otto": cast.otto}
    before = Event.objects.count()
    ends = {(who, name): attempt(case, name, people[who]) for who, name in itertools.product(people, TRANSITIONS)}
    assert ends == {(who, name): expected(who, name, status) for who, name in ends}
    assert Event.objects.count() == before


def expected(who: str, name: str, status: str) -> str:
    if who in OUTSIDE:
        return "not_found"
    mine = name in MAY[who] or (who == "olga" and status == "new" and name == "claim")
    if status == "new" and who == "olga":
        mine = name in MAY["nora"]  # not hers yet
    if who == "olga" and name in SECOND_LOOK and status in ("review", "closed"):
        mine = False
    if not mine:
        return "forbidden"
    if status not in ALLOWED[name]:
        return "refused"
    if name == "chase_out":
        return "refused"  # its severity isn't set
    if name == "conclude" and status == "investigation":
        return "refused"  # mandatory tasks are open
    return "done"


def test_managers_auditors_and_administrators_cannot_even_load_a_case(cast):
    case = at("triage", cast)
    for who in sorted(OUTSIDE):
        with pytest.raises(NotThere):
            move(case.reference, "claim", by=getattr(cast, who), version=None)
