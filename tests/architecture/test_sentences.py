"""Can everything that happens be read? A sentence for every kind of event, and none for what never happens."""

import ast

import pytest

from accounts.sentences import SENTENCES as OF_RIGHTS
from cases.policy import GRANTS
from cases.sentences import SENTENCES as OF_CASES
from cases.workflow import TRANSITIONS
from personas.sentences import SENTENCES as OF_PERSONAS
from tests.architecture.source import called, modules

KIND_AT = {
    "record": 2,
    "save": 1,
    "Happening": 2,
    "_give": 2,
    "_give_to_least": 1,
}  # which argument of the call names the kind
STANDING = {"absorb", "part", "regroup"}  # what one act does to other cases, without a grant of its own
OF_SETTINGS = ("reports.actions.advising", "reports.actions.weighing", "reports.actions.noticing",
               "cases.actions.scheduling", "cases.actions.standing", "trends.actions", "past.actions")  # fmt: skip
WORK = [module.name for module in modules() if module.within("cases.actions", "reports.actions")
        and module.name not in ("cases.actions", "reports.actions", *OF_SETTINGS)]  # fmt: skip
OF_AUDITORS = {"unseal", "hold", "lift_hold", "dispose"}  # they read of these among the rights


def kinds_in(*places: str) -> set[str]:
    """Every kind of event that the actions of these places record."""
    calls = [
        node for module in modules() if module.within(*places) for node in module.nodes(ast.Call)
        if called(node) in KIND_AT and len(node.args) > KIND_AT[called(node)]
    ]  # fmt: skip
    named = [ast.walk(node.args[KIND_AT[called(node)]]) for node in calls]
    return {each.value for nodes in named for each in nodes if isinstance(each, ast.Constant)}


@pytest.mark.parametrize(("places", "further", "sentences"), [
    (tuple(WORK), set(TRANSITIONS), OF_CASES),
    (("personas.actions",), set(), OF_PERSONAS),
    (("accounts.actions", *OF_SETTINGS), OF_AUDITORS, OF_RIGHTS),
])  # fmt: skip
def test_every_kind_of_event_has_its_sentence_and_every_sentence_its_event(places, further, sentences):
    assert kinds_in(*places) | further == set(sentences)


def test_every_grant_is_something_that_can_happen_to_a_case():
    assert set(GRANTS) == set(OF_CASES) - STANDING


def test_every_sentence_names_the_doer_and_ends_without_a_stop():
    for kind, sentence in OF_CASES.items():
        assert sentence.said("Olga").startswith("Olga "), kind
        assert not sentence.text.endswith("."), kind
        assert not sentence.told.endswith("."), kind


def test_what_the_reporter_is_told_never_names_anyone():
    assert not [kind for kind, sentence in OF_CASES.items() if "{" in sentence.told]
