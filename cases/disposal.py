"""What of a case is emptied, and what is removed, when its time is over? One table; a test holds it complete.

Each line names the rows by their way to the case that they were made in: a duplicate's stay its own.
"""

from typing import Any

from django.db.models import Model

from cases.models import (
    Begun,
    Conflict,
    Evidence,
    Hold,
    Match,
    Message,
    Note,
    NoteEdition,
    Opening,
    Passage,
    Proposal,
    Referral,
    Sighting,
    Takedown,
    Task,
    Trace,
)

EMPTIED: tuple[tuple[type[Model], str, dict[str, Any]], ...] = (
    (Message, "conversation__approach__home", {"text": ""}),
    (Note, "case", {"text": ""}),
    (NoteEdition, "note__case", {"text": ""}),
    (Proposal, "case", {"reason": "", "declined_because": ""}),
    (Referral, "case", {"bundle": {}, "ended_because": ""}),
    (Hold, "case", {"reason": ""}),
    (Takedown, "case", {"reference": "", "evidence": []}),
)
REMOVED: tuple[tuple[type[Model], str], ...] = (
    (Passage, "case"),
    (Trace, "case"),
    (Match, "case"),
    (Match, "other"),
    (Evidence, "conversation__approach__home"),
    (Sighting, "approach__home"),
    (Conflict, "case"),
    (Opening, "case"),
    (Task, "case"),
    (Begun, "case"),
)
