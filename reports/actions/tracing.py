"""When is what was told compared with other cases? Whenever more was told; by a reader of events, so nobody waits."""

from collections.abc import Sequence

from django.db.models import Q

from cases import actions
from cases.models import Message
from events.models import Event
from events.readers import read
from reports.models import Report

READER = "matches"
TELLING = ("open", "bring_in", "add", "answer")


def trace_told() -> int:
    """Compare what was told since the last time; return how many events there were."""
    return read(READER, handle)


def handle(events: Sequence[Event]) -> None:
    """Trace each case in which something was told. Runs in the reader's transaction."""
    told = {event.stream_id for event in events if event.stream == "case" and event.kind in TELLING}
    named = {event.stream_id for event in events if event.stream == "persona" and event.kind == "name"}
    concerned = Q(case__in=told) | Q(approach__case__in=told) | Q(approach__persona__in=named)
    for report in Report.objects.filter(concerned, disposed_at=None).distinct().order_by("case"):
        actions.trace(report.case_id, _words(report))


def _words(report: Report) -> actions.Words:
    said = Message.objects.filter(conversation=report.conversation_id, kind__in=Message.FROM_REPORTER)
    texts = [report.narrative, report.asked_for, report.offered, *said.values_list("text", flat=True)]
    return actions.Words([text for text in texts if text], [report.persona_name] if report.persona_name else [])
