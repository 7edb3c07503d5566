"""Which pages are there about people? Those of administrators, of auditors, and everyone's own API token."""

from accounts.views.absences import away, back
from accounts.views.lists import add_entry, entry, lists, restore_entry, retire_entry
from accounts.views.organisation import (
    add_desk,
    add_unit,
    change_organisation,
    change_unit,
    headcounts,
    organisation,
    unit,
)
from accounts.views.people import add_person, change_person, people, person
from accounts.views.rights import close_account, grant, invite, reopen_account, revoke, rights
from accounts.views.tokens import make_token, revoke_token, token

__all__ = [
    "add_desk", "add_entry", "add_person", "add_unit", "away", "back", "change_organisation", "change_person",
    "change_unit", "close_account", "entry", "grant", "headcounts", "invite", "lists", "make_token", "organisation",
    "people", "person", "reopen_account", "restore_entry", "retire_entry", "revoke", "revoke_token", "rights", "token",
    "unit",
]  # fmt: skip
