"""Is anything booked twice, half or never when workers are killed in the middle of a storm?"""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from django.db import connection, transaction

from events.models import Pending
from tests.factories import assembled
from tests.services import outside_environment
from tests.trends.test_reconciling import Storm, register_itself, tallied
from trends import ledger, reconciling
from trends.models import Booking, Tally

WORKER = "import django; django.setup(); from trends import reconciling; reconciling.catch_up()"
PATIENCE = 60  # seconds until something is amiss


@contextmanager
def before_anything_is_booked() -> Iterator[None]:
    """The worker has its claims, and waits for the ledger."""
    with transaction.atomic():
        ledger.lock()
        yield


@contextmanager
def when_booked_but_not_folded() -> Iterator[None]:
    """The worker has written its bookings, and waits for a tally."""
    with transaction.atomic():
        list(Tally.objects.select_for_update())
        yield


HERE = "database = (SELECT oid FROM pg_database WHERE datname = current_database()) AND pid <> pg_backend_pid()"
WAITING = f"NOT granted AND pid IN (SELECT pid FROM pg_locks WHERE {HERE})"
HOLDING = (
    f"{HERE} AND (relation = 'trends_booking'::regclass"
    " OR relation = 'events_pending'::regclass AND mode = 'RowExclusiveLock')"
)


def waits() -> bool:
    return locks(WAITING) > 0


def alone() -> bool:
    """Nobody else holds anything in the ledger: the database has noticed that the worker is gone."""
    return locks(HOLDING) == 0


def locks(such: str) -> int:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT count(*) FROM pg_locks WHERE {such}")
        found: int = cursor.fetchone()[0]
        return found


def until(so) -> None:
    end = time.monotonic() + PATIENCE
    while not so():
        assert time.monotonic() < end, so
        time.sleep(0.02)


@pytest.mark.django_db(transaction=True)
def test_workers_killed_in_the_middle_leave_nothing_half_booked(transactional_db):
    storm = Storm(assembled(), 11)
    storm.blow(40)
    reconciling.catch_up()
    for moment in (before_anything_is_booked, when_booked_but_not_folded):
        storm.blow(25)
        booked, pending = Booking.objects.count(), Pending.objects.filter(reader="trends").count()
        assert pending
        with moment():
            worker = subprocess.Popen([sys.executable, "-c", WORKER], env=os.environ | outside_environment())
            until(waits)
            worker.kill()
            worker.wait()
        until(alone)
        assert (Booking.objects.count(), Pending.objects.filter(reader="trends").count()) == (booked, pending)
    assert reconciling.differences() == []
    assert tallied() == register_itself()
