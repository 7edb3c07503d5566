"""Can those who weigh the signs compare weights with outcomes, and see nothing of a few cases?"""

from datetime import timedelta

import pytest
from django.test import Client

from cases.actions import move
from cases.models import Case
from cases.workflow import DISMISSALS
from config.calibrating import _cells
from events.clock import at, now
from reports.actions import weigh
from reports.checking.outcomes import turned_out
from reports.checking.signs import SIGNS
from reports.checking.weights import THRESHOLDS, WEIGHTS
from reports.models import Weighting
from tests.factories import CONCLUSION, filed

NONE = dict.fromkeys(SIGNS, "no")


def ended(cast, outcome: str, *signs: str, version: int | None = 1) -> Case:
    """A case that ended so, from a check in which these signs were there."""
    answers = {**NONE, **dict.fromkeys(signs, "yes")} if version else {}
    case = filed(cast.sam, indicators=answers, weighed_by=version).case
    move(case.reference, "claim", by=cast.olga, version=None)
    finish(cast, case, outcome)
    return case


def finish(cast, case: Case, outcome: str, **more: str) -> None:
    if outcome in DISMISSALS:
        told = {"outcome": outcome, "reason": "Seen", "reply": "Thank you.", **more}
        move(case.reference, "dismiss", by=cast.olga, version=None, **told)
    else:
        move(case.reference, "conclude", by=cast.olga, version=None, **{**CONCLUSION, "outcome": outcome})


def texts(counts: dict[str, int]) -> list[str]:
    return [each["text"] for each in _cells(counts)]


def page(person):
    client = Client()
    client.force_login(person)
    return client.get("/organisation/weights/outcomes/")


def test_each_check_is_judged_by_the_version_that_judged_it_then_and_set_beside_how_its_case_ended(cast):
    weigh({**WEIGHTS, "P1": 9}, THRESHOLDS, reason="Tried", by=cast.ada)
    with at(now() - timedelta(days=70)):
        ended(cast, "likely_hostile", "B9", "P1")
        living = ended(cast, "commercial_spam", "P1")
        ended(cast, "commercial_spam", "P1", version=2)
        ended(cast, "exercise", "B9")
        ended(cast, "likely_hostile", version=None)
        other = filed(cast.sam, indicators={**NONE, "B1": "yes"}, weighed_by=1).case
        move(other.reference, "claim", by=cast.olga, version=None)
        finish(cast, other, "duplicate", duplicate_of=living.reference)
    ended(cast, "likely_hostile", "B11")
    found = turned_out()
    assert found.levels == {
        (1, "high", "hostile"): 1, (1, "low", "harmless"): 1, (1, "medium", "harmless"): 1, (2, "high", "harmless"): 1,
    }  # fmt: skip
    assert found.signs == {
        ("B9", "hostile"): 1, ("P1", "hostile"): 1, ("P1", "harmless"): 2, ("B1", "harmless"): 1,
    }  # fmt: skip
    shown = page(cast.ada)
    assert [row[:2] for row in shown.context["levels"]][:3] == [
        ["Version 2", "High"], ["Version 2", "Medium"], ["Version 2", "Low"],
    ]  # fmt: skip
    assert len(shown.context["signs"]) == len(SIGNS)
    assert "~" in shown.content.decode()


def test_few_cases_are_never_shown_nor_a_share_that_would_give_them_away():
    assert texts({"hostile": 32, "fraud": 0, "harmless": 8, "unsettled": 0}) == ["30", "0", "10", "0", "75 %"]
    assert texts({"hostile": 32, "fraud": 1, "harmless": 8, "unsettled": 0}) == ["30", "~", "10", "0", "–"]
    assert texts({"hostile": 9, "fraud": 0, "harmless": 5, "unsettled": 0}) == ["10", "0", "5", "0", "–"]


@pytest.mark.parametrize("name", ["sam", "olga", "lena", "max", "audra"])
def test_only_those_who_weigh_the_signs_are_let_in(cast, name):
    assert page(getattr(cast, name)).status_code == 403


def test_an_empty_house_says_so(cast):
    assert "No report that came from a check has been decided yet." in page(cast.ada).content.decode()
    assert Weighting.objects.exists()
