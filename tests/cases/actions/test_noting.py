"""What do officers write down, judge and correct, and what is refused?"""

from datetime import date
from uuid import uuid4

import pytest

from cases.actions import assess, decline, describe, link_persona, note, propose, tick
from cases.actions.restricting import declare_conflict
from cases.models import Note, Task
from events.models import Event
from events.refusals import Forbidden, Invalid, NotThere, Refused, StaleVersion
from personas.models import Persona
from tests.cases.actions.refusing import refused
from tests.factories import at, filed


def test_a_note_is_kept_once_per_key_and_never_in_the_journal(cast):
    case, key = at("closed", cast), uuid4()
    assert note(case.reference, "Rang the bank", by=cast.nora, key=key) == note(
        case.reference, "Rang the bank", by=cast.nora, key=key
    )
    assert Note.objects.filter(text="Rang the bank").count() == 1
    assert "bank" not in str(Event.objects.filter(kind="note").values_list("data"))
    with refused(Invalid):
        note(case.reference, "Another", by=cast.olga, key=key)
    with refused(Invalid):
        note(case.reference, "  ", by=cast.olga)
    with refused(NotThere):
        note(case.reference, "I am curious", by=cast.otto)


def test_a_task_is_ticked_once_and_belongs_to_its_case(cast):
    case = at("investigation", cast)
    task = case.tasks.first()
    tick(case.reference, task.pk, by=cast.olga, version=None)
    tick(case.reference, task.pk, by=cast.lena, version=None)
    task.refresh_from_db()
    assert task.done_by == cast.olga
    assert Event.objects.filter(kind="tick").count() == 1
    foreign = Task.objects.create(case=filed(cast.sam).case, text="Something else")
    with refused(NotThere):
        tick(case.reference, foreign.pk, by=cast.olga, version=None)
    with refused(Forbidden):
        tick(case.reference, task.pk, by=cast.nora, version=None)


def test_one_proposal_waits_at_a_time_and_a_lead_declines_with_a_reason(cast):
    case = at("triage", cast)
    with refused(Invalid):
        propose(case.reference, " ", by=cast.olga, version=None)
    propose(case.reference, "They should know", by=cast.olga, version=None)
    with refused(Refused):
        propose(case.reference, "Again", by=cast.olga, version=None)
    with refused(Invalid):
        decline(case.reference, "", by=cast.lena, version=None)
    decline(case.reference, "Too early", by=cast.lena, version=None)
    proposal = case.proposals.get()
    assert proposal.declined_because == "Too early"
    assert proposal.decided_at is not None
    with refused(Forbidden):
        decline(case.reference, "Again", by=cast.lena, version=None)
    propose(case.reference, "Now it is time", by=cast.olga, version=None)


def test_an_assessment_changes_what_is_given_and_says_all_of_it(cast):
    case = at("investigation", cast)
    assess(case.reference, by=cast.olga, version=None, likelihood="remote_chance")
    case.refresh_from_db()
    assert (case.likelihood, case.severity) == ("remote_chance", "low")
    told = Event.objects.get(kind="assess").data
    assert told == {"severity": "low", "likelihood": "remote_chance", "confidence": "moderate"}
    assess(case.reference, by=cast.olga, version=None, likelihood="remote_chance")
    assert Event.objects.filter(kind="assess").count() == 1, "nothing changed"


@pytest.mark.parametrize(
    "judged", [{"severity": "dreadful"}, {"outcome": "exercise"}, {"likelihood": ""}, {"status": "new"}]
)
def test_only_the_three_scales_are_assessed(cast, judged):
    case = at("triage", cast)
    with refused(Invalid):
        assess(case.reference, by=cast.olga, version=None, **judged)


def test_a_closed_case_is_neither_assessed_nor_described(cast):
    case = at("closed", cast)
    approach = case.approaches.get()
    with refused(Refused):
        assess(case.reference, by=cast.olga, version=None, severity="high")
    with refused(Refused):
        describe(case.reference, approach.pk, by=cast.olga, version=None, stage=3)
    with refused(Refused):
        link_persona(case.reference, approach.pk, persona=None, by=cast.olga, version=None)


def test_describing_corrects_the_approach_and_leaves_the_testimony(cast):
    case = at("triage", cast, platform="linkedin", stage=1)
    approach = case.approaches.get()
    describe(case.reference, approach.pk, by=cast.olga, version=None, stage=4, platform="xing",
             first_contact_on=date(2026, 1, 2), last_contact_on=date(2026, 1, 9))  # fmt: skip
    approach.refresh_from_db()
    assert (approach.stage, approach.platform, approach.first_contact_on) == (4, "xing", date(2026, 1, 2))
    assert set(Event.objects.get(kind="describe").data["fields"]) == {
        "stage", "platform", "first_contact_on", "last_contact_on",
    }  # fmt: skip


@pytest.mark.parametrize("facts", [
    {"stage": 9}, {"platform": "pigeon"}, {"sector": "circus"}, {"first_contact_on": date(2999, 1, 1)},
    {"first_contact_on": "yesterday"}, {"moved_to": ["pigeon"]},
])  # fmt: skip
def test_what_does_not_exist_cannot_be_described(cast, facts):
    case = at("triage", cast)
    with refused(Invalid):
        describe(case.reference, case.approaches.get().pk, by=cast.olga, version=None, **facts)


def test_somebody_elses_approach_or_persona_is_not_there(cast):
    case, other = at("triage", cast), filed(cast.sam, addresses=["anna@firm.example"]).approach
    with refused(NotThere):
        describe(case.reference, other.pk, by=cast.olga, version=None, stage=1)
    with refused(NotThere):
        link_persona(case.reference, other.pk, persona=None, by=cast.olga, version=None)
    hidden = Persona.objects.create(name="Known to nobody here")
    with refused(Invalid):
        link_persona(case.reference, case.approaches.get().pk, persona=hidden, by=cast.olga, version=None)
    link_persona(case.reference, case.approaches.get().pk, persona=other.persona, by=cast.olga, version=None)
    assert case.approaches.get().persona == other.persona


def test_a_colleagues_conflict_is_declared_by_a_lead_only(cast):
    case = at("triage", cast)
    with refused(Invalid):
        declare_conflict(case.reference, person=cast.nora, by=cast.olga, version=None)
    declare_conflict(case.reference, person=cast.olga, by=cast.lena, version=None)
    with refused(NotThere):
        assess(case.reference, by=cast.olga, version=None, severity="high")


@pytest.mark.parametrize("act", [
    lambda case, **who: assess(case.reference, severity="high", **who),
    lambda case, **who: describe(case.reference, case.approaches.get().pk, stage=3, **who),
    lambda case, **who: propose(case.reference, "They should know", **who),
    lambda case, **who: decline(case.reference, "No", **who),
    lambda case, **who: tick(case.reference, 1, **who),
    lambda case, **who: link_persona(case.reference, case.approaches.get().pk, persona=None, **who),
])  # fmt: skip
def test_scope_version_and_right_come_first(cast, act):
    case = at("triage", cast)
    with refused(NotThere):
        act(case, by=cast.otto, version=case.version)
    with refused(StaleVersion):
        act(case, by=cast.olga, version=case.version - 1)
    with refused(Forbidden):
        act(case, by=cast.nora, version=case.version)
