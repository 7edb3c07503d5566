"""What do officers see and press? Each view loads from scope, calls one action and redirects."""

from cases.views.acting import act
from cases.views.bulk import bulk
from cases.views.evidence import evidence, evidence_original, evidence_override, evidence_picture, evidence_text
from cases.views.matching import judge
from cases.views.personas import merge, persona, personas, unmerge
from cases.views.reading import case, queue
from cases.views.readings import readings, unusual_readings
from cases.views.searching import search
from cases.views.takedowns import takedown, takedown_chase, takedowns, takedowns_in

__all__ = [
    "act", "bulk", "case", "evidence", "evidence_original", "evidence_override", "evidence_picture",
    "evidence_text", "judge", "merge", "persona", "personas", "queue", "readings", "search", "takedown",
    "takedown_chase", "takedowns", "takedowns_in", "unmerge", "unusual_readings",
]  # fmt: skip
