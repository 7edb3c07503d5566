"""What happened to the filled cases? Their events in the order of time, and their moves one after the other.

A case is inserted as new and then moved as people would have moved it, since the database believes no status without
its event in the same transaction.
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
EVENTS = f"""
    INSERT INTO events_event (stream, stream_id, sequence, kind, by_kind, by_id, at, before, after, data, transaction,
                              previous, hash)
    SELECT 'case', case_id, 0, kind, by_kind, by_id, opened_at + step * interval '1 hour', before, after, data, 0,
        '', ''
    FROM (
        SELECT case_id, 0.0 AS step, 'open' AS kind, 'reporter' AS by_kind, NULL::bigint AS by_id, opened_at,
            '' AS before,
               'new' AS after, jsonb_build_object('approach', approach_id, 'desk', desk_id, 'severity',
                   severity) AS data
        FROM filling
        UNION ALL
        SELECT case_id, step, kind, 'person', CASE WHEN is_officer THEN officer_id ELSE other_id END, opened_at,
            before,
               after, {SAID}
        FROM filling JOIN {STEPS} USING (way_taken)
        UNION ALL
        SELECT case_id, 0.5 + row_number() OVER (PARTITION BY case_id ORDER BY note.id) / 100.0, 'note', 'person',
            by_id,
               opened_at, '', '', jsonb_build_object('note', note.id)
        FROM filling JOIN cases_note AS note USING (case_id)
    ) AS happened
    ORDER BY case_id, step
"""


def _moved(step: int) -> str:
    return f"""
        UPDATE cases_case SET status = after FROM filling JOIN {STEPS} USING (way_taken)
        WHERE id = case_id AND step = {step} AND after <> ''
    """


STATEMENTS = (PROPOSALS, REFERRALS, EVENTS, _moved(1), _moved(2), _moved(3))
