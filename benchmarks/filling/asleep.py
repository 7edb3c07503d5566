"""How do the database's guards sleep while a register is filled? For one transaction, in a database that nobody uses.

The one place that sets a guard aside. `people.gather` has refused every database but an empty or a filled one.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection, transaction

from benchmarks.filling.people import require_ours

WORK_MEMORY = "128MB"  # of one sort or hash, so that none of a batch goes to the disk


@contextmanager
def guards_asleep() -> Iterator[None]:
    """A transaction in which no trigger acts: whoever writes in it writes down what they would have."""
    require_ours()
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SET LOCAL session_replication_role = replica")
        cursor.execute(f"SET LOCAL work_mem = '{WORK_MEMORY}'")
        yield
