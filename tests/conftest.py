"""What does every test have at hand? The real services of the run, and the cast."""

import os
from collections.abc import Callable, Iterator
from importlib import import_module
from itertools import chain, groupby, islice

import pytest
from django.apps import apps
from django.core.management.commands import flush as emptying
from django.db.backends.postgresql.operations import DatabaseOperations
from django.test import Client

from accounts.models import User
from tests.factories import Cast, assembled
from tests.replay import counts_of_tables

weigh = import_module("reports.migrations.0002_weigh_signs").weigh
FIXED = {"auth_permission", "django_content_type"}  # what there is of them follows from the models
pytest_plugins = ["tests.memory", "tests.depth", "tests.services", "tests.browser", "tests.clamd", "tests.buckets"]


# What takes longest is begun first, so that no core is idle at the end. The longest stands first.
LONG = (
    "journeys/test_officer", "demo", "benchmarks", "architecture/test_matrix", "journeys/test_people",
    "journeys/test_door", "trends/test_disclosure", "config/test_up", "journeys", "config/test_api",
    "cases/test_nothing_leaks", "trends/test_known",
)  # fmt: skip


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Each worker begins with a stretch of its own; the files that take longest are dealt out to their beginnings."""
    workers = int(os.environ.get("PYTEST_XDIST_WORKER_COUNT", "1"))
    files = [list(file) for _, file in groupby(sorted(items, key=_turn), key=lambda item: item.path)]
    long = [file for file in files if _turn(file[0]) < len(LONG)]
    others = chain.from_iterable(files[len(long) :])
    stretches = [list(chain.from_iterable(long[worker::workers])) for worker in range(workers)]
    size = len(items) // workers
    items[:] = [*chain.from_iterable([*own, *islice(others, max(size - len(own), 0))] for own in stretches), *others]


def _turn(item: pytest.Item) -> int:
    path = item.path.relative_to(item.config.rootpath / "tests").as_posix()
    return next((turn for turn, start in enumerate(LONG) if path.startswith(start)), len(LONG))


@pytest.fixture
def cast(db: None) -> Cast:
    """The people of the house, at two desks."""
    return assembled()


@pytest.fixture
def as_(client: Client) -> Callable[[User], Client]:
    """`as_(person)` is a browser in which that person has signed in."""

    def sign_in(person: User) -> Client:
        client.force_login(person)
        return client

    return sign_in


@pytest.fixture(autouse=True, scope="session")
def emptied_between_tests() -> Iterator[None]:
    """Events refuse to be truncated. Only here, where a test with real commits cleans up, their guard sleeps. And only
    tables with rows are emptied, and it isn't found anew which permissions there are: that takes several times as long.
    Not by deleting: the planner would take the tables for empty when the next test fills them."""
    flush = DatabaseOperations.execute_sql_flush

    def again(self: DatabaseOperations, sql_list: list[str]) -> None:
        if sql_list:
            with_rows = [table for table, count in counts_of_tables().items() if count and table not in FIXED]
            if with_rows:
                emptied = f"TRUNCATE {', '.join(map(self.quote_name, with_rows))} CASCADE"
                asleep = ["SET session_replication_role = replica", emptied, "SET session_replication_role = origin"]
                flush(self, asleep)
        weigh(apps, None)  # what migrations had brought is there again for the next test

    DatabaseOperations.execute_sql_flush = again
    announce, emptying.emit_post_migrate_signal = emptying.emit_post_migrate_signal, lambda *given, **more: None
    yield
    DatabaseOperations.execute_sql_flush = flush
    emptying.emit_post_migrate_signal = announce
