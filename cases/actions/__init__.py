"""How does anything happen to a case? Only through these actions, whichever door it came by."""

from cases.actions.assessing import assess, describe, link_persona
from cases.actions.assigning import assign, hand_over, release
from cases.actions.available import WORK, Available, available, needs_of, require_available
from cases.actions.bulk import IN_BULK, Result, in_bulk
from cases.actions.chasing import chase, chase_out, warn
from cases.actions.doing import do
from cases.actions.hearing import hear, read
from cases.actions.lock import lock
from cases.actions.merging import merge_personas, unmerge_personas
from cases.actions.moving import move
from cases.actions.noting import decline, note, propose, tick
from cases.actions.opening import Account, Told, open_case
from cases.actions.restricting import close_to, declare_conflict, open_to, restrict

__all__ = [
    "IN_BULK", "WORK", "Account", "Available", "Result", "Told", "assess", "assign", "available", "chase",
    "chase_out", "close_to", "declare_conflict", "decline", "describe", "do", "hand_over", "hear", "in_bulk",
    "link_persona", "lock", "merge_personas", "move", "needs_of", "note", "open_case", "open_to", "propose", "read",
    "release", "require_available", "restrict", "tick", "unmerge_personas", "warn",
]  # fmt: skip
