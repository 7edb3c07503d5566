"""For which cases is it time to remind, to warn, or to stop waiting? Read from events, so nothing is done twice."""

from collections.abc import Iterator
from datetime import datetime, timedelta

import structlog

from accounts.calendar import Calendar
from accounts.models import Organisation
from cases import actions, workflow
from cases.models import Case
from cases.terms import Status
from events.clock import now
from events.models import Event
from events.queries import history
from events.refusals import Refusal

log = structlog.get_logger(__name__)


def remind() -> None:
    """Send the reminders and warnings that are due."""
    calendar = Organisation.objects.get(pk=1).calendar
    for case, since in _awaiting():
        told = list(history("case", case.pk).filter(pk__gt=since.pk).values_list("kind", flat=True))
        done = told.count("chase")
        late = [days for days in workflow.SCHEDULED_CHASE_DAYS if now() >= since.at + timedelta(days=days)]
        if len(late) > done:
            _try(actions.chase, case.reference, number=len(late))
        if "warn" not in told and now() >= _warned_from(since.at, calendar):
            _try(actions.warn, case.reference)


def stop_waiting() -> None:
    """Move on every case whose reporter was warned and has not answered in time."""
    calendar = Organisation.objects.get(pk=1).calendar
    for case, since in _awaiting():
        warned = history("case", case.pk).filter(pk__gt=since.pk, kind="warn").exists()
        if warned and now() >= calendar.add_days(since.at, workflow.CHASE_OUT_DAYS):
            _try(actions.chase_out, case.reference)


def _awaiting() -> Iterator[tuple[Case, Event]]:
    """The cases that await their reporter, each with the event since which they do."""
    for case in Case.objects.filter(status=Status.AWAITING_REPORTER).order_by("pk").iterator():
        asked = history("case", case.pk).filter(after=Status.AWAITING_REPORTER).last()
        if asked is not None:
            yield case, asked


def _warned_from(asked_at: datetime, calendar: Calendar) -> datetime:
    return calendar.add_days(asked_at, workflow.CHASE_OUT_DAYS - workflow.WARNED_BEFORE_DAYS)


def _try(action: object, reference: str, **details: int) -> None:
    assert callable(action)
    try:
        action(reference, **details)
    except Refusal as refusal:  # severity isn't set, or something waits to be read: a person must decide
        log.info("not_chased", case=reference, because=refusal.code)
