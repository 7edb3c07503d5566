"""Which personas approach the people of a filled database? One for every five cases, each with a profile or two."""

from django.db import connection

from benchmarks.filling import words
from benchmarks.filling.asleep import guards_asleep

CASES_OF_PERSONA = 5
PERSONAS = """
    DROP TABLE IF EXISTS filling_personas;
    CREATE UNLOGGED TABLE filling_personas (place int PRIMARY KEY, persona_id bigint, profile_id bigint, name text,
                                            employer text);
    WITH fresh AS (
        SELECT number, nextval('personas_persona_id_seq') AS id,
               CASE WHEN random() < 0.8
                    THEN (%(given)s::text[])[1 + floor(random() * %(givens)s)] || ' '
                         || (%(family)s::text[])[1 + floor(random() * %(families)s)]
                    ELSE (%(elsewhere)s::text[])[1 + floor(random() * %(elsewheres)s)] END AS name,
               (%(employers)s::text[])[1 + floor(random() * %(employed)s)] AS employer
        FROM generate_series(1, %(personas)s) AS number
    ), personas AS (
        INSERT INTO personas_persona (id, name, claimed_employer, story, created_at, version)
        SELECT id, name, employer, '', now() - random() * interval '5 years', 1 FROM fresh RETURNING id
    ), profiles AS (
        INSERT INTO personas_profile (persona_id, platform, key, shown, created_at)
        SELECT id, 'linkedin', 'https://linkedin.com/in/filled-' || id, 'linkedin.com/in/filled-' || id, now()
        FROM fresh RETURNING id, persona_id
    ), addresses AS (
        INSERT INTO personas_profile (persona_id, platform, key, shown, created_at)
        SELECT id, 'email', 'mailto:p' || id || '@filled.example', 'p' || id || '@filled.example', now()
        FROM fresh WHERE number %% 3 = 0
    ), aliases AS (
        INSERT INTO personas_alias (persona_id, name)
        SELECT id, (%(elsewhere)s::text[])[1 + floor(random() * %(elsewheres)s)] FROM fresh WHERE number %% 5 = 0
    )
    INSERT INTO filling_personas
    SELECT row_number() OVER (), persona_id, profiles.id, name, employer
    FROM profiles JOIN fresh ON fresh.id = persona_id;
    ANALYZE filling_personas;
"""
BEGUN = """
    WITH fresh AS (
        SELECT persona_id AS id, jsonb_build_object('profiles', jsonb_build_array(profile_id)) AS data
        FROM filling_personas
    ), made AS (
        INSERT INTO events_event (stream, stream_id, sequence, kind, by_kind, at, before, after, data, transaction,
                                  previous, hash)
        SELECT 'persona', id, 1, 'begin', 'reporter', now(), '', '', data, pg_current_xact_id()::text::bigint, '',
               events_digest('', 'persona'::varchar, id, 1, 'begin'::varchar, 'reporter'::varchar, NULL::bigint, now(),
                             ''::varchar, ''::varchar, data)
        FROM fresh RETURNING stream_id, hash
    ) INSERT INTO events_head (stream, stream_id, length, hash) SELECT 'persona', stream_id, 1, hash FROM made
"""


def fill_register(cases: int) -> None:
    """Add the personas that `cases` more cases tell of, and their profiles, names and first events."""
    lists = {"given": words.GIVEN, "family": words.FAMILY, "elsewhere": words.ELSEWHERE, "employers": words.EMPLOYERS}
    counts = {"givens": words.GIVEN, "families": words.FAMILY, "elsewheres": words.ELSEWHERE,
              "employed": words.EMPLOYERS}  # fmt: skip
    given = {name: list(values) for name, values in lists.items()} | {name: len(of) for name, of in counts.items()}
    with guards_asleep(), connection.cursor() as cursor:
        cursor.execute(PERSONAS, {**given, "personas": max(cases // CASES_OF_PERSONA, 1)})
        cursor.execute(BEGUN)
