"""Does a statement that was put into SQL once find what is there now, with the values given now, and stay as it is?"""

from typing import Any

import pytest
from django.db import connection
from django.db.models import QuerySet, Value

from events.clock import now
from events.models import Event, Pending
from events.statements import among, at_hand, put_once
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


def test_the_database_plans_it_once_and_numbers_are_no_part_of_its_words():
    @put_once
    def kinds(stream: int, *, reader: Any) -> QuerySet[Event, Any]:
        return Event.objects.filter(stream_id=stream, pending__reader=reader, by_kind="user").values_list("kind")

    assert [kinds(stream, reader="trends") for stream in range(9)] == [[]] * 9
    with connection.cursor() as cursor:
        cursor.execute("SELECT statement, generic_plans FROM pg_prepared_statements WHERE statement LIKE '%by_kind%'")
        ((words, plans),) = cursor.fetchall()
    assert "'user'" in words
    assert plans > 5


def test_behind_a_pooler_no_plan_is_kept_and_the_same_is_found(monkeypatch):
    @put_once
    def counted(*, kind: Any) -> QuerySet[Event, Any]:
        return Event.objects.filter(kind=kind, by_kind__startswith="pooled").values_list("pk")

    connection.ensure_connection()
    monkeypatch.setattr(connection.connection, "prepare_threshold", None)
    assert [counted(kind="note") for _ in range(4)] == [[]] * 4
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM pg_prepared_statements WHERE statement LIKE '%pooled%'")
        assert cursor.fetchone() == (0,)


def test_a_sign_that_has_a_meaning_in_statements_stays_what_it_is():
    @put_once
    def told(*, kind: Any) -> QuerySet[Event, Any]:
        said = Event.objects.filter(kind=kind).annotate(said=Value("100% of %s")).exclude(by_kind="%s")
        return said.exclude(by_kind__contains="%").values_list("said", flat=True)

    write("note")
    assert [told(kind="note") for _ in range(4)] == [["100% of %s"]] * 4


def test_rows_at_hand_are_not_asked_for_again(django_assert_num_queries):
    write("note")
    event = Event.objects.get()
    waiting = list(Pending.objects.filter(event=event))
    with django_assert_num_queries(0):
        at_hand(event, pending=waiting)
        assert list(event.pending.all()) == waiting
        assert all(each.event is event for each in event.pending.all())


def test_a_moment_that_would_be_kept_is_refused():
    with pytest.raises(ValueError, match="moment"):
        put_once(lambda since: Event.objects.filter(at__gte=since))(now())


@pytest.mark.django_db(transaction=True)
def test_a_connection_that_the_database_ended_is_followed_by_another():
    assert told("note", streams=[0], until=now()) == []
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        before = cursor.fetchone()
    other = connection.copy()
    with other.cursor() as cursor:
        cursor.execute("SELECT pg_terminate_backend(%s, 5000)", before)
    other.close()
    connection.close_if_unusable_or_obsolete()  # as each request begins
    assert told("note", streams=[0], until=now()) == []
