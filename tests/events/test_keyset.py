"""Does paging show each row once, in order, also while rows arrive?"""

import base64
import json
from contextlib import suppress
from datetime import UTC, datetime, timedelta

import pytest
from django.conf import settings as conf
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from events.keyset import page
from events.models import Pending
from events.refusals import Invalid
from tests.depth import DEPTH
from tests.events.journal import write

pytestmark = pytest.mark.django_db
START = datetime(2026, 1, 1, tzinfo=UTC)
ORDERS = st.sampled_from([["id"], ["-id"], ["not_before", "id"], ["-not_before", "id"], ["tries", "-not_before", "-id"],
                          ["reader", "-tries", "id"]])  # fmt: skip


@pytest.fixture
def pending():
    """Twelve rows, and a way to give them values."""
    write(*["note"] * (12 // len(conf.EVENT_READERS)))
    keys = list(Pending.objects.order_by("id").values_list("id", flat=True))

    def give(values) -> None:
        for key, (minutes, tries) in zip(keys, values, strict=True):
            Pending.objects.filter(pk=key).update(not_before=START + timedelta(minutes=minutes), tries=tries)

    return give


def walk(keys, size, meanwhile=lambda: None) -> list[int]:
    seen, cursor = [], ""
    while True:
        found = page(Pending.objects.all(), keys, after=cursor, size=size)
        seen += [row.pk for row in found.rows]
        if not (cursor := found.next):
            return seen
        meanwhile()


@settings(max_examples=DEPTH.rows, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    values=st.lists(st.tuples(st.integers(0, 3), st.integers(0, 2)), min_size=12, max_size=12),
    keys=ORDERS, size=st.integers(1, 13),
)  # fmt: skip
def test_pages_give_every_row_once_in_order(pending, values, keys, size):
    pending(values)
    assert walk(keys, size) == list(Pending.objects.order_by(*keys).values_list("id", flat=True))


def test_rows_that_arrive_or_go_meanwhile_neither_repeat_nor_hide_others(pending):
    pending([(minute, 0) for minute in range(12)])
    before = list(Pending.objects.order_by("-not_before", "id").values_list("id", flat=True))
    seen = walk(["-not_before", "id"], 4, meanwhile=lambda: write("note"))
    assert [key for key in seen if key in before] == before
    assert len(seen) == len(set(seen))


def test_the_last_page_has_no_next_one(pending):
    found = page(Pending.objects.all(), ["id"], size=12)
    assert (len(found.rows), found.next) == (12, "")
    assert page(Pending.objects.none(), ["id"]).rows == []


def cursor_of(value) -> str:
    return base64.urlsafe_b64encode(json.dumps(value).encode()).decode().rstrip("=")


GOOD = ["t", START.isoformat()]
BAD = ["x", "é", "====", cursor_of(None), cursor_of({}), cursor_of([]), cursor_of([GOOD]), cursor_of([GOOD, ["v"]]),
       cursor_of([GOOD, ["v", "one"]]), cursor_of([GOOD, ["v", True]]), cursor_of([GOOD, ["v", 1.5]]),
       cursor_of([GOOD, ["v", [1]]]), cursor_of([GOOD, ["v", 2**63]]), cursor_of([["v", "soon"], ["v", 1]]),
       cursor_of([["t", "soon"], ["v", 1]]), cursor_of([["t", "2026-01-01T00:00:00"], ["v", 1]]),
       cursor_of([["t", 5], ["v", 1]]), cursor_of([["v", 5], ["v", 1]]),
       cursor_of([["t", "2026-13-01T00:00Z"], ["v", 1]]),
       base64.urlsafe_b64encode(b"[" * 90_000).decode(), cursor_of([GOOD, ["v", "\0"]])]  # fmt: skip


@pytest.mark.parametrize("cursor", BAD)
def test_a_cursor_that_is_not_of_this_list_is_refused(cursor):
    with pytest.raises(Invalid) as refused:
        page(Pending.objects.all(), ["not_before", "id"], after=cursor)
    assert refused.value.status == 400


@pytest.mark.parametrize("text", ["\0", "\ud800"])
def test_a_text_that_no_column_can_hold_is_refused(text):
    with pytest.raises(Invalid):
        page(Pending.objects.all(), ["reader", "id"], after=cursor_of([["v", text], ["v", 1]]))


@given(st.text(max_size=40) | st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5) | st.just("t") | st.just(GOOD),
    lambda inner: st.lists(inner, max_size=3), max_leaves=8).map(cursor_of))  # fmt: skip
def test_any_text_at_all_is_a_page_or_a_refusal(cursor):
    for keys in (["not_before", "id"], ["reader", "-id"], ["tries", "id"]):
        with suppress(Invalid):
            assert page(Pending.objects.all(), keys, after=cursor).rows == []
