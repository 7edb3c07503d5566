"""Do cases and files say what the journal says of them? What no trigger can hold against the database's own owner."""

# A case is where its newest move left it.
WRONG_STATUS = """
    SELECT 'case', cases_case.id, moved.sequence
    FROM cases_case LEFT JOIN (
        SELECT DISTINCT ON (stream_id) stream_id, sequence, after FROM events_event
        WHERE stream = 'case' AND after <> '' ORDER BY stream_id, sequence DESC
    ) AS moved ON moved.stream_id = cases_case.id
    WHERE moved.after IS DISTINCT FROM cases_case.status ORDER BY 2 LIMIT 100
"""
# A case that has a history is there.
LOST_CASES = """
    SELECT 'case', head.stream_id, head.length FROM events_head AS head
    WHERE head.stream = 'case' AND NOT EXISTS (SELECT FROM cases_case WHERE id = head.stream_id)
    ORDER BY 2 LIMIT 100
"""
# A file is the one whose salted digest stands in the event that took it in.
CHANGED_FILES = """
    SELECT 'evidence', file.id, 0 FROM cases_evidence AS file LEFT JOIN (
        SELECT jsonb_array_elements_text(data -> 'digests') AS digest FROM events_event
        WHERE stream = 'case' AND kind IN ('enclose', 'add_evidence')
    ) AS told ON told.digest = encode(sha256(uuid_send(file.key) || decode(file.sha256, 'hex')), 'hex')
    WHERE file.conversation_id IS NOT NULL AND told.digest IS NULL ORDER BY 2 LIMIT 100
"""
CHECKS = {
    "the status isn't the one that its newest move led to": WRONG_STATUS,
    "the history tells of a case that isn't there": LOST_CASES,
    "the file isn't the one that was taken in": CHANGED_FILES,
}
