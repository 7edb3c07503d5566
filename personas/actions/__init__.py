"""How does anything happen to a persona? Through these actions, which the floor above calls for pages and the API."""

from personas.actions.growing import Found, add_name, add_profile, begin, forget, meet, note_check
from personas.actions.merging import merge, unmerge

__all__ = ["Found", "add_name", "add_profile", "begin", "forget", "meet", "merge", "note_check", "unmerge"]
