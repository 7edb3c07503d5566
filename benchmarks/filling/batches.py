"""What does a batch of filled cases consist of? One draw of what became of each, and a statement for each table."""

from collections.abc import Sequence
from typing import Any

from django.db import connection

from benchmarks.filling import words
from benchmarks.filling.asleep import guards_asleep
from benchmarks.filling.history import MOVED, NOTED, OPENED, PROPOSALS, REFERRALS, told
from cases.models.case import ALPHABET
from personas.terms import Platform
from reports.models.report import TOLD

BATCH = 10_000
PLATFORMS = ("linkedin",) * 9 + ("email",) * 4 + ("whatsapp",) * 3 + tuple(Platform.values)  # some are met more often
METHODS = ("recruiter", "recruiter", "recruiter", "consultancy", "consultancy", "academic", "personal", "not_sure")

# What became of each case is drawn first; every statement after that only writes down what was drawn.
DRAW = """
    CREATE TEMP TABLE filling ON COMMIT DROP AS
    WITH lots AS (
        SELECT number, random() AS fate, random() AS way, random() AS grave, random() AS known,
               now() - interval '5 years' * (1 - number / %(planned)s::float8) - interval '1 hour' AS opened_at,
               (random() * random() * (SELECT count(*) - 1 FROM accounts_desk))::int AS desk_place,
               1 + floor(random() * (SELECT count(*) FROM filling_staff))::int AS staff_place,
               1 + floor(random() * random() * (SELECT count(*) FROM filling_personas))::int AS persona_place
        FROM generate_series(%(first)s + 1, %(last)s) AS number
    ), ways AS (
        SELECT *, CASE
            WHEN fate < CASE WHEN number > 0.9 * %(planned)s THEN 0.1 ELSE 0.93 END THEN
                CASE WHEN way < 0.35 THEN 'dismissed' WHEN way < 0.85 THEN 'concluded' ELSE 'approved' END
            WHEN way < 0.2 THEN 'new' WHEN way < 0.5 THEN 'triage' WHEN way < 0.62 THEN 'awaiting_reporter'
            WHEN way < 0.9 THEN 'investigation' WHEN way < 0.93 THEN 'referred' ELSE 'review' END AS way_taken
        FROM lots
    )
    SELECT ways.*, desk.id AS desk_id, staff.user_id, staff.person, staff.unit_id,
           CASE WHEN known < 0.7 THEN persona.persona_id END AS persona_id, persona.profile_id,
           CASE WHEN known < 0.7 THEN persona.name ELSE '' END AS persona_name,
           CASE WHEN known < 0.7 THEN persona.employer ELSE '' END AS employer,
           desk.officers[1 + number %% array_length(desk.officers, 1)] AS officer_id,
           desk.officers[1 + (number + 1) %% array_length(desk.officers, 1)] AS other_id,
           nextval('cases_case_id_seq') AS case_id, nextval('cases_approach_id_seq') AS approach_id,
           nextval('cases_conversation_id_seq') AS conversation_id,
           CASE way_taken WHEN 'referred' THEN nextval('cases_proposal_id_seq') END AS proposal_id,
           CASE way_taken WHEN 'referred' THEN nextval('cases_referral_id_seq') END AS referral_id,
           (SELECT string_agg(CASE place WHEN 6 THEN '-' ELSE substr(%(alphabet)s, 1 + floor(random() * 32)::int, 1)
                              END, '') FROM generate_series(1, 11) AS place WHERE number > 0) AS reference,
           CASE WHEN grave < 0.35 THEN 'low' WHEN grave < 0.8 THEN 'medium' WHEN grave < 0.97 THEN 'high'
                ELSE 'critical' END AS severity,
           (ARRAY['remote_chance', 'unlikely', 'realistic_possibility', 'likely', 'highly_likely'])
               [1 + floor(random() * 5)] AS likelihood,
           floor(random() * random() * 9)::int AS stage,
           (%(platforms)s::text[])[1 + floor(random() * array_length(%(platforms)s::text[], 1))] AS platform,
           (%(methods)s::text[])[1 + floor(random() * array_length(%(methods)s::text[], 1))] AS method,
           'Project ' || initcap((%(syllables)s::text[])[1 + floor(random() * 40)]
               || (%(syllables)s::text[])[1 + floor(random() * 40)]
               || (%(syllables)s::text[])[1 + floor(random() * 40)]) AS project,
           floor(random() * random() * 4)::int AS notes
    FROM ways
    JOIN filling_staff AS staff ON staff.place = staff_place
    JOIN filling_personas AS persona ON persona.place = persona_place
    JOIN (SELECT desk.id, row_number() OVER (ORDER BY desk.id) - 1 AS place, array_agg(role.user_id) AS officers
          FROM accounts_desk AS desk JOIN accounts_role AS role ON role.desk_id = desk.id AND role.name = 'officer'
          GROUP BY desk.id) AS desk ON desk.place = desk_place;
"""
CASES = """
    INSERT INTO cases_case (id, reference, status, desk_id, officer_id, version, restricted, proposed_severity,
        severity,
                            likelihood, confidence, outcome, summary, returns_to, concluded_by_id, opened_at,
                            changed_at, closed_at, due_at, due, escalated_to)
    SELECT case_id, reference, CASE WHEN closed THEN 'closed' ELSE way_taken END, desk_id,
           CASE WHEN way_taken NOT IN ('new', 'dismissed') THEN officer_id END, 1 + notes + moves, number %% 97 = 0,
           severity, CASE WHEN judged THEN severity ELSE '' END, CASE WHEN judged THEN likelihood ELSE '' END,
           CASE WHEN judged THEN 'moderate' ELSE '' END, outcome,
           CASE WHEN outcome IN ('', 'commercial_spam') THEN '' ELSE 'Judged by what was told of ' || project || '.'
               END,
           CASE way_taken WHEN 'awaiting_reporter' THEN 'triage' ELSE '' END,
           CASE WHEN outcome <> '' THEN officer_id END, opened_at, opened_at + moves * interval '3 hours',
           CASE WHEN closed THEN opened_at + moves * interval '3 hours' END,
           CASE WHEN closed THEN '9999-01-01Z' WHEN way_taken = 'new' THEN opened_at + interval '1 day'
                WHEN way_taken = 'awaiting_reporter' THEN opened_at + interval '20 days'
                ELSE opened_at + interval '14 days' END,
           CASE WHEN closed THEN '' WHEN way_taken = 'new' THEN 'acknowledge'
                WHEN way_taken = 'awaiting_reporter' THEN 'answer' ELSE 'decide' END, ''
    FROM (SELECT *, way_taken IN ('dismissed', 'concluded', 'approved') AS closed,
                 way_taken IN ('concluded', 'approved', 'review', 'investigation') AS judged,
                 CASE way_taken WHEN 'dismissed' THEN 'commercial_spam' WHEN 'concluded' THEN 'likely_hostile'
                                WHEN 'approved' THEN 'confirmed_hostile' WHEN 'review' THEN 'confirmed_hostile'
                                ELSE '' END AS outcome,
                 CASE way_taken WHEN 'new' THEN 0 WHEN 'triage' THEN 1 WHEN 'dismissed' THEN 1 WHEN 'approved' THEN 3
                                WHEN 'referred' THEN 3 ELSE 2 END AS moves FROM filling) AS drawn
"""
APPROACHES = """
    INSERT INTO cases_approach (id, case_id, home_id, persona_id, person, first_contact_on, last_contact_on,
        reported_at,
                                ongoing, travel_planned, platform, moved_to, method, stage, sector, employment,
                                access_band, unit_id)
    SELECT approach_id, case_id, case_id, persona_id, CASE WHEN number %% 4 = 0 THEN '' ELSE person END,
           opened_at::date - 9, opened_at::date - 2, opened_at, number %% 11 = 0, number %% 211 = 0, platform, '{}',
               method,
           stage, unit.sector, 'current', 'routine', CASE WHEN number %% 4 = 0 THEN NULL ELSE unit.id END
    FROM filling JOIN accounts_unit AS unit ON unit.id = unit_id
"""
SIGHTINGS = """
    INSERT INTO cases_sighting (approach_id, profile_id)
    SELECT approach_id, profile_id FROM filling WHERE persona_id IS NOT NULL
"""
CONVERSATIONS = "INSERT INTO cases_conversation (id, approach_id) SELECT conversation_id, approach_id FROM filling"
CONFLICTS = """
    INSERT INTO cases_conflict (case_id, person, why) SELECT case_id, person,
        'reporter' FROM filling WHERE number %% 4 > 0
"""
REPORTS = """
    INSERT INTO reports_report (reference, case_id, approach_id, conversation_id, mode, person, reporter_id,
        receipt, key,
                                filed_at, narrative, asked_for, offered, given, persona_name, claimed_employer,
                                claimed_post, claimed_place, addresses, done_so_far, told_others, safe_contact,
                                about_colleague, facts, indicators, advised)
    SELECT reference, case_id, approach_id, conversation_id,
        CASE WHEN number %% 4 = 0 THEN 'anonymous' ELSE 'named' END,
           CASE WHEN number %% 4 = 0 THEN '' ELSE person END, CASE WHEN number %% 4 > 0 THEN user_id END,
           CASE WHEN number %% 4 = 0 THEN sha256(reference::bytea) END, gen_random_uuid(), opened_at,
           concat_ws(' ', (%(beginnings)s::text[])[1 + floor(random() * array_length(%(beginnings)s::text[], 1))],
                     (%(middles)s::text[])[1 + floor(random() * array_length(%(middles)s::text[], 1))],
                     (%(middles)s::text[])[1 + floor(random() * array_length(%(middles)s::text[], 1))],
                     'They mentioned ' || project || '.',
                     (%(endings)s::text[])[1 + floor(random() * array_length(%(endings)s::text[], 1))]),
           CASE WHEN stage > 2 THEN 'What I know of ' || project ELSE '' END, '', '', persona_name, employer, '', '',
           CASE WHEN persona_id IS NULL THEN '{}' ELSE ARRAY['linkedin.com/in/filled-' || persona_id] END, '{}', '',
               '',
           false, '{}', '{}', (SELECT COALESCE(max(version), 0) FROM reports_advice)
    FROM filling
"""
NOTES = """
    INSERT INTO cases_note (case_id, text, by_id, written_at, edition)
    SELECT case_id, (%(notes)s::text[])[1 + floor(random() * array_length(%(notes)s::text[],
        1))] || ' (' || project || ')',
           officer_id, opened_at + place * interval '1 hour' + interval '20 minutes', 1
    FROM filling, generate_series(1, notes) AS place
"""
MESSAGES = """
    INSERT INTO cases_message (conversation_id, kind, text, by_id, written_at, sent_at)
    SELECT conversation_id, CASE WHEN asked THEN 'question' ELSE 'reply' END,
           CASE WHEN asked THEN (%(questions)s::text[])[1 + number %% array_length(%(questions)s::text[], 1)]
                ELSE %(reply)s END,
           officer_id, opened_at + interval '4 hours', CASE WHEN way_taken <> 'review' THEN opened_at + interval '4
               hours' END
    FROM (SELECT *, way_taken = 'awaiting_reporter' AS asked FROM filling) AS drawn
    WHERE asked OR way_taken IN ('dismissed', 'concluded', 'approved', 'review')
"""
# What the database copies for searching whenever a text is written.
PASSAGES = f"""
    INSERT INTO cases_passage (case_id, desk_id, approach_id, kind, source, text)
    SELECT case_id, desk_id, CASE WHEN of_approach THEN approach_id END, kind, source, text
    FROM (
        SELECT case_id, 'testimony' AS kind, report.id AS source, {TOLD.replace("NEW.", "report.")} AS text,
               true AS of_approach
        FROM filling JOIN reports_report AS report USING (case_id)
        UNION ALL SELECT case_id, 'note', note.id, note.text, false FROM filling JOIN cases_note AS note USING (case_id)
        UNION ALL SELECT filling.case_id, 'message', message.id, message.text, true
        FROM filling JOIN cases_message AS message USING (conversation_id)
        UNION ALL SELECT case_id, 'summary', case_id, summary, false FROM filling JOIN cases_case AS told
            ON told.id = case_id
    ) AS written JOIN filling USING (case_id) WHERE btrim(text) <> ''
"""
TABLES = (
    "cases_case", "cases_approach", "cases_sighting", "cases_conversation", "cases_conflict", "reports_report",
    "cases_note", "cases_message", "cases_proposal", "cases_referral", "cases_passage", "events_event",
)  # fmt: skip
STATEMENTS = (
    DRAW, CASES, APPROACHES, SIGHTINGS, CONVERSATIONS, CONFLICTS, REPORTS, NOTES, MESSAGES, PROPOSALS, REFERRALS,
    PASSAGES, *told(OPENED, MOVED, NOTED),
)  # fmt: skip


def fill_batch(first: int, last: int, planned: int) -> None:
    """Fill in the cases `first` to `last` of the `planned` ones. Takes a superuser, to let the guards sleep."""
    write(STATEMENTS, first, last, planned)


def write(statements: Sequence[str], first: int, last: int, planned: int) -> None:
    """Send the statements of one batch, in a transaction in which the guards sleep."""
    given = {**lists(), "first": first, "last": last, "planned": planned}
    with guards_asleep(), connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement, given)


def lists() -> dict[str, Any]:
    """What the statements draw from."""
    return {
        "alphabet": ALPHABET, "platforms": list(PLATFORMS), "methods": list(METHODS),
        "syllables": list(words.SYLLABLES), "beginnings": list(words.BEGINNINGS), "middles": list(words.MIDDLES),
        "endings": list(words.ENDINGS), "notes": list(words.NOTES), "questions": list(words.QUESTIONS),
        "reply": words.REPLY,
    }  # fmt: skip
