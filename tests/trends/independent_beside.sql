-- Do personas met again and takedowns come out the same when they are counted again from the register, by the method
-- note alone? Written from docs/statistics.md, "To count again" and "Measures", without a look at the code. One line, for
-- the months from %(first)s to %(last)s.
WITH zone AS (
    SELECT time_zone FROM accounts_organisation
), row_of AS (
    SELECT a.id, COALESCE(a.joined_to_id, a.id) AS root, a.person, COALESCE(p.root_id, p.id) AS persona,
           date_trunc('month', a.reported_at AT TIME ZONE zone.time_zone)::date AS month,
           CASE WHEN c.status = 'closed' THEN c.outcome ELSE '' END AS outcome
    FROM cases_approach a
    JOIN cases_case c ON c.id = a.case_id
    LEFT JOIN personas_persona p ON p.id = a.persona_id
    CROSS JOIN zone
), counts AS (
    SELECT *, row_number() OVER (PARTITION BY root ORDER BY id <> root, id) AS place FROM row_of
    WHERE outcome NOT IN ('genuine_contact', 'commercial_spam', 'out_of_scope', 'withdrawn', 'duplicate', 'exercise',
                          'retracted')
), approach AS (
    SELECT (array_agg(month ORDER BY place))[1] AS month,
           (array_agg(person ORDER BY place) FILTER (WHERE person <> ''))[1] AS person,
           (array_agg(persona ORDER BY place) FILTER (WHERE persona IS NOT NULL))[1] AS persona
    FROM counts GROUP BY root
), met AS (
    SELECT count(*) AS times, count(DISTINCT person) AS people FROM approach
    WHERE persona IS NOT NULL AND month BETWEEN %(first)s AND %(last)s GROUP BY persona
), takedown AS (
    SELECT t.gone_at IS NOT NULL AS gone,
           EXISTS (SELECT FROM events_event e WHERE e.stream = 'case' AND e.stream_id = t.case_id
                   AND e.kind = 'look_at_takedown' AND (e.data ->> 'takedown')::bigint = t.id
                   AND e.data ->> 'state' = 'back') AS back
    FROM cases_takedown t JOIN cases_case c ON c.id = t.case_id CROSS JOIN zone
    WHERE NOT (c.status = 'closed' AND c.outcome IN ('exercise', 'retracted'))
      AND date_trunc('month', t.asked_at AT TIME ZONE zone.time_zone)::date BETWEEN %(first)s AND %(last)s
)
SELECT (SELECT count(*) FROM met WHERE times > 1), (SELECT count(*) FROM met WHERE people > 1),
       (SELECT count(*) FROM takedown), (SELECT count(*) FROM takedown WHERE gone),
       (SELECT count(*) FROM takedown WHERE back)
