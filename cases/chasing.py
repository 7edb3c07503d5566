"""For which cases is it time to remind, to warn, to escalate, or to stop waiting? Nothing of it is done twice."""

from collections.abc import Iterator
from datetime import datetime, timedelta

import structlog

from accounts.calendar import Calendar
from accounts.models import Organisation
from cases import actions, clocks, workflow
from cases.models import Case
from cases.terms import Status
from events.clock import now
from events.models import Event
from events.queries import history
from events.refusals import Refusal

SOON = timedelta(days=21)  # of the calendar: no quarter of the time allowed is longer
log = structlog.get_logger(__name__)
TURN = "cases.chasing"  # one at a time, or a reporter would be reminded twice


def remind() -> None:
    """Send the reminders and warnings that are due."""
    calendar = Organisation.objects.get(pk=1).calendar
    for case, since in _awaiting():
        reminded = max((event.data["number"] for event in _told(case, since, "chase")), default=0)
        late = [days for days in workflow.SCHEDULED_CHASE_DAYS if now() >= since.at + timedelta(days=days)]
        if len(late) > reminded:  # a reminder that was missed is not made up for: one is enough
            _try(actions.chase, case.reference, number=len(late))
        ends = clocks.ends_unanswered(case.severity)
        if ends and not _told(case, since, "warn") and now() >= _warned_from(since.at, calendar):
            _try(actions.warn, case.reference)


def stop_waiting() -> None:
    """Move on every case whose reporter was warned and has not answered in time."""
    calendar = Organisation.objects.get(pk=1).calendar
    for case, since in _awaiting():
        warned = _told(case, since, "warn") if clocks.ends_unanswered(case.severity) else []
        if warned and now() >= _waited_until(since.at, warned[0].at, calendar):
            _try(actions.chase_out, case.reference)


def escalate() -> None:
    """Tell the officer of every case where a quarter of the time is left, and the lead where an eighth is."""
    calendar = Organisation.objects.get(pk=1).calendar
    for case in _soon_due():
        left, whole = calendar.between(now(), case.due_at), clocks.allowed(case)
        to = "lead" if left * 8 <= whole else "officer" if left * 4 <= whole else ""
        if to and to != case.escalated_to:
            _try(actions.escalate, case.reference, to=to)


def _soon_due() -> Iterator[Case]:
    """The cases of which somebody may have to be told: due within days or overdue, and no lead told yet."""
    ours = Case.objects.filter(due__in=[clocks.ACKNOWLEDGE, clocks.DECIDE], due_at__lt=now() + SOON)
    return ours.exclude(status=Status.CLOSED).exclude(escalated_to="lead").select_related("desk").iterator()


def _told(case: Case, since: Event, kind: str) -> list[Event]:
    return list(history("case", case.pk).filter(sequence__gt=since.sequence, kind=kind))


def _awaiting() -> Iterator[tuple[Case, Event]]:
    """The cases that await their reporter, each with the event since which they do."""
    cases = {case.pk: case for case in Case.objects.filter(status=Status.AWAITING_REPORTER)}
    began = Event.objects.filter(stream="case", stream_id__in=cases, after=Status.AWAITING_REPORTER)
    for asked in began.order_by("stream_id", "-sequence").distinct("stream_id") if cases else ():
        yield cases[asked.stream_id], asked


def _warned_from(asked_at: datetime, calendar: Calendar) -> datetime:
    return calendar.add_days(asked_at, workflow.CHASE_OUT_DAYS - workflow.WARNED_BEFORE_DAYS)


def _waited_until(asked_at: datetime, warned_at: datetime, calendar: Calendar) -> datetime:
    """The end of the wait; a warning that came late still gives its full time."""
    end = calendar.add_days(asked_at, workflow.CHASE_OUT_DAYS)
    return max(end, calendar.add_days(warned_at, workflow.WARNED_BEFORE_DAYS))


def _try(action: object, reference: str, **details: int | str) -> None:
    assert callable(action)
    try:
        action(reference, **details)
    except Refusal as refusal:  # something waits to be read, or the case has just moved
        log.info("not_chased", case=reference, because=refusal.code)
