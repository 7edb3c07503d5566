"""What happened to the filled cases? Their events in the order of time, each chained to the one before.

The database numbers and chains every event itself, one by one. While its guards sleep the same is done here for
thousands of cases at once: first the first event of each case, then the second, and so on.
"""

PROPOSALS = """
    INSERT INTO cases_proposal (id, case_id, reason, by_id, proposed_at, decided_at, declined_because)
    SELECT proposal_id, case_id, 'The police collect reports of this kind.', officer_id,
        opened_at + interval '2 hours',
           opened_at + interval '3 hours', '' FROM filling WHERE way_taken = 'referred'
"""
REFERRALS = """
    INSERT INTO cases_referral (id, case_id, proposal_id, agency, legal_basis, marking, shared, bundle, digest,
        review_on,
                                by_id, referred_at, ended_because)
    SELECT referral_id, case_id, proposal_id, 'Police', 'Consent', 'OFFICIAL', '["contact"]', '{}',
        encode(sha256('{}'), 'hex'),
           opened_at::date + 90, other_id, opened_at + interval '3 hours', ''
    FROM filling WHERE way_taken = 'referred'
"""
# way taken, step, kind, before, after, whether the officer did it (else a colleague)
STEPS = """
    (VALUES ('triage', 1, 'claim', 'new', 'triage', true), ('awaiting_reporter', 1, 'claim', 'new', 'triage', true),
            ('awaiting_reporter', 2, 'ask', 'triage', 'awaiting_reporter', true),
            ('investigation', 1, 'claim', 'new', 'triage', true),
            ('investigation', 2, 'investigate', 'triage', 'investigation', true),
            ('referred', 1, 'claim', 'new', 'triage', true), ('referred', 2, 'propose', '', '', true),
            ('referred', 3, 'refer', 'triage', 'referred', false),
            ('review', 1, 'claim', 'new', 'triage', true), ('review', 2, 'conclude', 'triage', 'review', true),
            ('dismissed', 1, 'dismiss', 'new', 'closed', true), ('concluded', 1, 'claim', 'new', 'triage', true),
            ('concluded', 2, 'conclude', 'triage', 'closed', true), ('approved', 1, 'claim', 'new', 'triage', true),
            ('approved', 2, 'conclude', 'triage', 'review', true), ('approved', 3, 'approve', 'review', 'closed',
                false)
    ) AS taken (way_taken, step, kind, before, after, is_officer)
"""
SAID = """
    CASE kind WHEN 'claim' THEN jsonb_build_object('officer', officer_id)
              WHEN 'ask' THEN jsonb_build_object('conversation', conversation_id)
              WHEN 'dismiss' THEN jsonb_build_object('outcome', 'commercial_spam', 'replied', true)
              WHEN 'approve' THEN jsonb_build_object('outcome', 'confirmed_hostile', 'replied', true)
              WHEN 'propose' THEN jsonb_build_object('proposal', proposal_id)
              WHEN 'refer' THEN jsonb_build_object('referral', referral_id, 'digest', encode(sha256('{}'), 'hex'))
              ELSE jsonb_build_object('severity', severity, 'likelihood', likelihood, 'confidence', 'moderate')
                   || CASE after WHEN 'closed' THEN jsonb_build_object('outcome', 'likely_hostile', 'replied', true)
                                 WHEN 'review' THEN jsonb_build_object('outcome', 'confirmed_hostile')
                                 ELSE '{}' END END
"""
OPENED = """
    SELECT case_id, opened_at AS at, 'open' AS kind, 'reporter' AS by_kind, NULL::bigint AS by_id, '' AS before,
           'new' AS after, jsonb_build_object('approach', approach_id, 'desk', desk_id, 'severity', severity) AS data
    FROM filling
"""
MOVED = f"""
    SELECT case_id, opened_at + step * interval '1 hour', kind, 'person',
           CASE WHEN is_officer THEN officer_id ELSE other_id END, before, after, {SAID}
    FROM filling JOIN {STEPS} USING (way_taken)
"""
NOTED = """
    SELECT case_id, note.written_at, 'note', 'person', by_id, '', '', jsonb_build_object('note', note.id)
    FROM filling JOIN cases_note AS note USING (case_id)
"""
LONGEST = 7  # events of one case: opened, three notes and three moves; or opened, three moves and a takedown's two

HAPPENED = """
    CREATE TEMP TABLE happened ON COMMIT DROP AS
    SELECT row_number() OVER (PARTITION BY case_id ORDER BY at)::int AS sequence, happened.*
    FROM ({told}) AS happened;
    CREATE TEMP TABLE chained (stream_id bigint, sequence int, hash bytea) ON COMMIT DROP;
    ANALYZE happened;
"""
# Every case's event of one place is one statement, so that it finds the digest of the place before.
CHAINED = """
    WITH made AS (
        INSERT INTO events_event (stream, stream_id, sequence, kind, by_kind, by_id, at, before, after, data,
                                  transaction, previous, hash)
        SELECT 'case', case_id, sequence, kind, by_kind, by_id, at, before, after, data,
               pg_current_xact_id()::text::bigint, previous,
               events_digest(previous, 'case'::varchar, case_id, sequence, kind::varchar, by_kind::varchar, by_id, at,
                             before::varchar, after::varchar, data)
        FROM (SELECT happened.*, COALESCE(chained.hash, ''::bytea) AS previous
              FROM happened LEFT JOIN chained ON chained.stream_id = case_id AND chained.sequence = {place} - 1
              WHERE happened.sequence = {place}) AS step
        ORDER BY case_id
        RETURNING stream_id, sequence, hash
    ) INSERT INTO chained SELECT * FROM made
"""
HEADS = """
    INSERT INTO events_head (stream, stream_id, length, hash)
    SELECT DISTINCT ON (stream_id) 'case', stream_id, sequence, hash FROM chained ORDER BY stream_id, sequence DESC
"""


def told(*happened: str) -> tuple[str, ...]:
    """The statements that write down what `happened`: each gives events of the cases in `filling`."""
    chain = (CHAINED.replace("{place}", str(place)) for place in range(1, LONGEST + 1))
    return (HAPPENED.replace("{told}", " UNION ALL ".join(happened)), *chain, HEADS)
