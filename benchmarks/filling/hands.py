"""How do two cores fill one database? Its parts are handed out in turn to two hands, each with a connection of its own.

In turn, and never far apart, so that rows still lie in about the order of time in which work would have left them.
"""

from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor, as_completed
from functools import partial

from django.db import connection

HANDS = 2
Part = tuple[int, int]  # the first and the last number, the first not included
Do = Callable[[], None]


def share_out(work: Callable[[int, int], None], parts: Sequence[Part]) -> Iterator[int]:
    """Let the hands do `work` on each part; yield how much is done after each. A single part is done here."""
    done = 0
    for place in all_hands([partial(work, *part) for part in parts]):
        done += parts[place][1] - parts[place][0]
        yield done


def all_hands(tasks: Sequence[Do]) -> Iterator[int]:
    """Do these, two at a time; yield the place of each that is done. What one of them raises is raised here."""
    if len(tasks) == 1:
        tasks[0]()
        yield 0
        return
    with ThreadPoolExecutor(HANDS) as hands:
        waiting = {hands.submit(_by_one_hand, task): place for place, task in enumerate(tasks)}
        try:
            for ended in as_completed(waiting):
                ended.result()
                yield waiting[ended]
        finally:
            hands.shutdown(cancel_futures=True)


def _by_one_hand(task: Do) -> None:
    try:
        task()
    finally:
        connection.close()


def parts_of(first: int, last: int, size: int) -> list[Part]:
    """The numbers after `first` up to `last`, in parts of this size."""
    return [(start, min(start + size, last)) for start in range(first, last, size)]
