"""What did a reporter say of the contact itself? Kept as it was told, whatever officers correct later.

The approach starts from these facts, and officers may correct it; the testimony stays.
"""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from django.utils.formats import date_format

from accounts.lists import SECTORS
from accounts.terms import Employment
from cases.terms import Method, Stage
from design.words import lazily as _
from personas.platforms import PLATFORMS
from personas.terms import Platform

LABELS = {
    "first_contact_on": _("First contact"),
    "last_contact_on": _("Latest contact"),
    "ongoing": _("Still going on"),
    "travel_planned": _("Travel planned"),
    "platform": _("Where it began"),
    "moved_to": _("Moved to"),
    "method": _("Came as"),
    "stage": _("How far it went"),
    "sector": _("Kind of work"),
    "employment": _("Working here"),
}
WORDS: dict[str, Callable[[Any], str]] = {
    "platform": PLATFORMS.label, "moved_to": PLATFORMS.label, "sector": SECTORS.label,
    "method": lambda code: Method(code).label, "stage": lambda step: Stage(step).label,
    "employment": lambda code: Employment(code).label,
}  # fmt: skip
LEFT_OPEN = (None, "", False, Platform.NOT_SURE, Method.NOT_SURE)


def kept(told: Mapping[str, Any]) -> dict[str, Any]:
    """The facts of a testimony as they are kept: plain values, without what was left open."""
    given = {name: told[name] for name in LABELS if told[name] not in LEFT_OPEN or name == "stage"}
    plain = {name: _plain(value) for name, value in given.items()}
    return {name: value for name, value in plain.items() if value != []}


def in_words(facts: Mapping[str, Any]) -> list[tuple[str, str]]:
    """Each fact that was told, as (label, words)."""
    return [(label, _words(name, facts[name])) for name, label in LABELS.items() if name in facts]


def _plain(value: Any) -> Any:
    if isinstance(value, date):
        return value.isoformat()
    return [str(each) for each in value] if isinstance(value, list | tuple) else value


def _words(name: str, value: Any) -> str:
    if name in WORDS:
        return "\n".join(str(WORDS[name](each)) for each in (value if isinstance(value, list) else [value]))
    if isinstance(value, bool):
        return _("Yes") if value else _("No")
    return date_format(date.fromisoformat(value), "j F Y")
