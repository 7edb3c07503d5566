"""Does every kind of approach have its checklist, and every part of a bundle its name?"""

import pytest

from cases import checklists
from cases.bundle import PARTS, make_bundle
from cases.models import Task
from cases.terms import Method
from events.refusals import Invalid
from tests.factories import at


@pytest.mark.parametrize("method", ["", *Method.values])
def test_every_checklist_fits_its_column_says_each_thing_once_and_has_something_mandatory(method):
    items = [*checklists.ALWAYS, *(checklists.house(method) if method else ())]
    assert len({item.text for item in items}) == len(items)
    assert any(item.mandatory for item in items)
    assert all(len(item.text) <= Task._meta.get_field("text").max_length for item in items)
    assert set(checklists.ALWAYS) <= set(items)


def test_a_bundle_holds_the_parts_that_were_named_in_one_order_and_its_marking(cast):
    case = at("investigation", cast)
    bundle = make_bundle(case, reversed(list(PARTS)), agency="Police", marking="OFFICIAL")
    assert list(bundle["shared"]) == list(PARTS)
    assert (bundle["agency"], bundle["marking"], bundle["reference"]) == ("Police", "OFFICIAL", case.reference)
    assert make_bundle(case, [], agency="Police", marking="OFFICIAL")["shared"] == {}
    with pytest.raises(Invalid):
        make_bundle(case, ["narrative"], agency="Police", marking="OFFICIAL")
