"""Is every field classified: whose it is, and how long it is kept?"""

import pytest
from django.apps import apps
from django.contrib.auth import get_user_model
from django.db.models import TextField

from cases.disposal import EMPTIED, REMOVED
from config.retention import CLASSIFIED, STAFF, WITH_CASE
from reports.actions.disposing import EMPTY
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


STAYS = {STAFF}  # our own officers' acts stay under their names


def test_whatever_is_kept_with_a_case_and_tells_of_anybody_is_emptied_or_removed_when_it_is_disposed_of():
    emptied = {model._meta.label: {*empty} for model, _, empty in EMPTIED}
    emptied |= {"reports.Report": {*EMPTY}, "reports.Unsealing": {"reason"}, "reports.Helped": {"comment"}}
    emptied |= {"cases.Case": {"summary"}}
    removed = {model._meta.label for model, _ in REMOVED}
    left = {
        f"{label}.{name}"
        for label, rows in CLASSIFIED.items() if rows.kept == WITH_CASE and label not in removed
        for name, whose in rows.personal.items() if whose not in STAYS and name not in emptied.get(label, set())
    }  # fmt: skip
    assert not left
