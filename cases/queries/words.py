"""How is a due time said, so that nobody has to count? Worked out from one reading of the clock per page."""

from datetime import datetime, timedelta

from cases.clocks import ACKNOWLEDGE, ANSWER, DECIDE
from cases.models import Case
from personas.addresses import defanged
from personas.models import Profile
from personas.platforms import PLATFORMS

DUE = {ACKNOWLEDGE: "First response", DECIDE: "Decision", ANSWER: "Answer"}
STEPS = ((timedelta(days=2), timedelta(days=1), "day"), (timedelta(hours=1), timedelta(hours=1), "hour"),
         (timedelta(0), timedelta(minutes=1), "minute"))  # fmt: skip


def span(length: timedelta) -> str:
    """“3 days”, “47 hours”, “5 minutes”: the largest unit that still says something."""
    unit, name = next((unit, name) for least, unit, name in STEPS if length >= least)
    count = max(length // unit, 1)
    return f"{count} {name}" if count == 1 else f"{count} {name}s"


def due(case: Case, moment: datetime) -> str:
    """“due in 3 hours” or “overdue by 2 days”; blank where nothing is due."""
    if not case.due:
        return ""
    if case.due_at < moment:
        return f"overdue by {span(moment - case.due_at)}"
    return f"due in {span(case.due_at - moment)}"


def ago(then: datetime, moment: datetime) -> str:
    """“3 hours ago”."""
    return f"{span(max(moment - then, timedelta(0)))} ago"


def profile(found: Profile) -> tuple[str, str]:
    """A profile's platform, and its address so that nobody opens it by accident."""
    return PLATFORMS.label(found.platform), defanged(found.shown)
