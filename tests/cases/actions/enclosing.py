"""How do these tests add files to a report? As its reporter does."""

from cases.evidence.taking import take
from cases.models import Case, Evidence
from events.models import Event
from reports.actions import say


def added(report, *files: tuple[str, bytes], text: str = "") -> list[Evidence]:
    say(report, text, files=[take(*each) for each in files])
    return list(Evidence.objects.filter(conversation=report.conversation).order_by("pk"))


def happened(case: Case, kind: str) -> list[Event]:
    return list(Event.objects.filter(stream="case", stream_id=case.pk, kind=kind).order_by("pk"))
