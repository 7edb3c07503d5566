"""Is every field classified: whose it is, and how long it is kept?"""

import pytest
from django.apps import apps
from django.contrib.auth import get_user_model
from django.db.models import TextField

from config.retention import CLASSIFIED
from tests.architecture.source import APPS

OURS = [model for model in apps.get_models(include_auto_created=True) if model._meta.app_label in APPS]
WITHOUT_PEOPLE = {"trends"}  # texts there are sources and terms of published figures


def test_every_table_of_ours_is_classified_and_no_other():
    assert {model._meta.label for model in OURS} == set(CLASSIFIED)


@pytest.mark.parametrize("model", OURS, ids=lambda model: model._meta.label)
def test_every_field_is_either_somebodys_or_nobodys(model):
    rows = CLASSIFIED[model._meta.label]
    assert sorted(rows.fields) == sorted(field.name for field in model._meta.local_fields)
    assert rows.kept


@pytest.mark.parametrize("model", OURS, ids=lambda model: model._meta.label)
def test_who_did_it_and_free_text_always_count_as_personal(model):
    people = {field.name for field in model._meta.local_fields if field.related_model is get_user_model()}
    texts = {field.name for field in model._meta.local_fields if type(field) is TextField}
    if model._meta.app_label in WITHOUT_PEOPLE:
        texts = set()
    assert people | texts <= set(CLASSIFIED[model._meta.label].personal)
