"""Does the timetable name jobs that exist, and does a real worker do them?"""

import pytest

from config.celery import TIMETABLE, app
from config.up.child import wait_until
from events.models import Anchor


def test_every_job_of_the_timetable_exists():
    app.loader.import_default_modules()
    assert set(TIMETABLE) <= set(app.tasks)


@pytest.mark.django_db(transaction=True)
def test_a_real_worker_does_what_it_is_sent(celery_worker_process, cast):
    app.send_task("events.tasks.anchor")
    assert wait_until(Anchor.objects.exists, within=30, every=0.1), celery_worker_process.log.read_text()
