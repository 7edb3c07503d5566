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
from events.readers import BATCH
from trends import ledger, reconciling, snapshots
from trends.models import Snapshot

BACKEND = "django.contrib.auth.backends.ModelBackend"
JUDGED = 2_000  # cases whose likelihood is changed, to see how fast that is booked
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


def bookings_a_second() -> float:
    """How many bookings are made and folded a second, as fast as the reader gets its events; all taken back after."""
    ids = list(Approach.objects.exclude(case__likelihood="").order_by("-pk").values_list("pk", "case")[:JUDGED])
    made, cause = 0, Event.objects.filter(stream="case").latest("pk")
    started = time.perf_counter()
    for start in range(0, len(ids), BATCH):
        made += _rebook(ids[start : start + BATCH], cause)
    return made / (time.perf_counter() - started)


def _rebook(some: list[tuple[int, int]], cause: Event) -> int:
    try:
        with transaction.atomic():
            ledger.lock()
            Case.objects.filter(pk__in=[case for _, case in some]).update(likelihood="almost_certain")
            made = len(ledger.rebook(ledger.concerned(pk for pk, _ in some), {}, default=cause))
            with connection.cursor() as cursor:
                cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
            raise RuntimeError(UNDONE)
    except RuntimeError as undone:
        if str(undone) != UNDONE:
            raise
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
