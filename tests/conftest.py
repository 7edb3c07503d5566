"""What does every test have at hand? The real services of the run, and the cast."""

from collections.abc import Callable, Iterator
from importlib import import_module

import pytest
from django.apps import apps
from django.db.backends.postgresql.operations import DatabaseOperations
from django.test import Client

from accounts.models import User
from tests.factories import Cast
from tests.replay import Replay

weigh = import_module("reports.migrations.0003_weigh_signs").weigh
played_again = Replay(Cast)
pytest_plugins = ["tests.services", "tests.browser", "tests.clamd", "tests.buckets"]


@pytest.fixture
def cast(db: None) -> Cast:
    """The people of the house, at two desks."""
    return played_again()


@pytest.fixture
def as_(client: Client) -> Callable[[User], Client]:
    """`as_(person)` is a browser in which that person has signed in."""

    def sign_in(person: User) -> Client:
        client.force_login(person)
        return client

    return sign_in


@pytest.fixture(autouse=True, scope="session")
def emptied_between_tests() -> Iterator[None]:
    """Events refuse to be truncated. Only here, where a test with real commits cleans up, their guard sleeps."""
    flush = DatabaseOperations.execute_sql_flush

    def quietly(self: DatabaseOperations, sql_list: list[str]) -> None:
        flush(
            self,
            ["SET session_replication_role = replica", *sql_list, "SET session_replication_role = origin"],
        )

    def again(self: DatabaseOperations, sql_list: list[str]) -> None:
        quietly(self, sql_list)
        weigh(apps, None)  # what migrations had brought is there again for the next test

    DatabaseOperations.execute_sql_flush = again
    yield
    DatabaseOperations.execute_sql_flush = flush
