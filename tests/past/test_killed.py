"""Does an import go on where it was, and end with each row there once, when its worker is killed in the middle?"""

import os
import subprocess
import sys
import time

import pytest
from django.db import connection

from cases.models import Case
from events.models import Event
from past import actions
from past.actions.working import TOGETHER
from past.models import Line, Sheet
from tests.factories import assembled
from tests.past.sheet import brought
from tests.services import outside_environment
from trends import reconciling

WORKER = "import django; django.setup(); from past import actions; actions.work()"
PATIENCE = 60  # seconds until something is amiss
ROWS = 8 * TOGETHER


def sheet_of(rows: int) -> str:
    """One approach a row, every second one of a persona that was met before."""
    said = [f"{n};14/03/2021;Likely hostile;LinkedIn;linkedin.com/in/anna-{n // 2};S-{n}" for n in range(rows)]
    return "\n".join(["Ref;Date reported;Result;Platform;Profile;Employee", *said])


def worker() -> subprocess.Popen:
    return subprocess.Popen([sys.executable, "-c", WORKER], env=os.environ | outside_environment())


def until(so) -> None:
    end = time.monotonic() + PATIENCE
    while not so():
        assert time.monotonic() < end
        time.sleep(0.005)


def imported() -> int:
    return Line.objects.filter(state=Line.State.IMPORTED).count()


def alone() -> bool:
    """The database has noticed that the worker is gone: nobody has its turn."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM pg_locks JOIN pg_database own ON own.oid = database"
            " WHERE datname = current_database() AND locktype = 'advisory' AND pid <> pg_backend_pid()"
        )
        return cursor.fetchone()[0] == 0


@pytest.mark.django_db(transaction=True)
def test_a_worker_killed_in_the_middle_is_followed_by_one_that_ends_it_with_each_row_once(transactional_db):
    cast = assembled()
    sheet = brought(cast, sheet_of(ROWS))
    actions.start(sheet.pk, by=cast.lena)
    first = worker()
    until(imported)
    first.kill()
    first.wait()
    until(alone)
    done = imported()
    assert 0 < done < ROWS
    assert done % TOGETHER == 0
    assert Case.objects.count() == Event.objects.filter(kind="bring_in").count() == done
    worker().wait(PATIENCE)
    sheet.refresh_from_db()
    assert sheet.state == Sheet.State.DONE
    assert len(set(Line.objects.values_list("case", flat=True))) == imported() == Case.objects.count() == ROWS
    assert Event.objects.filter(kind="bring_in").count() == ROWS
    reconciling.catch_up()
    assert reconciling.differences() == []
