"""Does a restart of the database cost nobody an answer?"""

from collections.abc import Iterator
from typing import Any

import pytest
from django.db import connection

MANY = 6  # more than the pool's own check gets through before its time is up


@pytest.fixture
def pooled(transactional_db) -> Iterator[Any]:
    """A connection out of a pool, as those of the web server are."""
    other = connection.copy()
    other.settings_dict |= {"CONN_MAX_AGE": 0, "CONN_HEALTH_CHECKS": False}
    other.settings_dict["OPTIONS"]["pool"] = {"min_size": MANY, "max_size": MANY, "timeout": 10}
    other.pool.open(wait=True)
    yield other
    other.close()
    other.close_pool()


def waiting(pool: Any) -> set[int]:
    """The numbers, to the database, of all connections in the pool."""
    pool.wait()
    each_of = [pool.getconn() for _ in range(MANY)]
    numbers = {each.info.backend_pid for each in each_of}
    for each in each_of:
        pool.putconn(each)
    return numbers


def taken(pooled: Any) -> int:
    """The number of that on which a request is answered."""
    with pooled.cursor() as cursor:
        cursor.execute("SELECT pg_backend_pid()")
        (number,) = cursor.fetchone()
    pooled.close()
    return number


def test_connections_from_before_a_restart_are_replaced_all_at_once(pooled):
    before = waiting(pooled.pool)
    with connection.cursor() as cursor:
        cursor.execute("SELECT bool_and(pg_terminate_backend(each, 5000)) FROM unnest(%s) AS each", [list(before)])
        assert cursor.fetchone() == (True,)
    assert taken(pooled) not in before
    assert waiting(pooled.pool).isdisjoint(before)


def test_a_connection_that_stands_is_taken_again_and_again(pooled):
    before = waiting(pooled.pool)
    assert {taken(pooled) for _ in range(2 * MANY)} == before
