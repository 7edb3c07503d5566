"""What becomes of many cases at once? The same as of each alone, with a result for each."""

import pytest

from cases.actions import in_bulk
from cases.models import Case
from events.refusals import Invalid
from tests.cases.actions.refusing import refused
from tests.factories import at, filed


def test_each_case_has_its_own_result_and_one_refusal_stops_no_other(cast):
    fresh, taken, foreign = filed(cast.sam).case, at("triage", cast), filed(cast.sam).case
    Case.objects.filter(pk=foreign.pk).update(desk=cast.south)
    chosen = [(fresh.reference, 1), (taken.reference, 1), (foreign.reference, 1), ("00000-00000", 1)]
    results = in_bulk("claim", chosen, by=cast.nora)
    assert [(each.reference, each.done) for each in results] == [
        (fresh.reference, True), (taken.reference, False), (foreign.reference, False), ("00000-00000", False),
    ]  # fmt: skip
    assert "Olga claimed the case" in results[1].sentence
    assert results[2].sentence == results[3].sentence
    assert Case.objects.get(pk=fresh.pk).officer == cast.nora


def test_assigning_and_dismissing_take_their_details(cast):
    cases = [filed(cast.sam).case for _ in range(3)]
    results = in_bulk("assign", [(case.reference, 1) for case in cases], by=cast.lena, to=cast.nora)
    assert all(each.done for each in results)
    details = {"outcome": "exercise", "reason": "Ours", "reply": "An exercise"}
    results = in_bulk("dismiss", [(case.reference, 2) for case in cases], by=cast.nora, **details)
    assert all(each.done for each in results)
    assert set(Case.objects.values_list("status", flat=True)) == {"closed"}


@pytest.mark.parametrize(("name", "count"), [("approve", 1), ("delete", 1), ("claim", 201)])
def test_nothing_else_and_not_more_than_200(cast, name, count):
    case = filed(cast.sam).case
    with refused(Invalid):
        in_bulk(name, [(case.reference, 1)] * count, by=cast.lena)
