"""How is a condition that stands in most statements put into SQL only once? By keeping what was made of it.

Django makes the SQL of every statement anew, which takes it longer than PostgreSQL needs to answer. A settled
condition is made into SQL once for each name that its table goes by in a statement; then that is said again.
"""

from copy import copy
from typing import Any

from django.db.models import BooleanField, Expression, Model
from django.db.models.sql import Query


class Settled(Expression):
    """`condition` over columns of `model` itself, whose values never change: whatever does is asked of the database.

    It may hold statements of its own. Where these look at the rows outside of them (`OuterRef`), say `outermost`: then
    it stands in no statement that is inside another, where names could be mistaken for each other.
    """

    conditional = True

    def __init__(self, model: type[Model], condition: Any, *, outermost: bool = False) -> None:
        super().__init__(output_field=BooleanField())
        self.model, self.condition, self.outermost = model, condition, outermost
        self.named = model._meta.db_table
        self.made: dict[str, tuple[str, tuple[Any, ...]]] = {}  # shared by all copies: by the table's name, its SQL

    def resolve_expression(self, query: Any = None, *_: Any, **__: Any) -> "Settled":
        return self._of(query.get_initial_alias())

    def relabeled_clone(self, change_map: Any) -> "Settled":
        return self._of(change_map.get(self.named, self.named))

    def as_sql(self, compiler: Any, connection: Any) -> tuple[str, tuple[Any, ...]]:
        if self.named not in self.made:
            sql, given = compiler.compile(self._clause())
            self.made[self.named] = f"({sql})", tuple(given)
        return self.made[self.named]

    def _of(self, name: str) -> "Settled":
        if self.outermost and name != self.model._meta.db_table:
            raise ValueError("This condition is for the outermost statement only.")
        other = copy(self)
        other.named = name
        return other

    def _clause(self) -> Any:
        table = self.model._meta.db_table
        clause = Query(self.model).build_where(self.condition)
        return clause if self.named == table else clause.relabeled_clone({table: self.named})
