"""How do we page through rows that keep arriving? By the last row seen, never by an offset.

A page costs the same at any depth and neither skips nor repeats a row when others arrive meanwhile.
The cursor is the last row's keys as text; a cursor that can't be read is refused, never guessed at.
"""

import base64
import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Model, Q, QuerySet
from django.utils.dateparse import parse_datetime

from events.refusals import Invalid


@dataclass(frozen=True)
class Page:
    """One page of rows, and the cursor of the next one ("" when there is none)."""

    rows: list[Any]
    next: str


def page(rows: QuerySet[Any], keys: Sequence[str], *, after: str = "", size: int = 50) -> Page:
    """The `size` rows that follow the cursor `after`, ordered by `keys`.

    `keys` name columns that can't be null, "-" before a falling one; the last must be unique. Raises
    `Invalid` for a cursor that isn't one of this list's.
    """
    return cut(list(following(rows, keys, after=after).order_by(*keys)[: size + 1]), keys, size=size)


def cut(found: list[Any], keys: Sequence[str], *, size: int) -> Page:
    """The first `size` of `found`, which is in the order of `keys`; one row more says that others follow."""
    return Page(found[:size], cursor_after(found[size - 1], keys) if len(found) > size else "")


def following(rows: QuerySet[Any], keys: Sequence[str], *, after: str) -> QuerySet[Any]:
    """The rows that follow the cursor `after`; all of them where it is blank."""
    return _after(rows, keys, _read(after, keys)) if after else rows


def _after(rows: QuerySet[Any], keys: Sequence[str], values: Sequence[Any]) -> QuerySet[Any]:
    try:
        return rows.filter(_beyond(keys, values))
    except (ValueError, TypeError, ValidationError) as error:  # a text where the column has a number, say
        raise _unusable() from error


def _beyond(keys: Sequence[str], values: Sequence[Any]) -> Q:
    """Rows after the one with these values: (a beyond) or (a equal and (b beyond or ...))."""
    key, value = keys[0], values[0]
    name, step = (key[1:], "lt") if key.startswith("-") else (key, "gt")
    beyond = Q(**{f"{name}__{step}": value})
    if len(keys) == 1:
        return beyond
    # The first bound is stated alone as well, so that PostgreSQL starts its index scan there.
    return Q(**{f"{name}__{step}e": value}) & (beyond | Q(**{name: value}) & _beyond(keys[1:], values[1:]))


def cursor_after(row: Model, keys: Sequence[str]) -> str:
    """The cursor of what follows `row` in a list ordered by `keys`."""
    values = [getattr(row, key.lstrip("-")) for key in keys]
    plain = [["t", value.isoformat()] if isinstance(value, datetime) else ["v", value] for value in values]
    return base64.urlsafe_b64encode(json.dumps(plain).encode()).decode().rstrip("=")


def _read(cursor: str, keys: Sequence[str]) -> list[Any]:
    try:
        plain = json.loads(base64.urlsafe_b64decode(cursor + "=" * (-len(cursor) % 4)))
        values = [_moment(value) if tag == "t" else _number_or_text(value) for tag, value in plain]
    except (ValueError, TypeError, RecursionError):
        values = []
    if len(values) != len(keys):
        raise _unusable()
    return values


def _unusable() -> Invalid:
    return Invalid({"cursor": ["This page link is not valid. Go back to the start of the list."]})


def _moment(value: str) -> datetime:
    moment = parse_datetime(value)
    if moment is None or moment.tzinfo is None:
        raise ValueError("not a moment")
    return moment


def _number_or_text(value: Any) -> int | str:
    if isinstance(value, bool) or not isinstance(value, int | str) or (isinstance(value, int) and abs(value) >= 2**63):
        raise ValueError("not a key")
    if isinstance(value, str) and b"\0" in value.encode():  # which refuses half a character, too
        raise ValueError("not a text")
    return value
