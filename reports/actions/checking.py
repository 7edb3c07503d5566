"""What does a check leave behind? A count; a match, besides, an event for the officers. Nothing about who asked.

So that the register can't be probed, a person asks about few addresses a day, and after several in a row that we
don't know, has to wait. For that a number is kept in the cache for a day, under a digest that leads back to nobody
without our key; never an address.
"""

import hmac
from collections.abc import Sequence
from datetime import datetime, timedelta
from hashlib import sha256
from typing import Any

from django.conf import settings
from django.core.cache import cache
from django.db import connection, transaction
from django.db.models import F

from accounts.models import User
from accounts.queries import today
from design.words import filled
from design.words import lazily as _
from events.clock import now
from events.refusals import TooMany
from personas.actions import note_check
from reports.checking.register import known
from reports.models import CheckCount

A_DAY = 10  # questions to the register, by one person
MISSES = 3  # in a row, after which there is a pause
PAUSE = timedelta(minutes=10)
DAY = 24 * 60 * 60


@transaction.atomic
def ask_register(addresses: Sequence[str], *, by: User) -> bool:
    """Do we know any of these addresses? Raises `TooMany` for whoever asks too often."""
    name = _name(by)
    with connection.cursor() as cursor:  # two questions at once are asked one after the other
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext(%s))", [name])
    asked = cache.get(name) or {"asked": 0, "misses": 0, "last": ""}
    _require_patience(asked)
    found = known(addresses)
    misses = 0 if found else asked["misses"] + 1
    cache.set(name, {"asked": asked["asked"] + 1, "misses": misses, "last": now().isoformat()}, DAY)
    for persona in found:
        note_check(persona)
    return bool(found)


@transaction.atomic
def count_check(result: str, *, matched: bool, weighed_by: int) -> None:
    """Count a finished check, under the version of the weights by which it was judged."""
    key: dict[str, Any] = {"day": today(), "result": result, "matched": matched, "weighed_by": weighed_by}
    CheckCount.objects.get_or_create(**key)
    CheckCount.objects.filter(**key).update(count=F("count") + 1)


def _require_patience(asked: dict[str, Any]) -> None:
    if asked["asked"] >= A_DAY:
        raise TooMany(_("You have asked about many addresses today. Report the contact instead: officers look it up."))
    if asked["misses"] >= MISSES and now() < datetime.fromisoformat(asked["last"]) + PAUSE:
        minutes = PAUSE.seconds // 60
        said = _(
            "You have asked about several addresses in a row. Wait {minutes} minutes and try again, or report the "
            "contact: officers look it up."
        )
        raise TooMany(filled(said, minutes=minutes))


def _name(by: User) -> str:
    """A name for one person and one day. The newest day's says nothing of the day before."""
    told = f"check:{by.pseudonym}:{today()}".encode()
    return f"checks:{hmac.new(settings.PSEUDONYM_KEY, told, sha256).hexdigest()}"
