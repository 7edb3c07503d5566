-- Do the five units come out the same when they are counted again from the register, by the method note alone?
-- Written from docs/statistics.md, "To count again", without a look at the code. One line for each month reported.
WITH zone AS (
    SELECT time_zone FROM accounts_organisation
), row_of AS (
    SELECT a.id, COALESCE(a.joined_to_id, a.id) AS root, a.person, COALESCE(p.root_id, p.id) AS persona, c.likelihood,
           date_trunc('month', a.reported_at AT TIME ZONE zone.time_zone)::date AS month,
           CASE WHEN c.status = 'closed' THEN c.outcome ELSE '' END AS outcome,
           (SELECT count(*) FROM reports_report r WHERE r.approach_id = a.id) AS reports
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
           (array_agg(persona ORDER BY place) FILTER (WHERE persona IS NOT NULL))[1] AS persona,
           bool_or(likelihood IN ('likely', 'highly_likely', 'almost_certain') AND outcome <> 'criminal_fraud')
               AS validated
    FROM counts GROUP BY root
), filed AS (
    SELECT month, sum(reports) AS reports FROM row_of WHERE outcome NOT IN ('exercise', 'retracted') GROUP BY month
), found AS (
    SELECT month, count(*) AS approaches, count(DISTINCT person) AS people, count(DISTINCT persona) AS personas,
           count(*) FILTER (WHERE validated) AS validated
    FROM approach GROUP BY month
)
SELECT month, COALESCE(reports, 0)::int, COALESCE(approaches, 0), COALESCE(people, 0), COALESCE(personas, 0),
       COALESCE(validated, 0)
FROM filed FULL JOIN found USING (month)
WHERE COALESCE(reports, 0) > 0 OR COALESCE(approaches, 0) > 0
ORDER BY month
