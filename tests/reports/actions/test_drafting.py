"""Where is a report while it is being written? Sealed, for a while, for its writer only."""

from datetime import timedelta
from uuid import uuid4

import pytest

from accounts.sealing import unseal
from events.clock import at as clock_at
from events.clock import now
from events.refusals import NotThere
from reports.actions import drop_draft, drop_old_drafts, keep_draft
from reports.models import Draft
from tests.cases.actions.refusing import refused
from tests.reports.actions.test_filing import everywhere


def test_a_draft_is_sealed_and_kept_up_to_date(cast):
    key = uuid4()
    keep_draft(key, {"narrative": "Wolverine"}, owner=cast.sam.pseudonym)
    keep_draft(key, {"narrative": "Wolverine and more"}, owner=cast.sam.pseudonym)
    assert everywhere("wolverine") == []
    assert unseal(bytes(Draft.objects.get().answers), of=str(key)) == {"narrative": "Wolverine and more"}


def test_somebody_elses_draft_is_not_there(cast):
    key = uuid4()
    keep_draft(key, {}, owner=cast.sam.pseudonym)
    with refused(NotThere):
        keep_draft(key, {"narrative": "Mine now"}, owner=cast.max.pseudonym)


def test_a_draft_goes_when_it_is_dropped(cast):
    key = uuid4()
    keep_draft(key, {}, owner="")
    drop_draft(key)
    assert not Draft.objects.exists()


@pytest.mark.parametrize(("signed_in", "kept"), [(True, timedelta(days=14)), (False, timedelta(hours=4))])
def test_a_draft_goes_when_its_time_is_over_and_not_before(cast, signed_in, kept):
    moment = now()
    with clock_at(moment):
        keep_draft(uuid4(), {}, owner=cast.sam.pseudonym if signed_in else "")
    with clock_at(moment + kept - timedelta(seconds=1)):
        assert drop_old_drafts() == 0
    with clock_at(moment + kept):
        assert drop_old_drafts() == 1
