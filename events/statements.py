"""How is a statement that is said on every page put into SQL only once? By keeping it, with places for its values.

    @put_once
    def waiting(desks: frozenset[int], moment: Any) -> QuerySet[Case]:
        return Case.objects.filter(desk__in=desks, due_at__lt=moment)

    rows = waiting(frozenset(desks), moment=now())

What is given by place is a part of the statement: for other desks another one is kept. What is given by name is filled
in each time it is said. Nothing is kept of the answers: the database is asked each time.
"""

from collections.abc import Callable
from copy import copy
from datetime import date
from functools import lru_cache, update_wrapper
from typing import Any, NamedTuple

from django.core.exceptions import EmptyResultSet
from django.db import DEFAULT_DB_ALIAS, connections
from django.db.models import Expression, Field, Func, QuerySet

KEPT = 20  # of each statement, by what is a part of it: those of one officer take half a megabyte


class Place(NamedTuple):
    """Where a value comes into a statement that is kept."""

    name: str


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
        vars(again).update(connection=connections[DEFAULT_DB_ALIAS], as_sql=lambda *_, **__: (sql, filled))
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
        return rows, compiler, sql, tuple(values)


def put_once(make: Callable[..., QuerySet[Any]]) -> Statement:
    """Decorates a function that says which rows are wanted."""
    return Statement(make)
