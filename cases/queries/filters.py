"""By what can cases be narrowed? Each filter once, by name, as what it asks of the rows; pages and API use the same."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from django.db.models import Exists, OuterRef, Q

from cases.models import Approach, Passage
from cases.queries.search.asked import asked, matching
from cases.terms import Status
from events.clock import now

AGES = {"day": "Since yesterday", "week": "In the last 7 days", "month": "In the last 30 days",
        "older": "More than 30 days ago", "oldest": "More than 90 days ago"}  # fmt: skip
ORIGINS = {"filed": "Reported here", "imported": "Imported from older records"}
DUES = {"late": "Overdue", "day": "Within a day", "week": "Within 7 days"}
DAY, WEEK, MONTH, QUARTER = (timedelta(days=days) for days in (1, 7, 30, 90))


def _of_severity(value: str) -> Q:
    return Q(severity=value) | Q(severity="", proposed_severity=value)


def _of_approach(field: str) -> Callable[[Any], Q]:
    return lambda value: Q(Exists(Approach.objects.filter(**{field: value}, home=OuterRef("pk"))))


def _of_officer(value: str) -> Q:
    return Q(officer=None) if value == "nobody" else Q(officer=value)


def _of_persona(value: int) -> Q:
    """Met in an approach that is worked on here: the persona itself, or one that was merged into it."""
    counted = Q(persona=value) | Q(persona__root=value)
    return Q(Exists(Approach.objects.filter(counted, case=OuterRef("pk"))))


def _of_age(value: str) -> Q:
    moment = now()
    bounds: dict[str, tuple[str, datetime]] = {
        "day": ("gte", moment - DAY), "week": ("gte", moment - WEEK), "month": ("gte", moment - MONTH),
        "older": ("lt", moment - MONTH), "oldest": ("lt", moment - QUARTER),
    }  # fmt: skip
    step, bound = bounds[value]
    return Q(**{f"opened_at__{step}": bound})


def _by_due(value: str) -> Q:
    until = {"late": now(), "day": now() + DAY, "week": now() + WEEK}[value]
    return Q(due_at__lt=until) & ~Q(status=Status.CLOSED)


def _by_text(value: str) -> Q:
    query = asked(value).query
    return Q(pk__in=Passage.objects.filter(words=matching(query)).values("case")) if query else Q(pk__in=())


FILTERS: dict[str, Callable[[Any], Q]] = {
    "status": lambda value: Q(status=value),
    "severity": _of_severity,
    "likelihood": lambda value: Q(likelihood=value),
    "platform": _of_approach("platform"),
    "sector": _of_approach("sector"),
    "stage": _of_approach("stage"),
    "unit": _of_approach("unit"),
    "desk": lambda value: Q(desk=value),
    "officer": _of_officer,
    "origin": lambda value: Q(imported=value == "imported"),
    "age": _of_age,
    "due": _by_due,
    "persona": _of_persona,
    "text": _by_text,
}
