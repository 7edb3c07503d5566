"""When do jobs run? Read `TIMETABLE`: every job of the house that the clock starts.

Commit nudges a worker for speed, the timetable sweeps for certainty: whatever a nudge missed (the broker was
down, a worker was killed) is picked up by the next sweep. So every task is safe to run twice.
"""

import os
from datetime import timedelta
from pathlib import Path
from typing import Any

from celery import Celery
from celery.schedules import crontab
from celery.signals import beat_init, worker_ready

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
os.environ.setdefault("CELERY_SKIP_CHECKS", "yes")  # `migrate` has just checked the code: a worker begins at once

EVERY_15_SECONDS = timedelta(seconds=15)
EVERY_30_SECONDS = timedelta(seconds=30)
EVERY_10_MINUTES = timedelta(minutes=10)
EVERY_HOUR = crontab(minute="5")

TIMETABLE = {
    # job                             when
    "notifications.tasks.tell":      EVERY_15_SECONDS,                  # events nobody has been told of yet
    "notifications.tasks.send_mail": EVERY_30_SECONDS,                  # mail that waits for a mail server
    "trends.tasks.fold":             EVERY_30_SECONDS,                  # ledger and tallies
    "reports.tasks.trace":           EVERY_30_SECONDS,                  # which cases look alike
    "trends.tasks.take_snapshot":    crontab(hour="2", minute="0"),     # how the numbers looked today
    "trends.tasks.release_month":    crontab(hour="3", minute="0", day_of_month="1"),  # the month that has ended
    "cases.tasks.chase":             EVERY_HOUR,                        # cases that wait for too long
    "cases.tasks.escalate":          EVERY_10_MINUTES,                  # what is soon due: the officer, then the lead
    "cases.tasks.look_after_left":   EVERY_10_MINUTES,                  # cases of people who have left
    "cases.tasks.chase_out":         EVERY_HOUR,                        # questions that nobody answered
    "cases.tasks.drop_old_begun_texts": EVERY_HOUR,                     # what was begun and never finished
    "cases.tasks.scan":              EVERY_30_SECONDS,                  # evidence: scan, safe copy, store
    "events.tasks.anchor":           crontab(hour="0", minute="10"),    # the day's anchor over all chains
    "reports.tasks.drop_old_drafts": EVERY_HOUR,                        # reports that were begun and never filed
    "past.tasks.work":               EVERY_15_SECONDS,                  # sheets of older records: read, import, undo
    "past.tasks.forget_old":         EVERY_HOUR,                        # rows of them that weren't imported
    "reports.tasks.dispose":         crontab(hour="3", minute="30"),    # cases whose time is over
}  # fmt: skip

# The clock only sends names of tasks at their times, so it is spared loading Django (and starts at once).
ONLY_CLOCK = bool(os.environ.get("COUNTERSIGN_ONLY_CLOCK"))

app = Celery("countersign", fixups=[] if ONLY_CLOCK else None)
app.config_from_object("django.conf:settings", namespace="CELERY")
if not ONLY_CLOCK:
    app.autodiscover_tasks()
app.conf.beat_schedule = {
    name: {"task": name, "schedule": when, "options": {"expires": 3600}} for name, when in TIMETABLE.items()
}


@worker_ready.connect
@beat_init.connect
def say_ready(**_: Any) -> None:
    """Tell whoever started us, by a file, that we are at work now and not merely alive."""
    if told := os.environ.get("COUNTERSIGN_READY_FILE"):
        Path(told).touch()
