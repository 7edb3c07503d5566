"""How does a worker learn at once that something happened, without anyone waiting for the broker?

A thread of its own sends the nudge, so that a request never waits for a broker that is slow or dead.
Nudges that come while one is under way become one. A lost nudge costs seconds, never an event: the
sweep in `config/celery.py` finds whatever is pending.
"""

import threading

import structlog
from celery import current_app

log = structlog.get_logger(__name__)
READER_TASKS = ("notifications.tasks.tell", "trends.tasks.fold", "reports.tasks.trace")


class Bell(threading.Thread):
    """Rings the readers once for any number of presses."""

    def __init__(self) -> None:
        super().__init__(name="nudge", daemon=True)
        self.pressed = threading.Event()
        self.asked: set[str] = set()  # tasks besides the readers

    def run(self) -> None:
        while True:
            self.pressed.wait()
            self.pressed.clear()
            self.ring()

    def ring(self) -> None:
        try:
            for task in (*READER_TASKS, *self._asked()):
                current_app.send_task(task, retry=False, ignore_result=True, expires=60)
        except Exception as error:  # any broker's failure: the sweep will do it
            log.info("nudge_unheard", error=type(error).__name__)

    def _asked(self) -> set[str]:
        with _lock:
            asked, self.asked = self.asked, set()
        return asked


_bell: Bell | None = None
_lock = threading.Lock()


def readers() -> None:
    """Nudge every reader of events; never blocks and never raises."""
    further()


def further(*tasks: str) -> None:
    """Nudge the readers and these tasks besides."""
    global _bell
    with _lock:
        if _bell is None or not _bell.is_alive():  # also after a fork, which leaves threads behind
            _bell = Bell()
            _bell.start()
        _bell.asked.update(tasks)
    _bell.pressed.set()
