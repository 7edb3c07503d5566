"""How fast does the ledger keep up with what happens? Measured in a database that was filled."""

import time
from collections.abc import Callable

from django.db import connection, transaction

from cases.models import Approach, Case
from events.models import Event
from trends import ledger, reconciling, snapshots, tallies

JUDGED = 4_000  # cases whose likelihood is changed, to see how fast that is booked
UNDONE = "what was booked for measuring is taken back"


def snapshot_seconds() -> float:
    """How long it takes to take a snapshot of everything."""
    return _took(snapshots.take)


def rebuild_seconds() -> float:
    """How long it takes to make all tallies anew."""
    return _took(reconciling.rebuild)


def bookings_a_second() -> tuple[float, float]:
    """How many bookings are made and folded a second, as fast as the reader gets its events; and how many are folded,
    when they are there already. All taken back after."""
    ids = list(Approach.objects.exclude(case__likelihood="").order_by("-pk").values_list("pk", "case")[:JUDGED])
    cause = Event.objects.filter(stream="case").latest("pk")
    took = [_rebook(ids[start : start + ledger.BATCH], cause) for start in range(0, len(ids), ledger.BATCH)]
    made, booking, folding = map(sum, zip(*took, strict=True))
    return made / (booking + folding), made / folding


def _rebook(some: list[tuple[int, int]], cause: Event) -> tuple[int, float, float]:
    """How many bookings a batch of changed cases took, and the seconds of booking and of folding them."""
    made: list[int] = []
    try:
        with transaction.atomic():
            ledger.lock()
            Case.objects.filter(pk__in=[case for _, case in some]).update(likelihood="almost_certain")
            last = ledger.last_line()
            booking = _took(lambda: made.append(_book(some, cause)))
            folding = _took(lambda: tallies.fold(last))
            raise RuntimeError(UNDONE)
    except RuntimeError as undone:
        if str(undone) != UNDONE:
            raise
    return made[0], booking, folding


def _book(some: list[tuple[int, int]], cause: Event) -> int:
    made = ledger.book(ledger.concerned(pk for pk, _ in some), {}, default=cause)
    with connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")  # what the end of the transaction would look at
    return made


def _took(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started
