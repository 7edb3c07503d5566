"""Does nobody but an administrator give and take rights, and does an auditor read who did?"""

from datetime import date

import pytest

from accounts.actions import count_heads, grant, revoke
from accounts.models import User
from accounts.terms import RoleName
from events.models import Event
from reports.actions import unseal
from tests.accounts.views.places import here
from tests.factories import filed

EVERYBODY = ("sam", "olga", "lena", "max", "audra", "ada")


def pages_of_administrators(cast):
    number, unit = cast.sam.pk, cast.lamps.pk
    named = ("people", "add_person", "organisation", "change_organisation", "add_desk", "add_unit")
    return [*map(here, named), here("person", number), here("change_person", number), here("unit", unit)]


def acts_of_administrators(cast):
    number = cast.sam.pk
    return [here(name, number) for name in ("grant", "revoke", "close_account", "reopen_account", "invite")]


def test_nobody_else_can_act_there_and_nothing_changes(cast, door):
    before = Event.objects.count()
    forms = pages_of_administrators(cast) + acts_of_administrators(cast)
    for name in set(EVERYBODY) - {"ada"}:
        for path in forms:
            assert door(name).post(path, {"name": "X", "role": "manager:"}).status_code in (403, 405), (name, path)
    assert Event.objects.count() == before


def test_a_role_is_given_and_taken_away(cast, door):
    ada, role = door("ada"), f"lead:{cast.south.pk}"
    ada.post(here("grant", cast.sam.pk), {"role": role})
    assert User.objects.get(pk=cast.sam.pk).held == {("lead", cast.south.pk)}
    ada.post(here("revoke", cast.sam.pk), {"role": role})
    assert User.objects.get(pk=cast.sam.pk).held == frozenset()
    kinds = (
        Event.objects.filter(stream_id=cast.sam.pk, stream="rights", by_id=cast.ada.pk)
        .order_by("id")
        .values_list("kind", flat=True)
    )
    assert list(kinds) == ["role_granted", "role_revoked"]


@pytest.mark.parametrize("role", ["", "king:", "officer:", "manager:1", "officer:999999", "officer:x"])
def test_a_role_that_cannot_be_is_refused(cast, door, role):
    ada = door("ada")
    assert ada.post(here("grant", cast.sam.pk), {"role": role}).status_code == 200
    assert ada.post(here("revoke", cast.sam.pk), {"role": role}).status_code == 400
    assert User.objects.get(pk=cast.sam.pk).held == frozenset()


def test_nobody_changes_their_own_rights(cast, door):
    ada = door("ada")
    assert ada.post(here("grant", cast.ada.pk), {"role": "auditor:"}).status_code == 403
    assert ada.post(here("revoke", cast.ada.pk), {"role": "administrator:"}).status_code == 403
    assert ada.post(here("close_account", cast.ada.pk)).status_code == 403
    page = ada.get(here("person", cast.ada.pk)).content.decode()
    assert "your own rights" in page
    assert "Close the account" not in page


def test_an_auditor_reads_who_changed_which_rights(cast, door):
    grant(cast.sam, RoleName.OFFICER, cast.south, by=cast.ada)
    revoke(cast.sam, RoleName.OFFICER, cast.south, by=cast.ada)
    count_heads(cast.lamps, {date(2026, 1, 1): 10}, by=cast.ada)
    page = door("audra").get(here("rights")).content.decode()
    assert "Ada gave Sam the role Officer, South desk" in page
    assert "Ada took the role Officer, South desk from Sam" in page
    assert page.index("took the role") < page.index("Ada gave Sam")


def test_an_auditor_reads_who_opened_a_sealed_identity_and_nothing_of_the_case(cast, door):
    report = filed(cast.sam, mode="confidential", narrative="Of foghorns")
    unseal(report.reference, reason="They may be in danger.", by=cast.lena, version=None)
    filed(cast.sam)
    page = door("audra").get(here("rights")).content.decode()
    assert f"Lena opened the sealed identity in case {report.reference}" in page
    assert "in danger" not in page
    assert "foghorns" not in page
    assert Event.objects.get(kind="open", stream_id=report.case_id)  # of which nothing is said here
    assert page.count("moj-timeline__item") == Event.objects.filter(stream__in=["rights", "organisation"]).count() + 1
