"""Which doors stand open to whom, and who may administer?"""

import pytest

from accounts.policy import DOORS, doors, may_administer, require_administrator
from events.doers import REPORTER, SYSTEM
from events.refusals import Forbidden

STAFF = ["reports:start", "reports:mine", "checks:start", "lessons:start"]
DESK = ["cases:queue", "cases:personas", "cases:takedowns", "cases:officers"]
OPEN = {
    "sam": STAFF,
    "olga": [*STAFF, *DESK],
    "lena": [*STAFF, *DESK, "past:sheets", "trends:dashboard", "status"],
    "max": [*STAFF, "trends:dashboard"],
    "audra": [*STAFF, "accounts:rights", "cases:unusual"],
    "ada": [*STAFF, "accounts:people", "status"],
}


@pytest.mark.parametrize("name", OPEN)
def test_each_of_the_cast_sees_their_own_doors(cast, name):
    assert [url for url, _ in doors(getattr(cast, name))] == OPEN[name]


def test_every_door_opens_for_somebody():
    assert {url for url, _, _ in DOORS} == {url for urls in OPEN.values() for url in urls}


def test_a_closed_account_has_no_role(cast):
    cast.ada.is_active = False
    assert not may_administer(cast.ada)
    assert cast.ada.held == frozenset()


def test_only_administrators_and_the_house_itself_administer(cast):
    assert may_administer(cast.ada)
    assert may_administer(SYSTEM)
    for doer in (cast.sam, cast.olga, cast.lena, cast.max, cast.audra, REPORTER):
        with pytest.raises(Forbidden):
            require_administrator(doer)
