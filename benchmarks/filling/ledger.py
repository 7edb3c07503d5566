"""What is in a filled ledger? Each approach as it was booked when filed, and rebooked for what became of it.

As `trends` would have booked it, event by event: `manage.py reconcile` finds register, ledger and tallies agree.
"""

from collections.abc import Callable
from functools import partial
from typing import Any

from django.db import connection

from benchmarks.filling.asleep import guards_asleep
from benchmarks.filling.hands import parts_of, share_out
from benchmarks.filling.indexes import indexed_afterwards
from cases.terms import VALIDATED
from personas.terms import CLASS_OF
from trends import reconciling
from trends.definitions import NOT_STATE_LINKED, NOTHING_AT_ALL, REPORT_ONLY
from trends.tables import LAGS

AT_ONCE = 50_000  # approaches in a statement
Tell = Callable[[int, int], None]

PEOPLE = """
    INSERT INTO trends_personnumber (person)
    SELECT DISTINCT person FROM cases_approach WHERE person <> '' AND id > %(after)s ON CONFLICT DO NOTHING
"""
# Three lines at most: as it was filed, that taken back, and what it is today.
BOOKINGS = """
    INSERT INTO trends_booking (approach_id, event_id, sign, booked_at, root, reported_month, contact_month, platform,
                                platform_class, sector, employment, unit, method, stage, likelihood, outcome, severity,
                                state_linked, lag, reports, approaches, validated, person, persona)
    SELECT id, CASE step WHEN 1 THEN first_event ELSE last_event END, CASE step WHEN 2 THEN -1 ELSE 1 END, now(), id,
           month, contact_month, platform, class, sector, employment, unit, method, stage,
           CASE step WHEN 3 THEN likelihood ELSE '' END, CASE step WHEN 3 THEN outcome ELSE '' END,
           CASE step WHEN 3 THEN severity ELSE proposed END, step < 3 OR outcome <> ALL(%(criminal)s), lag, reports,
           CASE WHEN counts THEN 1 ELSE 0 END,
           CASE WHEN step = 3 AND counts AND likelihood = ANY(%(valid)s) AND outcome <> ALL(%(criminal)s)
                THEN 1 ELSE 0 END,
           CASE WHEN counts THEN person ELSE 0 END, CASE WHEN counts THEN persona ELSE 0 END
    FROM (
        WITH register AS MATERIALIZED ({register})  -- each read once, not once for each of its lines
        SELECT *, step < 3 OR outcome <> ALL(%(report_only)s) AS counts
        FROM register CROSS JOIN generate_series(1, 3) AS step
        WHERE step = 1 OR changed AND (step = 2 OR outcome <> ALL(%(nothing)s))
    ) AS line ORDER BY id, step
"""
REGISTER = """
    SELECT a.id, a.platform, (%(classes)s::jsonb ->> a.platform) AS class, a.sector, a.employment, a.method, a.stage,
           COALESCE(a.unit_id, 0) AS unit, date_trunc('month', a.reported_at AT TIME ZONE zone)::date AS month,
           date_trunc('month', a.first_contact_on)::date AS contact_month,
           CASE {lags} END AS lag, COALESCE(n.id, 0) AS person, COALESCE(p.root_id, p.id, 0) AS persona,
           (SELECT count(*) FROM reports_report r WHERE r.approach_id = a.id) AS reports, e.first_event, e.last_event,
           c.likelihood, c.proposed_severity AS proposed, COALESCE(NULLIF(c.severity, ''), c.proposed_severity)
               AS severity, CASE c.status WHEN 'closed' THEN c.outcome ELSE '' END AS outcome,
           c.likelihood <> '' OR c.status = 'closed' OR c.severity NOT IN ('', c.proposed_severity) AS changed
    FROM cases_approach a JOIN cases_case c ON c.id = a.case_id
    CROSS JOIN (SELECT time_zone AS zone FROM accounts_organisation) AS organisation
    LEFT JOIN personas_persona p ON p.id = a.persona_id
    LEFT JOIN trends_personnumber n ON n.person = a.person AND a.person <> ''
    JOIN LATERAL (SELECT min(id) AS first_event, max(id) AS last_event FROM events_event
                  WHERE stream = 'case' AND stream_id = a.home_id) e ON true
    WHERE a.id > %(after)s AND a.id <= %(to)s
"""


def fill_ledger(tell: Tell = lambda done, planned: None) -> None:
    """Book every approach that isn't booked yet, and make the tallies anew. Takes a superuser, as all that sleeps."""
    after, last = _ask("SELECT COALESCE(max(approach_id), 0) FROM trends_booking"), _ask(LAST)
    _do(PEOPLE, {"after": after})
    statement = BOOKINGS.replace("{register}", REGISTER.replace("{lags}", _lags()))
    parts = parts_of(after, last, AT_ONCE)
    with indexed_afterwards(["trends_booking"] if len(parts) > 1 else ()):
        for done in share_out(partial(_book, statement), parts):
            tell(after + done, last)
    reconciling.mend_takedowns()
    _do("ANALYZE trends_booking", {})
    reconciling.rebuild()


def _book(statement: str, first: int, last: int) -> None:
    with guards_asleep():
        _do(statement, {"after": first, "to": last, **_rules()})


LAST = "SELECT COALESCE(max(id), 0) FROM cases_approach"


def _rules() -> dict[str, Any]:
    """What is booked for each outcome, as `trends` says it."""
    classes = ", ".join(f'"{platform}": "{of.value}"' for platform, of in CLASS_OF.items())
    return {
        "classes": f"{{{classes}}}", "criminal": [str(each.value) for each in NOT_STATE_LINKED],
        "report_only": [str(each.value) for each in REPORT_ONLY], "valid": [str(each.value) for each in VALIDATED],
        "nothing": [str(each.value) for each in NOTHING_AT_ALL],
    }  # fmt: skip


def _lags() -> str:
    days = "(a.reported_at AT TIME ZONE zone)::date - a.first_contact_on"
    return " ".join(f"WHEN {days} >= {code} THEN '{code}'" for code, _ in reversed(LAGS)) + " ELSE '0'"


def _ask(statement: str) -> int:
    with connection.cursor() as cursor:
        cursor.execute(statement)
        return int(cursor.fetchone()[0])


def _do(statement: str, given: dict[str, Any]) -> None:
    with connection.cursor() as cursor:
        cursor.execute(statement, given or None)
