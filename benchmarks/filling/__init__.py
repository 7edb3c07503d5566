"""How does a database come to hold a million cases within minutes? Set by set in SQL, as work would have left them.

The guards of the database sleep meanwhile and its indexes are made anew afterwards; each batch writes down what the
guards would have, so that `manage.py verify` finds a filled journal whole. No reader is told of it: nobody gets mail.
The ledger is filled last, as its own events would have booked it.
"""

from collections.abc import Callable, Sequence

from django.db import connection

from benchmarks.filling import batches, wordless
from benchmarks.filling.indexes import indexed_afterwards
from benchmarks.filling.ledger import fill_ledger
from benchmarks.filling.people import gather
from benchmarks.filling.register import fill_register

FEWER = 4  # of a register without words: so many times fewer personas, each met more often
ANALYZED = (0, 20)  # after which batches: plans made for small tables would be followed for too long
Tell = Callable[[int, int], None]
Batch = Callable[[int, int, int], None]


def fill(cases: int, *, tell: Tell = lambda done, planned: None) -> None:
    """Add `cases` cases with all that belongs to them, opened over the last five years; `tell` hears of progress."""
    gather(cases)
    fill_register(cases)
    _fill(cases, batches.fill_batch, at_once=batches.BATCH, tables=batches.TABLES, tell=tell)


def fill_for_figures(approaches: int, *, tell: Tell = lambda done, planned: None) -> None:
    """Add `approaches` approaches without a word in them, and book them: for measuring figures at ten million."""
    gather(approaches)
    fill_register(approaches // FEWER)
    _fill(approaches, wordless.fill_wordless, at_once=wordless.BATCH, tables=wordless.TABLES, tell=tell)


def _fill(planned: int, batch: Batch, *, at_once: int, tables: Sequence[str], tell: Tell) -> None:
    with indexed_afterwards(tables if planned > at_once else ()):
        for number, first in enumerate(range(0, planned, at_once)):
            last = min(first + at_once, planned)
            batch(first, last, planned)
            if number in ANALYZED:
                _run("ANALYZE")
            tell(last, planned)
    _run("TRUNCATE events_pending", "VACUUM (ANALYZE)")  # no reader has anything to do with this
    fill_ledger(tell)
    _run("VACUUM (ANALYZE)")


def _run(*statements: str) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
