"""Does a condition that was settled once say the same in every place of a statement, and of rows that came since?"""

import pytest
from django.db.models import Exists, OuterRef, Q

from events.models import Event, Pending
from events.settled import Settled
from tests.events.journal import write

pytestmark = pytest.mark.django_db


def test_a_settled_condition_finds_what_the_plain_one_finds_wherever_it_stands():
    plain = Q(kind="note") & ~Q(pk__in=Pending.objects.filter(reader="trends").values("event"))
    settled = Q(Settled(Event, plain))
    for _ in range(2):  # and again once there are more rows
        write("note", "move", "note")
        Pending.objects.filter(reader="trends", event__in=Event.objects.order_by("-pk")[:1].values("pk")).delete()
        found = Event.objects.filter(settled).values_list("pk")
        assert set(found) == set(Event.objects.filter(plain).values_list("pk"))
        assert 0 < found.count() < Event.objects.filter(kind="note").count()
        assert set(Event.objects.exclude(settled)) == set(Event.objects.exclude(plain))
        inside = Pending.objects.filter(event__in=Event.objects.filter(settled, pk__in=found))
        assert set(inside) == set(Pending.objects.filter(event__in=Event.objects.filter(plain)))
        assert set(found.union(found)) == set(found)


def test_one_that_looks_at_rows_outside_of_it_stands_in_no_inner_statement():
    write("note", "move")
    waits = Exists(Pending.objects.filter(event=OuterRef("pk"), reader="trends"))
    Pending.objects.filter(event__kind="move").delete()
    settled = Q(Settled(Event, Q(waits), outermost=True))
    assert set(Event.objects.filter(settled)) == set(Event.objects.filter(kind="note"))
    assert Event.objects.filter(settled)[:1].count() == 1
    with pytest.raises(ValueError, match="outermost"):
        str(Pending.objects.filter(event__in=Event.objects.filter(settled)).query)
