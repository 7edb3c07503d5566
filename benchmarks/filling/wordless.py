"""How does a register come to hold ten million approaches within an hour? Without words, while its guards sleep.

Only what figures are made of: cases, approaches, reports without testimony, takedowns and events. The database's
triggers sleep meanwhile, so each batch writes down itself what they would have: the chain of events with its heads.
`manage.py verify` finds it whole and `manage.py reconcile` finds it true; nobody finds anything in it by its words.
"""

from benchmarks.filling.batches import write
from benchmarks.filling.history import MOVED, OPENED, told

BATCH = 20_000
TABLES = ("cases_case", "cases_approach", "cases_conversation", "reports_report", "cases_takedown")
ENDED = "('dismissed', 'concluded', 'approved')"
PLACES = range(9, -1, -1)  # of a reference: its letters say the case's number, so that its index grows at one end
REFERENCE = " || ".join(
    f"{'chr(45) || ' if place == 4 else ''}substr(%(alphabet)s, 1 + ((case_id >> {5 * place}) & 31)::int, 1)"
    for place in PLACES
)

DRAW = f"""
    CREATE TEMP TABLE filling ON COMMIT DROP AS
    WITH lots AS (
        SELECT number, random() AS fate, random() AS way, random() AS grave,
               now() - interval '5 years' * (1 - number / %(planned)s::float8) - interval '1 hour' AS opened_at,
               (random() * random() * (SELECT count(*) - 1 FROM accounts_desk))::int AS desk_place,
               1 + floor(random() * (SELECT count(*) FROM filling_staff))::int AS staff_place,
               CASE WHEN random() < 0.7
                    THEN 1 + floor(random() * random() * (SELECT count(*) FROM filling_personas))::int
                    END AS persona_place,
               nextval('cases_case_id_seq') AS case_id
        FROM generate_series(%(first)s + 1, %(last)s) AS number
    ), ways AS (
        SELECT *, CASE
            WHEN fate < CASE WHEN number > 0.9 * %(planned)s THEN 0.1 ELSE 0.93 END THEN
                CASE WHEN way < 0.35 THEN 'dismissed' WHEN way < 0.85 THEN 'concluded' ELSE 'approved' END
            WHEN way < 0.3 THEN 'new' WHEN way < 0.6 THEN 'triage'
            WHEN way < 0.95 THEN 'investigation' ELSE 'review' END AS way_taken
        FROM lots
    )
    SELECT ways.*, desk.id AS desk_id, staff.user_id, staff.person, staff.unit_id, persona.persona_id,
           persona.profile_id, {REFERENCE} AS reference, nextval('cases_approach_id_seq') AS approach_id,
           nextval('cases_conversation_id_seq') AS conversation_id, NULL::bigint AS proposal_id,
           NULL::bigint AS referral_id, desk.officers[1 + number %% array_length(desk.officers, 1)] AS officer_id,
           desk.officers[1 + (number + 1) %% array_length(desk.officers, 1)] AS other_id,
           CASE WHEN persona.persona_id IS NOT NULL AND way_taken IN {ENDED} AND number %% 20 = 0
                THEN nextval('cases_takedown_id_seq') END AS takedown_id, number %% 60 > 0 AS was_gone,
           CASE way_taken WHEN 'new' THEN 0 WHEN 'triage' THEN 1 WHEN 'dismissed' THEN 1 WHEN 'approved' THEN 3
                ELSE 2 END AS moves,
           CASE WHEN grave < 0.35 THEN 'low' WHEN grave < 0.8 THEN 'medium' WHEN grave < 0.97 THEN 'high'
                ELSE 'critical' END AS severity,
           (ARRAY['remote_chance', 'unlikely', 'realistic_possibility', 'likely', 'highly_likely'])
               [1 + floor(random() * 5)] AS likelihood,
           floor(random() * random() * 9)::int AS stage,
           (%(platforms)s::text[])[1 + floor(random() * array_length(%(platforms)s::text[], 1))] AS platform,
           (%(methods)s::text[])[1 + floor(random() * array_length(%(methods)s::text[], 1))] AS method
    FROM ways
    JOIN filling_staff AS staff ON staff.place = staff_place
    LEFT JOIN filling_personas AS persona ON persona.place = persona_place
    JOIN (SELECT desk.id, row_number() OVER (ORDER BY desk.id) - 1 AS place, array_agg(role.user_id) AS officers
          FROM accounts_desk AS desk JOIN accounts_role AS role ON role.desk_id = desk.id AND role.name = 'officer'
          GROUP BY desk.id) AS desk ON desk.place = desk_place;
"""
CASES = f"""
    INSERT INTO cases_case (id, reference, status, desk_id, officer_id, version, restricted, proposed_severity,
                            severity, likelihood, confidence, outcome, summary, returns_to, concluded_by_id, opened_at,
                            changed_at, closed_at, due_at, due, escalated_to)
    SELECT case_id, reference, CASE WHEN closed THEN 'closed' ELSE way_taken END, desk_id,
           CASE WHEN way_taken NOT IN ('new', 'dismissed') THEN officer_id END,
           1 + moves + CASE WHEN takedown_id IS NULL THEN 0 ELSE 2 END, false, severity,
           CASE WHEN judged THEN severity ELSE '' END, CASE WHEN judged THEN likelihood ELSE '' END,
           CASE WHEN judged THEN 'moderate' ELSE '' END, outcome, '', '',
           CASE WHEN outcome <> '' THEN officer_id END, opened_at, opened_at + moves * interval '3 hours',
           CASE WHEN closed THEN opened_at + moves * interval '3 hours' END,
           CASE WHEN closed THEN '9999-01-01Z' WHEN way_taken = 'new' THEN opened_at + interval '1 day'
                ELSE opened_at + interval '14 days' END,
           CASE WHEN closed THEN '' WHEN way_taken = 'new' THEN 'acknowledge' ELSE 'decide' END, ''
    FROM (SELECT *, way_taken IN {ENDED} AS closed,
                 way_taken IN ('concluded', 'approved', 'review', 'investigation') AS judged,
                 CASE way_taken WHEN 'dismissed' THEN 'commercial_spam' WHEN 'concluded' THEN 'likely_hostile'
                                WHEN 'approved' THEN 'confirmed_hostile' WHEN 'review' THEN 'confirmed_hostile'
                                ELSE '' END AS outcome FROM filling) AS drawn ORDER BY case_id
"""
APPROACHES = """
    INSERT INTO cases_approach (id, case_id, home_id, persona_id, person, first_contact_on, last_contact_on,
                                reported_at, ongoing, travel_planned, platform, moved_to, method, stage, sector,
                                employment, access_band, unit_id)
    SELECT approach_id, case_id, case_id, persona_id, CASE WHEN number %% 4 = 0 THEN '' ELSE person END,
           opened_at::date - 9, opened_at::date - 2, opened_at, false, false, platform, '{}', method, stage,
           unit.sector, 'current', 'routine', CASE WHEN number %% 4 > 0 THEN unit.id END
    FROM filling JOIN accounts_unit AS unit ON unit.id = unit_id ORDER BY approach_id
"""
CONVERSATIONS = "INSERT INTO cases_conversation (id, approach_id) SELECT conversation_id, approach_id FROM filling"
REPORTS = """
    INSERT INTO reports_report (reference, case_id, approach_id, conversation_id, mode, person, reporter_id, receipt,
                                key, filed_at, narrative, asked_for, offered, given, persona_name, claimed_employer,
                                claimed_post, claimed_place, addresses, done_so_far, told_others, safe_contact,
                                about_colleague, facts, indicators, advised)
    SELECT reference, case_id, approach_id, conversation_id, CASE WHEN nameless THEN 'anonymous' ELSE 'named' END,
           CASE WHEN nameless THEN '' ELSE person END, CASE WHEN nameless THEN NULL ELSE user_id END,
           CASE WHEN nameless THEN convert_to(reference, 'UTF8') END,
           ('00000000-0000-4000-8000-' || lpad(to_hex(case_id), 12, '0'))::uuid, opened_at, '', '', '', '', '', '', '',
           '', '{}', '{}', '', '', false, '{}', '{}', 0
    FROM (SELECT *, number %% 4 = 0 AS nameless FROM filling) AS drawn ORDER BY case_id
"""
TAKEDOWNS = """
    INSERT INTO cases_takedown (id, case_id, profile_id, reference, evidence, state, asked_by_id, asked_at,
                                looked_by_id, looked_at, gone_at)
    SELECT takedown_id, case_id, profile_id, '', '{}', CASE WHEN was_gone THEN 'gone' ELSE 'up' END, officer_id,
           opened_at + interval '1 day', officer_id, opened_at + interval '1 day' * (2 + number %% 23),
           CASE WHEN was_gone THEN opened_at + interval '1 day' * (2 + number %% 23) END
    FROM filling WHERE takedown_id IS NOT NULL
"""
TAKEN_DOWN = """
    SELECT case_id, opened_at + interval '1 day' * {days}, '{kind}', 'person', officer_id, '', '',
           jsonb_build_object('takedown', takedown_id, 'platform', 'linkedin', 'state', {state},
                              'days', {days} - 1) || {more}
    FROM filling WHERE takedown_id IS NOT NULL
"""
ASKED = TAKEN_DOWN.format(kind="ask_takedown", days=1, state="'asked'", more="'{}'::jsonb")
LOOKED = TAKEN_DOWN.format(
    kind="look_at_takedown", days="(2 + number %% 23)", state="CASE WHEN was_gone THEN 'gone' ELSE 'up' END",
    more="jsonb_build_object('state_before', 'asked')",
)  # fmt: skip
STATEMENTS = (
    DRAW, CASES, APPROACHES, CONVERSATIONS, REPORTS, TAKEDOWNS, *told(OPENED, MOVED, ASKED, LOOKED),
)  # fmt: skip


def fill_wordless(first: int, last: int, planned: int) -> None:
    """Fill in the approaches `first` to `last` of the `planned` ones. Takes a superuser, to let the guards sleep."""
    write(STATEMENTS, first, last, planned)
