"""How does anything happen to a case? Only through these actions, whichever door it came by."""

from cases.actions.assessing import assess, describe, link_persona
from cases.actions.assigning import assign, give_out, hand_over, release
from cases.actions.available import WORK, Available, available, label_of, needs_of, require_available
from cases.actions.beginning import drop_begun, drop_old_begun, keep_begun
from cases.actions.bringing import Record, bring_in
from cases.actions.bulk import IN_BULK, Result, in_bulk
from cases.actions.chasing import chase, chase_out, escalate, warn
from cases.actions.doing import do
from cases.actions.evidence import (
    add_evidence,
    adopt,
    drop_staged,
    enclose,
    open_original,
    override,
    restage,
    stage,
    unstage,
)
from cases.actions.evidence_checking import check_evidence
from cases.actions.foreseeing import Foreseen, foresee
from cases.actions.handing_on import HOW, adopt_views, entrust, hand_on
from cases.actions.hearing import ask_to_withdraw, hear, read
from cases.actions.keeping import dispose, hold, lift_hold
from cases.actions.lock import lock
from cases.actions.matching import JUDGEMENTS, Words, judge_match, trace
from cases.actions.merging import merge_personas, unmerge_personas
from cases.actions.moving import move
from cases.actions.note_changing import edit_note, note_of, share_note
from cases.actions.noting import decline, note, propose, tick
from cases.actions.opening import Account, Told, open_case
from cases.actions.reading import note_reading
from cases.actions.registering import add_profile, begin_persona, name_persona
from cases.actions.restricting import close_to, declare_conflict, open_to, restrict
from cases.actions.retracting import is_worked_on, retract
from cases.actions.scheduling import set_schedule
from cases.actions.standing import set_checklist, word
from cases.actions.takedowns import ask_takedown, chase_takedown, cite_takedown, look_at_takedown
from cases.actions.watching import drop_view, keep_view, take_next, watch

__all__ = [
    "Account", "Available", "Foreseen", "HOW", "IN_BULK", "JUDGEMENTS", "Record", "Result", "Told", "WORK", "Words",
    "add_evidence", "add_profile", "adopt", "adopt_views", "ask_takedown", "ask_to_withdraw", "assess", "assign",
    "available", "begin_persona", "bring_in", "chase", "chase_out", "chase_takedown", "check_evidence", "cite_takedown",
    "close_to", "declare_conflict", "decline", "describe", "dispose", "do", "drop_begun", "drop_old_begun",
    "drop_staged", "drop_view", "edit_note", "enclose", "entrust", "escalate", "foresee", "give_out", "hand_on",
    "hand_over", "hear", "hold", "in_bulk", "is_worked_on", "judge_match", "keep_begun", "keep_view", "label_of",
    "lift_hold", "link_persona", "lock", "look_at_takedown", "merge_personas", "move", "name_persona", "needs_of",
    "note", "note_of", "note_reading", "open_case", "open_original", "open_to", "override", "propose", "read",
    "release", "require_available", "restage", "restrict", "retract", "set_checklist", "set_schedule", "share_note",
    "stage", "take_next", "tick", "trace", "unmerge_personas", "unstage", "warn", "watch", "word",
]  # fmt: skip
