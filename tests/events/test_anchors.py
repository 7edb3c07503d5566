"""Does the daily anchor bind what moved, and nothing twice?"""

import pytest

from events.anchors import drop_anchor
from events.models import Anchor
from events.tasks import anchor
from tests.events.journal import write

pytestmark = pytest.mark.django_db


def test_it_binds_every_stream_that_moved():
    write("open", stream_id=1)
    write("open", stream_id=2)
    first = drop_anchor()
    write("note", stream_id=2)
    second = drop_anchor()
    assert sorted(first.lines.values_list("stream_id", "length")) == [(1, 1), (2, 1)]
    assert sorted(second.lines.values_list("stream_id", "length")) == [(2, 2)]
    assert bytes(second.previous) == bytes(first.digest)


def test_where_nothing_moved_none_is_dropped():
    assert drop_anchor() is None
    write("open")
    drop_anchor()
    anchor()
    assert Anchor.objects.count() == 1
