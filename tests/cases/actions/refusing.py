"""How do we know that a refused action changed nothing? By comparing every row before and after."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.apps import apps

from events.refusals import Refusal

OURS = ("events", "accounts", "personas", "cases", "reports")


def everything() -> dict[str, list[tuple[Any, ...]]]:
    """Every row of ours, table by table."""
    models = [model for app in OURS for model in apps.get_app_config(app).get_models()]
    return {model._meta.label: sorted(map(str, model.objects.values_list())) for model in models}


@contextmanager
def refused(kind: type[Refusal]) -> Iterator[pytest.ExceptionInfo]:
    """What happens inside is refused with `kind`, and not a row is different afterwards."""
    before = everything()
    with pytest.raises(kind) as caught:
        yield caught
    assert type(caught.value) is kind
    assert everything() == before
