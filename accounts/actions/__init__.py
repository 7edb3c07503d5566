"""How do people, rights and settings change? Each act is an event in the stream of the person or the organisation."""

from accounts.actions.absences import be_away, be_back
from accounts.actions.lists import add_entry, change_entry, restore_entry, retire_entry
from accounts.actions.organisation import (
    add_desk,
    add_unit,
    change_unit,
    count_all_heads,
    count_heads,
    public_holidays,
    set_up_organisation,
    settings_version,
)
from accounts.actions.people import (
    add_person,
    change_person,
    choose_language,
    invite,
    make_token,
    revoke_token,
    use_shortcuts,
)
from accounts.actions.rights import close_account, grant, reopen_account, revoke

__all__ = [
    "add_desk", "add_entry", "add_person", "add_unit", "be_away", "be_back", "change_entry", "change_person",
    "change_unit", "choose_language", "close_account", "count_all_heads", "count_heads", "grant", "invite",
    "make_token", "public_holidays", "reopen_account", "restore_entry", "retire_entry", "revoke", "revoke_token",
    "set_up_organisation", "settings_version", "use_shortcuts",
]  # fmt: skip
