"""What was known on a past day? The sum of the ledger up to then, over the cases that its reader may see today.

Exact, since whoever reads it may open each of these cases; of all others it says nothing. Managers, who see no case,
read the snapshot of that day instead (`queries.as_known_on`), and so does whoever makes a release of it.
"""

from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from django.db import connection
from django.db.models import F, Q, Sum

from accounts.models import User
from cases.models import Case
from trends.definitions import UNITS
from trends.models import Booking
from trends.periods import last_day, recent, span

LEEWAY = timedelta(days=2)
COUNTED = ("reports", "approaches", "validated")
# One row for each month, person and persona; what a day didn't know of yet stands beside what is known now.
SUMMED = """
    SELECT month, sum(then_reports), sum(then_approaches), count(DISTINCT person) FILTER (WHERE then_approaches > 0),
           count(DISTINCT persona) FILTER (WHERE then_approaches > 0), sum(then_validated),
           sum(reports), sum(approaches), count(DISTINCT person) FILTER (WHERE approaches > 0),
           count(DISTINCT persona) FILTER (WHERE approaches > 0), sum(validated)
    FROM (SELECT month, NULLIF(person, 0) AS person, NULLIF(persona, 0) AS persona, then_reports, then_approaches,
                 then_validated, now_reports AS reports, now_approaches AS approaches, now_validated AS validated
          FROM ({lines}) AS line) AS of_each GROUP BY month
"""


def months(user: User, day: date, end: datetime) -> list[dict[str, Any]]:
    """The five units of the thirteen months up to `day`, in the cases that `user` can see: as known at `end`, and now.

    Each row is {"month": date, "then": {unit: number}, "now": {unit: number}}.
    """
    asked = recent(day).months
    then = Q(booked_at__lt=end)
    sums = {f"now_{name}": Sum(F("sign") * F(name)) for name in COUNTED}
    sums |= {f"then_{name}": Sum(F("sign") * F(name), filter=then, default=0) for name in COUNTED}
    lines = Booking.objects.filter(
        approach__case__in=Case.objects.visible_to(user), approach__reported_at__range=_around(asked),
        reported_month__gte=asked[0], reported_month__lte=asked[-1],
    ).values("person", "persona", month=F("reported_month")).annotate(**sums)  # fmt: skip
    statement, given = lines.order_by().query.sql_with_params()
    with connection.cursor() as cursor:
        cursor.execute(SUMMED.format(lines=statement), given)
        found = {month: [int(number) for number in figures] for month, *figures in cursor.fetchall()}
    return [_row(month, found.get(month, [0] * 2 * len(UNITS))) for month in span(asked[0], asked[-1])]


def _around(months: Sequence[date]) -> tuple[datetime, datetime]:
    """Moments between which everything of these months was reported, in whatever time zone: so that the approaches of
    other years aren't read."""
    first, last = months[0] - LEEWAY, last_day(months[-1]) + LEEWAY
    return datetime.combine(first, time.min, UTC), datetime.combine(last, time.max, UTC)


def _row(month: date, figures: list[int]) -> dict[str, Any]:
    codes = [unit.code for unit in UNITS]
    then, now = figures[: len(codes)], figures[len(codes) :]
    return {"month": month, "then": dict(zip(codes, then, strict=True)), "now": dict(zip(codes, now, strict=True))}
