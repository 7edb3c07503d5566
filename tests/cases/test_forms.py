"""Does every act have a form, made of exactly what it needs?"""

import pytest

from cases.actions import WORK, available
from cases.actions.doing import DEEDS
from cases.forms import ActForm
from cases.forms.asking import FIELDS
from cases.workflow import TRANSITIONS
from design.dates import DateParts
from tests.factories import WALKS, at

ON_APPROACH = ("describe", "link_persona", "begin_persona", "add_profile")
OFFERED = {  # what each may do with a case of the status, beside what everybody in scope may always do
    ("new", "olga"): {"claim", "dismiss", "assign"},
    ("new", "lena"): {"assign", "give_out", "assess", *ON_APPROACH, "restrict", "open_to", "hold"},
    ("triage", "olga"): {"dismiss", "investigate", "ask", "conclude", "assess", *ON_APPROACH, "propose",
                         "hand_over", "release"},
    ("triage", "nora"): {"dismiss"},
    ("triage", "lena"): {"investigate", "ask", "conclude", "assess", *ON_APPROACH, "hand_over", "release",
                         "restrict", "open_to", "hold"},
    ("awaiting_reporter", "olga"): {"answer", "assess", *ON_APPROACH, "hand_over", "release"},
    ("review", "olga"): {"assess", *ON_APPROACH, "hand_over", "release"},
    ("review", "nora"): {"approve", "return"},
    ("closed", "olga"): set(),
    ("closed", "lena"): {"reopen", "open_to", "hold"},
}  # fmt: skip
ALWAYS = {"note", "declare_conflict"}


@pytest.mark.parametrize(("status", "name"), OFFERED)
def test_exactly_what_may_be_done_is_offered(cast, status, name):
    case, by = at(status, cast), getattr(cast, name)
    assert {each.name for each in available(case, by)} == OFFERED[status, name] | ALWAYS


def test_everything_that_can_be_offered_can_be_done():
    assert set(DEEDS) == set(WORK)


def test_every_need_of_every_act_can_be_asked_for():
    acts = [*TRANSITIONS.values(), *WORK.values()]
    needs = {need.name for act in acts for need in act.needs}
    assert needs - set(FIELDS) == {"outcome", "approach", "task"}  # of its own kind; and named by the address


@pytest.mark.parametrize("status", WALKS)
def test_a_form_asks_for_what_the_act_needs_and_for_nothing_else(cast, status):
    case = at(status, cast)
    for by in (cast.olga, cast.nora, cast.lena):
        for each in available(case, by):
            about = {"approach": case.approaches.get().pk, "task": 0}
            form = ActForm(each.name, case, by, about={k: v for k, v in about.items() if k in _needed(each)})
            assert set(form.fields) - {"version", "key"} == _needed(each) - set(about) - _of_leads(each, by, cast)


def _needed(each) -> set[str]:
    return {need.name for need in each.needs}


def _of_leads(each, by, cast) -> set[str]:
    return {"no_reply_reason"} if each.name == "conclude" and by != cast.lena else set()


def test_choices_come_with_their_definitions(cast):
    form = ActForm("conclude", at("triage", cast), cast.olga)
    outcomes = {value for value, _ in form.fields["outcome"].choices}
    assert outcomes <= set(form.looks["outcome"]["hints"])
    assert outcomes == set(TRANSITIONS["conclude"].needs[3].choices)


def test_dates_are_asked_for_in_three_boxes(cast):
    case = at("triage", cast)
    form = ActForm("describe", case, cast.olga, about={"approach": case.approaches.get().pk})
    assert isinstance(form.fields["first_contact_on"], DateParts)
