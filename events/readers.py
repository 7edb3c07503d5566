"""How does a reader (notifications, the ledger) get every event exactly once?

It claims pending rows, deals with their events and deletes the claims in one transaction: killed half-way,
nothing has happened. An event that can't be dealt with is set aside for a while and never blocks the others.
"""

from collections.abc import Callable, Sequence
from datetime import timedelta

import structlog
from django.db import transaction

from events.clock import now
from events.models import Event, Pending

log = structlog.get_logger(__name__)
BATCH = 200
SHORTEST_WAIT, DOUBLINGS = timedelta(seconds=30), 7  # to about an hour
Handle = Callable[[Sequence[Event]], None]


def read(reader: str, handle: Handle, *, most: int = 100_000, at_once: int = BATCH) -> int:
    """Let `handle` deal with up to `most` of the events pending for `reader`, `at_once` in a transaction; return how
    many were taken up."""
    taken = 0
    while taken < most and (size := _batch(reader, handle, at_once)):
        taken += size
    return taken


def _batch(reader: str, handle: Handle, at_once: int) -> int:
    try:
        with transaction.atomic():
            claims = _claim(reader, at_once)
            _deal(claims, handle)
            return len(claims)
    except Exception:  # one bad event must not hold up the rest: find it
        return _singly(reader, handle, at_once)


def _singly(reader: str, handle: Handle, at_once: int) -> int:
    with transaction.atomic():
        claims = _claim(reader, at_once)
        for claim in claims:
            try:
                with transaction.atomic():
                    _deal([claim], handle)
            except Exception:
                log.exception("event_set_aside", reader=reader, number=claim.event_id, kind=claim.event.kind)
                _set_aside(claim)
        return len(claims)


def _claim(reader: str, size: int) -> list[Pending]:
    waiting = Pending.objects.filter(reader=reader, not_before__lte=now()).order_by("not_before", "id")
    return list(waiting.select_for_update(skip_locked=True, of=("self",)).select_related("event")[:size])


def _deal(claims: list[Pending], handle: Handle) -> None:
    if claims:
        handle([claim.event for claim in claims])
        Pending.objects.filter(pk__in=[claim.pk for claim in claims]).delete()


def _set_aside(claim: Pending) -> None:
    wait = SHORTEST_WAIT * 2 ** min(claim.tries, DOUBLINGS)
    Pending.objects.filter(pk=claim.pk).update(tries=claim.tries + 1, not_before=now() + wait)
