"""How does a database come to hold a million cases within minutes? Set by set in SQL, as work would have left them.

The guards of the database sleep meanwhile and its indexes are made anew afterwards; each batch writes down what the
guards would have, so that `manage.py verify` finds a filled journal whole. No reader is told of it: nobody gets mail.
The ledger is filled last, as its own events would have booked it.
"""

from collections.abc import Callable, Sequence
from functools import partial

from django.db import connection

from benchmarks.filling import batches, wordless
from benchmarks.filling.hands import all_hands, parts_of, share_out
from benchmarks.filling.indexes import indexed_afterwards
from benchmarks.filling.ledger import fill_ledger
from benchmarks.filling.people import gather, go_home
from benchmarks.filling.register import fill_register

FEWER = 4  # of a register without words: so many times fewer personas, each met more often
FIRST = 20  # batches after which plans are made anew: those made for small tables would be followed for too long
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
    parts = parts_of(0, planned, at_once)
    with indexed_afterwards(tables if len(parts) > 1 else ()):
        before = 0
        for some in (parts[:1], parts[1:FIRST], parts[FIRST:]):
            for done in share_out(lambda first, last: batch(first, last, planned), some):
                tell(before + done, planned)
            before = some[-1][-1] if some else before
            _run("ANALYZE")
    go_home()
    _run("TRUNCATE events_pending")  # no reader has anything to do with this
    fill_ledger(tell)
    _vacuum()


def _vacuum() -> None:
    """Every table that rows were added to, the largest first."""
    largest = "SELECT relid::regclass FROM pg_stat_user_tables ORDER BY pg_relation_size(relid) DESC"
    with connection.cursor() as cursor:
        cursor.execute(largest)
        tables = [name for (name,) in cursor.fetchall()]
    list(all_hands([partial(_run, f"VACUUM (ANALYZE) {name}") for name in tables]))


def _run(*statements: str) -> None:
    with connection.cursor() as cursor:
        for statement in statements:
            cursor.execute(statement)
