"""Can one person alone make a grave case small, and close it?"""

import pytest

from cases.actions import assess, describe, hand_over, move, tick
from tests.factories import CONCLUSION, JUDGED, at, filed

GENUINE = {**CONCLUSION, "outcome": "genuine_contact"}
SPAM = {"outcome": "commercial_spam", "reason": "An advertisement", "reply": "It was an advertisement."}


@pytest.fixture
def grave(cast):
    """A case that the rule finds grave, in Olga's hands."""
    case = filed(cast.sam, stage=5).case
    assert case.proposed_severity == "high"
    return move(case.reference, "claim", by=cast.olga, version=None)


def conclude(case, by, **details):
    for task in case.tasks.all():
        tick(case.reference, task.pk, by=by, version=None)
    return move(case.reference, "conclude", by=by, version=None, **{**CONCLUSION, **details}).status


def test_who_finds_a_case_less_grave_than_the_rule_does_not_close_it_alone(cast, grave):
    move(grave.reference, "investigate", by=cast.olga, version=None, **JUDGED)
    assert conclude(grave, cast.olga) == "review"


def test_nor_who_finds_it_less_grave_in_small_steps(cast, grave):
    for severity in ("medium", "low"):
        assess(grave.reference, by=cast.olga, version=None, severity=severity)
    assert conclude(grave, cast.olga) == "review"


def test_nor_who_makes_it_small_to_dismiss_it(cast, grave):
    assess(grave.reference, by=cast.olga, version=None, severity="low")
    assert move(grave.reference, "dismiss", by=cast.olga, version=None, **SPAM).status == "review"


def test_a_colleague_who_judges_something_else_has_not_made_it_small(cast, grave):
    assess(grave.reference, by=cast.olga, version=None, severity="low")
    assess(grave.reference, by=cast.lena, version=None, likelihood="unlikely")
    assert conclude(grave, cast.olga) == "review"


def test_what_a_colleague_found_less_grave_is_closed_by_another(cast, grave):
    assess(grave.reference, by=cast.lena, version=None, severity="low")
    assert conclude(grave, cast.olga) == "closed"


def test_so_is_what_was_handed_over(cast, grave):
    assess(grave.reference, by=cast.olga, version=None, severity="low")
    hand_over(grave.reference, to=cast.nora, by=cast.olga, version=None)
    assert conclude(grave, cast.nora) == "closed"


def test_who_raised_it_may_lower_it_again(cast):
    case = at("triage", cast)
    for severity in ("critical", "low"):
        assess(case.reference, by=cast.olga, version=None, severity=severity)
    assert conclude(case, cast.olga) == "closed"


def test_who_corrects_how_far_it_went_does_not_call_it_genuine_alone(cast):
    case = filed(cast.sam, stage=2).case
    move(case.reference, "claim", by=cast.olga, version=None)
    describe(case.reference, case.approaches.get().pk, stage=0, by=cast.olga, version=None)
    assert conclude(case, cast.olga, **GENUINE) == "review"


def test_what_was_never_far_is_called_genuine_by_one(cast):
    assert conclude(at("triage", cast), cast.olga, **GENUINE) == "closed"
