"""Does a statement that was put into SQL once find what is there now, with the values given now, and stay as it is?"""

from typing import Any

import pytest
from django.db.models import QuerySet

from events.clock import now
from events.models import Event, Pending
from events.statements import among, put_once
from tests.events.journal import write

pytestmark = pytest.mark.django_db


@put_once
def told(kind: str, *, streams: Any, until: Any) -> QuerySet[Event]:
    rows = Event.objects.filter(kind=kind, stream_id__in=among(streams), at__lte=until)
    return rows.prefetch_related("pending").order_by("pk")


def test_rows_that_came_since_and_other_values_are_found():
    for _ in range(2):
        write("note", "move", "note")
        streams = list(Event.objects.values_list("stream_id", flat=True))
        plain = Event.objects.filter(kind="note").order_by("pk")
        assert told("note", streams=streams, until=now()) == list(plain)
        assert told("move", streams=streams, until=now()) == list(Event.objects.filter(kind="move"))
        assert told("note", streams=[0], until=now()) == []
        assert told("note", streams=streams, until=plain[0].at) == [each for each in plain if each.at <= plain[0].at]
    found = told("note", streams=streams, until=now())
    assert [len(event.pending.all()) for event in found] == [event.pending.count() for event in found]


def test_values_of_a_union_and_of_nothing_are_given_as_they_come(django_assert_num_queries):
    @put_once
    def kinds(*, reader: Any) -> QuerySet[Event, Any]:
        waiting = Event.objects.filter(pk__in=Pending.objects.filter(reader=reader).values("event")).order_by()
        return (
            waiting.filter(kind="move")
            .values_list("kind", "by_kind")
            .union(waiting.exclude(kind="move").values_list("kind", "by_kind"))
        )

    @put_once
    def nothing(*, reader: Any) -> QuerySet[Event]:
        return Event.objects.filter(pk__in=(), kind=reader)

    write("note", "move")
    by_kind = Event.objects.values_list("by_kind", flat=True)[0]
    for _ in range(2):
        assert sorted(kinds(reader="trends")) == [("move", by_kind), ("note", by_kind)]
        assert kinds(reader="nobody") == []
    with django_assert_num_queries(0):
        assert nothing(reader="trends") == []


def test_a_moment_that_would_be_kept_is_refused():
    with pytest.raises(ValueError, match="moment"):
        put_once(lambda since: Event.objects.filter(at__gte=since))(now())
