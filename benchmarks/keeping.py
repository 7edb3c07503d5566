"""How fast are figures read, and how fast does the ledger keep up? Measured in a database that was filled."""

import statistics
import time
from collections.abc import Callable, Iterator

from django.db import connection, transaction
from django.test import Client
from django.urls import reverse

from accounts.models import User
from benchmarks.operations import opened_page
from cases.models import Approach, Case
from events.models import Event
from trends import ledger, reconciling, snapshots, tallies
from trends.models import Snapshot

BACKEND = "django.contrib.auth.backends.ModelBackend"
JUDGED = 4_000  # cases whose likelihood is changed, to see how fast that is booked
UNDONE = "what was booked for measuring is taken back"


def pages(runs: int) -> Iterator[tuple[str, float]]:
    """Median milliseconds of each page and answer that figures are read from."""
    manager, lead = _browser("manager"), _browser("lead-1")
    api, as_known = reverse("api:statistics"), reverse("trends:as_known")
    for name, browser, address in (
        ("dashboard", manager, reverse("trends:dashboard")),
        ("one table more closely", manager, f"{reverse('trends:look')}?by=platform"),
        ("all figures by API", manager, api),
        ("as known on a day, a manager", manager, as_known),
        ("as known on a day, a lead’s own cases", lead, as_known),
    ):
        yield name, _median(opened_page(browser, address), runs)


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


def require_snapshot() -> None:
    """Take one where there is none yet, so that pages have something to show."""
    if not Snapshot.objects.exists():
        snapshots.take()


def _browser(name: str) -> Client:
    browser = Client()
    browser.force_login(User.objects.get(email=f"{name}@filled.example"), backend=BACKEND)
    return browser


def _median(work: Callable[[], object], runs: int) -> float:
    work()  # warms up
    return statistics.median(_took(work) for _ in range(runs)) * 1000


def _took(work: Callable[[], object]) -> float:
    started = time.perf_counter()
    work()
    return time.perf_counter() - started
