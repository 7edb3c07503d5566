"""Which personas come back? Counted over the ledger itself, since who was met twice can't be added up over months."""

from datetime import date

from django.db import connection

from trends.periods import periods

Figures = dict[str, int]
# Reversed lines cancel out in `net`: what is left was really booked, for that persona, month and person.
MET = """
    WITH net AS (
        SELECT persona, reported_month AS month, person, sum(sign) AS times FROM trends_booking
        WHERE persona > 0 AND approaches = 1 AND reported_month >= %(first)s AND reported_month <= %(last)s
        GROUP BY persona, reported_month, person HAVING sum(sign) > 0
    ), met AS (
        SELECT {each} FROM net GROUP BY persona
    )
    SELECT {summed} FROM met
"""
EACH = """
    sum(times) FILTER (WHERE month BETWEEN '{first}' AND '{last}') AS times_{code},
    count(DISTINCT NULLIF(person, 0)) FILTER (WHERE month BETWEEN '{first}' AND '{last}') AS people_{code}
"""
SUMMED = "count(*) FILTER (WHERE times_{code} > 1), count(*) FILTER (WHERE people_{code} > 1)"


def count(today: date) -> dict[str, Figures]:
    """How many personas were met again, and by several people, in each period: {period: {"again": n, "several": n}}."""
    asked = periods(today)
    bounds = [{"code": each.code, "first": each.months[0], "last": each.months[-1]} for each in asked]
    statement = MET.format(
        each=", ".join(EACH.format(**each) for each in bounds),
        summed=", ".join(SUMMED.format(**each) for each in bounds),
    )
    with connection.cursor() as cursor:
        cursor.execute(
            statement, {"first": min(each.months[0] for each in asked), "last": max(each.months[-1] for each in asked)}
        )
        found = cursor.fetchone()
    return {each.code: {"again": found[2 * at], "several": found[2 * at + 1]} for at, each in enumerate(asked)}
