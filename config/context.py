"""What does every page know? Whose house it is, its marking, and which doors are open to this person.

All of it is lazy: a page that doesn't show it (an error page while the database is away) doesn't ask for it.
"""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.functional import SimpleLazyObject
from django.utils.translation import get_language

from accounts import policy
from accounts.lists import heed
from accounts.models import Organisation
from accounts.terms import Language, Marking
from config import languages
from events.statements import put_once
from notifications import queries as notifications


def house(request: HttpRequest) -> dict[str, Any]:
    """The context processor named in settings."""
    organisation: Any = SimpleLazyObject(organisation_now)
    navigation: Any = SimpleLazyObject(lambda: doors(request))
    return {
        "organisation": organisation,
        "marking": SimpleLazyObject(lambda: marking_of(organisation)),
        "navigation": navigation,
        "rooms": SimpleLazyObject(lambda: rooms(navigation, request.path)),
        "unread": SimpleLazyObject(lambda: unread(request)),
        "language": SimpleLazyObject(lambda: language(request)),
    }


def organisation_now() -> Organisation:
    """The organisation; it says as well whether its lists have changed since this process read them."""
    found = next(iter(_organisation()), None) or Organisation()
    heed(found)
    return found


@put_once
def _organisation() -> QuerySet[Organisation]:
    return Organisation.objects.all()  # there is one


def marking_of(organisation: Organisation | None) -> str:
    """The sentence that stands at the top and bottom of every page and export."""
    if organisation is None or not organisation.name:
        return Marking.OFFICIAL_SENSITIVE.label
    return organisation.marking_line


def doors(request: HttpRequest) -> list[dict[str, Any]]:
    """The links of the navigation: what this person's roles open, and which of them they are in.

    Doors that stand under one entry are its `rooms`.
    """
    user = getattr(request, "user", None)
    if user is None or not user.is_authenticated:
        return []
    found: list[dict[str, Any]] = [
        {"name": name, "href": address(name), "text": label, "rooms": []} for name, label in policy.doors(user)
    ]
    found = [door for door in found if door["href"]]
    here = max((door["href"] for door in found if request.path.startswith(door["href"])), key=len, default="")
    found = [{**door, "current": door["href"] == here} for door in found]
    for label, names in policy.GROUPS:
        found = grouped(found, label, names)
    return found


def grouped(doors: list[dict[str, Any]], label: str, names: tuple[str, ...]) -> list[dict[str, Any]]:
    """These doors with those of the group under one entry, in the place of its first; a single one stays itself."""
    rooms = [door for door in doors if door["name"] in names]
    if len(rooms) < 2:
        return doors
    entry = {**rooms[0], "text": label, "rooms": rooms, "current": any(room["current"] for room in rooms)}
    return [entry if door is rooms[0] else door for door in doors if door is rooms[0] or door not in rooms]


def rooms(doors: list[dict[str, Any]], path: str) -> list[dict[str, Any]]:
    """What stands beside this page under the same entry of the menu; pages below one lead back to it instead."""
    return next((door["rooms"] for door in doors if any(room["href"] == path for room in door["rooms"])), [])


def unread(request: HttpRequest) -> int:
    """How many notifications this person hasn't read."""
    user = getattr(request, "user", None)
    return notifications.unread(user) if user is not None and user.is_authenticated else 0


def language(request: HttpRequest) -> dict[str, Any]:
    """Which language is spoken here, and where to come back to once another is chosen, if there is another."""
    choices = Language.choices if languages.is_bilingual(request) else []
    return {"spoken": get_language(), "choices": choices, "page": languages.come_back_to(request)}


def address(name: str) -> str:
    """The address of a named page, or nothing where there is no such page."""
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""
