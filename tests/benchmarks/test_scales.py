"""Can everything that is measured at a scale be done there, with as many statements at each?"""

import pytest
from django.db import connection

from benchmarks.management.commands.benchmark import compared
from benchmarks.scales import measured

OTHERS = """
    SELECT pg_terminate_backend(pid) FROM pg_stat_activity
    WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend'
"""


@pytest.fixture
def alone(transactional_db) -> None:
    """A database is copied only while nobody else looks at it: not even what a journey before has left open."""
    with connection.cursor() as cursor:
        cursor.execute(OTHERS)


def test_every_operation_is_done_at_each_scale_and_compared(alone):
    lines = list(measured([150, 180], runs=1, tell=lambda said: None))
    names = [line.found.name for line in lines if line.cases == 180]
    assert names == [line.found.name for line in lines if line.cases == 150]
    assert {"queue, first page", "search, a rare word", "claim a case", "move a case"} <= set(names)
    table = compared(lines)
    assert len(table) == 2 + len(lines)
    assert "| queue, first page | 150 |" in table[2]
