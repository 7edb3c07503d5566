"""What do officers see and press? Each view loads from scope, calls one action and redirects."""

from cases.views.acting import act
from cases.views.bulk import bulk
from cases.views.evidence import (
    evidence,
    evidence_add,
    evidence_original,
    evidence_override,
    evidence_picture,
    evidence_text,
)
from cases.views.freshening import fresh
from cases.views.keeping import schedule
from cases.views.keys import keys
from cases.views.matching import judge
from cases.views.notes import begun, note, note_share
from cases.views.officers import hand_on_work, officers
from cases.views.personas import merge, name, persona, personas, unmerge
from cases.views.reading import case, queue
from cases.views.readings import readings, unusual_readings
from cases.views.saving import drop_view, keep_view, saved, take_next, watch
from cases.views.searching import search
from cases.views.sharing import bundle
from cases.views.standing import add_wording, checklist, checklists, wording, wordings
from cases.views.takedowns import takedown, takedown_chase, takedown_cite, takedown_pack, takedowns, takedowns_in

__all__ = [
    "act", "add_wording", "begun", "bulk", "bundle", "case", "checklist", "checklists", "drop_view", "evidence",
    "evidence_add", "evidence_original", "evidence_override", "evidence_picture", "evidence_text", "fresh",
    "hand_on_work", "judge", "keep_view", "keys", "merge", "name", "note", "note_share", "officers", "persona",
    "personas", "queue", "readings", "saved", "schedule", "search", "take_next", "takedown", "takedown_chase",
    "takedown_cite", "takedown_pack", "takedowns", "takedowns_in", "unmerge", "unusual_readings", "watch", "wording",
    "wordings",
]  # fmt: skip
