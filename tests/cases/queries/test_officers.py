"""Who has how much to do, as far as whoever asks may see it?"""

import pytest

from cases import actions
from cases.queries.officers import at_most, shared_out
from tests.factories import at, filed

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
    with django_assert_num_queries(2):
        assert shared_out(cast.lena) == [("Nobody yet", 1), ("Olga", 2)]
    assert shared_out(cast.max) == []


def test_nobody_is_counted_beyond_the_most(cast, monkeypatch):
    monkeypatch.setattr("cases.queries.officers.MOST_COUNTED", 2)
    for _ in range(3):
        filed(cast.sam)
        at("triage", cast)
    assert shared_out(cast.lena) == [("Nobody yet", 2), ("Olga", 2)]
    assert (at_most(1), at_most(2)) == ("1", "2 or more")
