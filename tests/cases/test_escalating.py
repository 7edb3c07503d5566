"""Are officer and lead told before something is late, in turn, once each, and again for a new due time?"""

from datetime import UTC, datetime, timedelta

from cases import chasing
from cases.actions import move
from cases.models import Case
from events.clock import at as moment_at
from events.models import Event
from notifications.models import Notification
from notifications.telling import tell
from tests.factories import filed

MONDAY = datetime(2026, 3, 9, 9, 0, tzinfo=UTC)


def told(case: Case) -> list[tuple[str, str]]:
    rows = Event.objects.filter(stream="case", stream_id=case.pk, kind="escalate").order_by("sequence")
    return [(row.data["to"], row.data["due"]) for row in rows]


def look(moment: datetime) -> None:
    with moment_at(moment):
        chasing.escalate()
        chasing.escalate()
        tell()


def recipients() -> set[str]:
    return set(Notification.objects.filter(message="soon_due", channel="app").values_list("recipient", flat=True))


def test_the_desk_then_the_lead_is_told_and_a_claim_begins_anew(cast):
    with moment_at(MONDAY):
        case = filed(cast.sam).case  # a first response within eight working hours
    look(MONDAY + timedelta(hours=5))
    assert told(case) == []
    version = Case.objects.get(pk=case.pk).version
    look(MONDAY + timedelta(hours=6, minutes=5))
    assert told(case) == [("officer", "acknowledge")]
    assert recipients() == {cast.olga.pseudonym, cast.nora.pseudonym}
    look(MONDAY + timedelta(hours=7, minutes=5))
    assert told(case) == [("officer", "acknowledge"), ("lead", "acknowledge")]
    assert cast.lena.pseudonym in recipients()
    assert Case.objects.get(pk=case.pk).version == version
    with moment_at(MONDAY + timedelta(hours=7, minutes=10)):
        move(case.reference, "claim", by=cast.olga, version=version)
    look(MONDAY + timedelta(hours=7, minutes=20))
    assert len(told(case)) == 2
    look(MONDAY + timedelta(days=30))
    assert told(case)[2:] == [("lead", "decide")]


def test_what_waits_for_the_reporter_is_not_pointed_out(cast):
    with moment_at(MONDAY):
        case = filed(cast.sam).case
        move(case.reference, "claim", by=cast.olga, version=None)
        move(case.reference, "ask", by=cast.olga, version=None, question="When?")
    look(MONDAY + timedelta(days=60))
    assert told(case) == []
