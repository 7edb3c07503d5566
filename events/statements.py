"""How is a statement that is said on every page put into SQL only once, and planned once? By keeping it, with places.

    @put_once
    def waiting(desks: frozenset[int], moment: Any) -> QuerySet[Case]:
        return Case.objects.filter(desk__in=desks, due_at__lt=moment)

    rows = waiting(frozenset(desks), moment=now())

What is given by place is a part of the statement: for other desks another one is kept. What is given by name is filled
in each time it is said. Nothing is kept of the answers: the database is asked each time. It keeps its plan, since
the words that it gets stay the same from page to page and from person to person; only numbers and places differ.
"""

import re
from collections.abc import Callable
from copy import copy
from datetime import date
from functools import lru_cache, update_wrapper
from typing import Any, NamedTuple

from django.contrib.postgres.expressions import ArraySubquery
from django.core.exceptions import EmptyResultSet
from django.db import DEFAULT_DB_ALIAS, connections
from django.db.backends.postgresql.psycopg_any import mogrify
from django.db.models import BooleanField, Expression, F, Field, Func, Model, QuerySet
from psycopg import Cursor

PLACE = re.compile("%[s%]")
KEPT = 20  # of each statement, by what is a part of it: those of one officer take half a megabyte


class Place(NamedTuple):
    """Where a value comes into a statement that is kept."""

    name: str


class Apart(str):
    """A text that is told apart from the words of a statement, as numbers are: of which there are as many as people."""

    __slots__ = ()


class Given(Expression):
    """A value that is told when the statement is said; it stands where Django would have one, as a column does."""

    def __init__(self, name: str) -> None:
        super().__init__(output_field=Field())
        self.name = name

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, Any]:
        return "%s", (Place(self.name),)


def among(keys: Any) -> Func:
    """Any of some keys that are told when the statement is said: `filter(home__in=among(homes))`."""
    return Func(keys, template="(SELECT unnest(%(expressions)s::bigint[]))", output_field=Field())


def one_of(column: str, keys: QuerySet[Any, Any]) -> Func:
    """`column` is one of the keys, which are found first: the planner can't begin elsewhere and come to them last."""
    return Func(
        F(column), ArraySubquery(keys), template="%(expressions)s)", arg_joiner=" = ANY(", output_field=BooleanField()
    )


class Keeping(Cursor[Any]):
    """Tells the database a statement and its values apart, and to keep the plan of it."""

    def execute(self, query: Any, params: Any = None, **how: Any) -> Any:
        return super().execute(query, params, prepare=True, **how)

    def _convert_query(self, query: Any, params: Any = None) -> Any:
        self._query = super()._convert_query(query, params)  # where Django looks for what was said
        return self._query


class Planned:
    """A connection whose cursors have the database keep its plans."""

    def __init__(self, connection: Any) -> None:
        self.connection = connection

    def __getattr__(self, name: str) -> Any:
        return getattr(self.connection, name)

    def cursor(self) -> Any:
        self.connection.close_if_health_check_failed()
        self.connection.ensure_connection()
        with self.connection.wrap_database_errors:
            return self.connection._prepare_cursor(Keeping(self.connection.connection))


class Statement:
    """The rows that `make` asks for, as a list: nobody can narrow down what has been put into SQL already."""

    def __init__(self, make: Callable[..., QuerySet[Any]]) -> None:
        self.make, self.kept = make, lru_cache(maxsize=KEPT)(self._kept)
        update_wrapper(self, make)

    def __call__(self, *parts: Any, **given: Any) -> list[Any]:
        rows, compiler, sql, values = self.kept(parts, tuple(given))
        if compiler is None:
            return []
        filled = tuple(given[each.name] if isinstance(each, Place) else each for each in values)
        again = copy(compiler)
        planned = Planned(connections[DEFAULT_DB_ALIAS])
        vars(again).update(connection=planned, as_sql=lambda *_, **__: (sql, filled))
        said = rows.all()
        vars(said.query).update(get_compiler=lambda *_, **__: again)
        return list(said)

    def _kept(self, parts: tuple[Any, ...], names: tuple[str, ...]) -> tuple[QuerySet[Any], Any, str, tuple[Any, ...]]:
        rows = self.make(*parts, **{name: Given(name) for name in names})
        compiler = rows.query.get_compiler(using=DEFAULT_DB_ALIAS)
        try:
            sql, values = compiler.as_sql()
        except EmptyResultSet:
            return rows, None, "", ()
        if any(isinstance(each, date) for each in values):
            raise ValueError("A moment that is kept is soon another one: give it by name.")
        compiler.connection = None  # each thread has one of its own
        places = ("%s" if _is_told(each) else _written(each) for each in values)
        sql = PLACE.sub(lambda found: next(places) if found[0] == "%s" else found[0], sql)
        return rows, compiler, sql, tuple(each for each in values if _is_told(each))


def _is_told(value: Any) -> bool:
    """Is it told apart from the words? Numbers are, so that the same words serve everybody who holds the same roles."""
    return isinstance(value, Place | Apart | int) and not isinstance(value, bool)


def _written(value: Any) -> str:
    """How it is written among the words, so that the planner knows which partial index fits."""
    return mogrify("%s", (value,), connections[DEFAULT_DB_ALIAS]).replace("%", "%%")


def put_once(make: Callable[..., QuerySet[Any]]) -> Statement:
    """Decorates a function that says which rows are wanted."""
    return Statement(make)


def at_hand(one: Model, **related: list[Any]) -> None:
    """Rows that were asked for by their own statements stand by `one` as if Django had fetched them along with it."""
    for name, rows in related.items():
        manager = getattr(one, name)
        for row in rows:
            setattr(row, manager.field.name, one)
        there = manager.get_queryset()
        there._result_cache, there._prefetch_done = rows, True
        vars(one).setdefault("_prefetched_objects_cache", {})[name] = there
