"""How long did things take? Reports of some months by the days until work began, a reply went out, a decision fell.

Counted at the moment of a snapshot from the events and messages of each case, weighted as the ledger counts reports,
so that the bands of each table add up to the reports of the same months.
"""

from collections.abc import Iterable
from datetime import date, datetime

from django.db import connection

from trends.tables import TIMES, TOOK, UNRECORDED, WAITING, Rows

# Reversed lines cancel out here too, since when a case moved doesn't depend on the line.
TABLES = {"acknowledged": TIMES, "answered": TIMES, "decided": TIMES, "waiting": WAITING}
TAKEN = """
    WITH booked AS (
        SELECT approach_id, sum(sign * reports) AS reports FROM trends_booking
        WHERE reported_month >= %(first)s AND reported_month <= %(last)s GROUP BY approach_id
        HAVING sum(sign * reports) <> 0
    ), moved AS (
        SELECT stream_id AS home, bool_or(kind = 'bring_in' AND after = 'closed') AS ended_before,
               min((data ->> 'decided_at')::timestamptz) FILTER (WHERE kind = 'bring_in') AS ended_at,
               min(at) FILTER (WHERE before = 'new') AS acknowledged, min(at) FILTER (WHERE after = 'closed') AS decided
        FROM events_event WHERE stream = 'case' AND before <> after
         AND stream_id IN (SELECT a.home_id FROM booked b JOIN cases_approach a ON a.id = b.approach_id)
        GROUP BY stream_id
    ), replied AS (
        SELECT c.approach_id, min(m.sent_at) AS answered
        FROM cases_conversation c JOIN cases_message m ON m.conversation_id = c.id AND m.kind = 'reply'
        WHERE c.approach_id IN (SELECT approach_id FROM booked) GROUP BY c.approach_id
    )
    SELECT a.reported_at, b.reports, coalesce(m.ended_before, false) AS ended_before, m.ended_at,
           CASE WHEN m.ended_before THEN m.ended_at ELSE m.acknowledged END AS acknowledged,
           CASE WHEN m.ended_before THEN m.ended_at ELSE m.decided END AS decided,
           CASE WHEN m.ended_before THEN NULL WHEN r.answered IS NOT NULL THEN greatest(r.answered, m.decided) END
               AS answered
    FROM booked b JOIN cases_approach a ON a.id = b.approach_id
    LEFT JOIN moved m ON m.home = a.home_id LEFT JOIN replied r ON r.approach_id = a.id
"""
DAY = 86_400  # seconds


def count(months: Iterable[date], at: datetime) -> dict[str, dict[str, dict[str, int]]]:
    """The tables `acknowledged`, `answered`, `decided` and `waiting`: {table: {row: {"reports": n}}}."""
    asked = list(months)
    found = {table: dict.fromkeys((code for code, _ in rows), 0) for table, rows in TABLES.items()}
    with connection.cursor() as cursor:
        cursor.execute(_statement(), {"first": min(asked), "last": max(asked), "at": at})
        for *bands, reports in cursor.fetchall():
            for table, row in zip(TABLES, bands, strict=True):
                if row:
                    found[table][row] += int(reports)
    return {table: {row: {"reports": reports} for row, reports in rows.items()} for table, rows in found.items()}


def _statement() -> str:
    took = [f"CASE WHEN {name} IS NULL AND ended_before THEN '{UNRECORDED}' WHEN {name} IS NULL THEN 'not_yet'"
            f" ELSE {_band(f'{name} - reported_at', TOOK)} END"
            for name in ("acknowledged", "answered", "decided")]  # fmt: skip
    waits = f"CASE WHEN decided IS NULL AND NOT ended_before THEN {_band('%(at)s - reported_at', WAITING)} ELSE '' END"
    return f"WITH taken AS ({TAKEN}) SELECT {', '.join([*took, waits])}, sum(reports) FROM taken GROUP BY 1, 2, 3, 4"


def _band(interval: str, rows: Rows) -> str:
    """The band of an interval as SQL: the last one that begins before it; exactly five days are within five."""
    bounds = [int(code) for code, _ in rows if code.isdigit()]
    whens = " ".join(
        f"WHEN extract(epoch FROM {interval}) > {days * DAY} THEN '{days}'" for days in reversed(bounds[1:])
    )
    return f"CASE {whens} ELSE '{bounds[0]}' END"
