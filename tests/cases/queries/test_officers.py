"""Who has how much to do, as far as whoever asks may see it?"""

import pytest

from cases import actions
from cases.queries.officers import shared_out
from tests.factories import at, filed
from trends.pages import worked_on

pytestmark = pytest.mark.django_db


def test_a_lead_sees_what_nobody_has_and_what_each_has_and_nothing_of_another_desk(cast, django_assert_num_queries):
    filed(cast.sam)
    for _ in range(2):
        at("triage", cast)
    at("closed", cast)
    restricted = at("triage", cast)
    actions.declare_conflict(restricted.reference, person=cast.lena, by=cast.lena, version=None)
    elsewhere = filed(cast.person("bo", unit=cast.buoys)).case
    actions.move(elsewhere.reference, "claim", by=cast.otto, version=None)
    with django_assert_num_queries(1):
        assert shared_out(cast.lena) == [("Nobody yet", 1), ("Olga", 2)]
    assert shared_out(cast.max) == []


def test_no_more_are_counted_than_the_first_and_the_table_says_so(cast, monkeypatch):
    for place in ("cases.queries.officers", "trends.pages"):
        monkeypatch.setattr(f"{place}.MOST_SHARED_OUT", 2)
    at("triage", cast)
    assert not worked_on(shared_out(cast.lena))["caption"].endswith("due first")
    for _ in range(3):
        filed(cast.sam)
    found = shared_out(cast.lena)
    assert sum(cases for _, cases in found) == 2
    assert worked_on(found)["caption"].endswith("the 2 that are due first")
