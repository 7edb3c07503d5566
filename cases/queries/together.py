"""Which cases are meant by “all in this list”? The first of them with their versions, as many as are done at once."""

from collections.abc import Mapping
from typing import Any

from accounts.models import User
from cases.queries.queue import View, queue, united


def first_of(user: User, view: View, filters: Mapping[str, Any], *, most: int) -> list[tuple[str, int]]:
    """Reference and version of the first `most` cases of a view that pass the filters, in the order of the queue."""
    parts = [part.order_by(*view.keys).values("pk")[:most] for part in queue(user, view, filters)]
    return list(united(parts).order_by(*view.keys).values_list("reference", "version")[:most])
