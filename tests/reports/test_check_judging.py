"""Is a check weighed so that it can be followed: by what was seen, and by nothing else?"""

import pytest
from django.db import DatabaseError, transaction
from hypothesis import given
from hypothesis import strategies as st

from events.models import Event
from events.refusals import Forbidden, Invalid
from reports.actions import weigh
from reports.checking import weights
from reports.checking.judging import HIGH, LEVELS, LOW, MEDIUM, judge
from reports.checking.signs import ANSWERS, NO, PAGES, SIGNS, UNSURE, YES, on
from reports.models import Weighting

ORDER = [LOW, MEDIUM, HIGH]
SHIPPED = Weighting(version=1, weights=weights.WEIGHTS, thresholds=weights.THRESHOLDS)
answers = st.dictionaries(st.sampled_from(sorted(SIGNS)), st.sampled_from(sorted(ANSWERS)))
weighings = st.builds(
    lambda each, medium, more: Weighting(
        version=2, weights=dict(zip(SIGNS, each, strict=True)), thresholds={MEDIUM: medium, HIGH: medium + more}
    ),
    st.lists(st.integers(0, 10), min_size=len(SIGNS), max_size=len(SIGNS)), st.integers(1, 50), st.integers(1, 50),
)  # fmt: skip


@given(answers, weighings)
def test_the_reasons_account_for_the_whole_result(said, by):
    judged = judge(said, by)
    assert judged.points == sum(each.weight for each in judged.weighed)
    assert judged.level == (HIGH if judged.points >= by.thresholds[HIGH] else
                            MEDIUM if judged.points >= by.thresholds[MEDIUM] else LOW)  # fmt: skip
    assert [each.weight for each in judged.weighed] == sorted((each.weight for each in judged.weighed), reverse=True)


@given(answers, weighings)
def test_every_sign_stands_under_exactly_one_answer(said, by):
    judged = judge(said, by)
    for answer, rows in {YES: judged.weighed, NO: judged.absent, UNSURE: judged.unsure}.items():
        assert {each.code for each in rows} == {code for code in SIGNS if said.get(code, UNSURE) == answer}


@given(answers, weighings, st.sampled_from(sorted(SIGNS)))
def test_seeing_one_more_sign_never_lowers_the_result(said, by, code):
    levels = [ORDER.index(judge(said | {code: answer}, by).level) for answer in (NO, UNSURE, YES)]
    assert levels == sorted(levels)


@given(answers, weighings)
def test_what_is_unsure_weighs_nothing_but_is_told_for_what_it_might_be(said, by):
    judged = judge(said, by)
    settled = {code: NO if said.get(code, UNSURE) == UNSURE else said[code] for code in SIGNS}
    feared = {code: YES if said.get(code, UNSURE) == UNSURE else said[code] for code in SIGNS}
    assert judge(settled, by).points == judged.points
    assert judge(feared, by).level == judged.at_most
    assert ORDER.index(judged.at_most) >= ORDER.index(judged.level)


@given(answers)
def test_the_order_of_the_answers_makes_no_difference(said):
    assert judge(dict(reversed(said.items())), SHIPPED) == judge(said, SHIPPED)


@pytest.mark.parametrize(("seen", "level"), [
    ([], LOW), (["P1", "P2"], LOW), (["B7"], MEDIUM), (["B9"], HIGH), (["B11"], HIGH), (list(SIGNS), HIGH),
    (["P7", "B5"], LOW), (["B1", "B7", "P1"], HIGH),
])  # fmt: skip
def test_the_shipped_weights_judge_as_they_are_meant_to(seen, level):
    assert judge(dict.fromkeys(SIGNS, NO) | dict.fromkeys(seen, YES), SHIPPED).level == level


def test_all_twenty_signs_are_asked_each_once_and_say_why_they_matter():
    assert set(SIGNS) == {*(f"P{n}" for n in range(1, 8)), *(f"B{n}" for n in range(1, 14))}
    assert sorted(code for page in PAGES for code in on(page)) == sorted(SIGNS)
    assert all(sign.asked.endswith("?") and len(sign.why) > 40 for sign in SIGNS.values())
    assert set(weights.WEIGHTS) == set(SIGNS)
    assert set(LEVELS) == set(ORDER)


@pytest.mark.django_db
def test_the_first_version_is_the_one_in_the_code_and_says_that_it_is_a_judgement():
    first = Weighting.objects.get(version=1)
    assert (first.weights, first.thresholds, first.reason) == (weights.WEIGHTS, weights.THRESHOLDS, weights.REASON)
    assert "judgement" in first.reason
    assert first.by is None


@pytest.mark.django_db
def test_an_administrator_weighs_anew_and_the_version_before_stays(cast):
    made = weigh(weights.WEIGHTS | {"P1": 9}, {MEDIUM: 2, HIGH: 5}, reason="Photos told most", by=cast.ada)
    assert (made.version, weights.in_force().version) == (2, 2)
    assert weights.numbered(1).weights["P1"] == 1
    assert Event.objects.get(kind="signs_weighed").data == {"version": 2}
    for change in (lambda: Weighting.objects.filter(version=1).update(reason="x"), Weighting.objects.all().delete):
        with pytest.raises(DatabaseError), transaction.atomic():
            change()


@pytest.mark.django_db
@pytest.mark.parametrize(("given", "field"), [
    ({"weights": {}}, "weights"), ({"weights": weights.WEIGHTS | {"P1": 11}}, "weights"),
    ({"weights": weights.WEIGHTS | {"P1": -1}}, "weights"), ({"thresholds": {MEDIUM: 7, HIGH: 7}}, "high"),
    ({"thresholds": {MEDIUM: 0, HIGH: 7}}, "high"), ({"reason": " "}, "reason"),
])  # fmt: skip
def test_weights_that_make_no_sense_are_refused(cast, given, field):
    told = {"weights": weights.WEIGHTS, "thresholds": weights.THRESHOLDS, "reason": "Why", **given}
    with pytest.raises(Invalid) as caught:
        weigh(**told, by=cast.ada)
    assert set(caught.value.fields) == {field}
    assert Weighting.objects.count() == 1


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["sam", "olga", "lena", "max", "audra"])
def test_nobody_else_changes_the_weights(cast, name):
    with pytest.raises(Forbidden):
        weigh(weights.WEIGHTS, weights.THRESHOLDS, reason="Why", by=getattr(cast, name))
