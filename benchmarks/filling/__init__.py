"""How does a database come to hold a million cases within minutes? Set by set in SQL, as work would have left them.

Nothing sleeps meanwhile: the database numbers and chains every event, and asks of every change of status for its
event. So `manage.py verify` finds a filled journal whole. No reader is told of it: nobody gets mail. The ledger
is filled last, as its own events would have booked it. What else is to be filled comes as one more module here and
one more line in `fill`.
"""

from collections.abc import Callable

from django.db import connection, transaction

from benchmarks.filling.batches import fill_batch
from benchmarks.filling.indexes import indexed_afterwards
from benchmarks.filling.ledger import book, fill_ledger
from benchmarks.filling.people import gather
from benchmarks.filling.register import fill_register
from benchmarks.filling.wordless import BATCH as MANY
from benchmarks.filling.wordless import TABLES as REGISTER
from benchmarks.filling.wordless import fill_wordless
from trends.reconciling import rebuild

BATCH = 100  # every row that is guarded looks through what its transaction has to check at the end: keep that short
TOLD_EVERY = 10_000
FEWER = 4  # of a register without words: so many times fewer personas, each met more often
ANALYZED = (0, 20 * MANY)  # plans made for small tables would be followed for too long
Tell = Callable[[int, int], None]


def fill(cases: int, *, tell: Tell = lambda done, planned: None) -> None:
    """Add `cases` cases with all that belongs to them, opened over the last five years; `tell` hears of progress."""
    gather(cases)
    fill_register(cases)
    known = BATCH
    for done in range(BATCH, cases + BATCH, BATCH):
        with transaction.atomic():
            fill_batch(done - BATCH, min(done, cases), cases)
        if done >= 2 * known:  # plans made for small tables would be followed for too long
            known = done
            _run("TRUNCATE events_pending", "ANALYZE")
        if done % TOLD_EVERY == 0:
            tell(done, cases)
    fill_ledger()
    _run("TRUNCATE events_pending", "VACUUM (ANALYZE)")  # no reader has anything to do with this


def fill_for_figures(approaches: int, *, tell: Tell = lambda done, planned: None) -> None:
    """Add `approaches` approaches without a word in them, and book them: for measuring figures at ten million."""
    gather(approaches)
    fill_register(approaches // FEWER)
    with indexed_afterwards(REGISTER):
        for done in range(0, approaches, MANY):
            last = min(done + MANY, approaches)
            fill_wordless(done, last, approaches)
            if done in ANALYZED:
                _run("ANALYZE")
            tell(last, approaches)
    _run("VACUUM (ANALYZE)")
    with indexed_afterwards(["trends_booking"]):
        book(tell, asleep=True)
    rebuild()
    _run("TRUNCATE events_pending", "VACUUM (ANALYZE)")


def _run(*statements: str) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
