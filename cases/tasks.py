"""What do cases do by themselves? They remind reporters, stop waiting in the end, and look after evidence."""

from collections.abc import Callable

from celery import shared_task

from cases import chasing, leaving
from cases.actions import check_evidence, drop_old_begun
from events.turns import turn


@shared_task
def chase() -> None:
    """Remind and warn every reporter for whom it is time."""
    _in_turn(chasing.remind)


@shared_task
def escalate() -> None:
    """Tell officers, then leads, of what is soon due."""
    _in_turn(chasing.escalate)


@shared_task
def chase_out() -> None:
    """Stop waiting where it was long enough."""
    _in_turn(chasing.stop_waiting)


@shared_task
def look_after_left() -> None:
    """Give back the cases of whoever is gone, and entrust to leads what nobody can see any more."""
    _in_turn(leaving.look_after_left, leaving.TURN)


@shared_task
def drop_old_begun_texts() -> None:
    """Forget what somebody began to write and never finished."""
    drop_old_begun()


@shared_task
def scan() -> None:
    """Scan new evidence, make safe copies and move it to the store."""
    check_evidence()


def _in_turn(watch: Callable[[], None], name: str = chasing.TURN) -> None:
    """Unless somebody is at it already: they will have seen everything that is due."""
    with turn(name) as mine:
        if mine:
            watch()
