"""Which truths about people does the database itself hold?"""

from datetime import date

import pytest
from django.db import IntegrityError, transaction
from django.db.models import ProtectedError

from accounts.models import Desk, Headcount, Organisation, Role, User

pytestmark = pytest.mark.django_db


def refused(make, **fields) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        make(**fields)


def test_there_is_one_organisation(cast):
    refused(Organisation.objects.create, pk=2, name="Another")


def test_an_address_belongs_to_one_person_in_any_case(cast):
    refused(User.objects.create, email=cast.sam.email.upper(), name="Sam again")


@pytest.mark.parametrize("role", ["officer", "lead"])
def test_officers_and_leads_have_a_desk(cast, role):
    refused(Role.objects.create, user=cast.sam, name=role, desk=None)


@pytest.mark.parametrize("role", ["manager", "auditor", "administrator"])
def test_the_others_have_none(cast, role):
    refused(Role.objects.create, user=cast.sam, name=role, desk=cast.north)


def test_a_role_is_held_once(cast):
    refused(Role.objects.create, user=cast.olga, name="officer", desk=cast.north)
    refused(Role.objects.create, user=cast.max, name="manager", desk=None)


def test_a_month_has_one_headcount_of_people_not_fewer_than_none(cast):
    Headcount.objects.create(unit=cast.lamps, month=date(2026, 1, 1), people=5)
    refused(Headcount.objects.create, unit=cast.lamps, month=date(2026, 1, 1), people=6)
    refused(Headcount.objects.create, unit=cast.lamps, month=date(2026, 2, 1), people=-1)


def test_names_of_desks_are_their_own(cast):
    refused(Desk.objects.create, name=cast.north.name)
    with pytest.raises(ProtectedError):
        cast.north.delete()


def test_people_are_found_by_address_in_any_case(cast):
    assert User.objects.get_by_natural_key(cast.sam.email.upper()) == cast.sam


def test_roles_are_held_at_desks(cast):
    assert cast.olga.has_role("officer")
    assert not cast.olga.has_role("lead", "manager")
    assert cast.olga.desks_as("officer", "lead") == {cast.north.pk}
    assert cast.max.desks_as("manager") == set()
    assert (cast.sam.is_staff, cast.olga.is_staff) == (False, True)


def test_running_the_server_is_not_a_need_to_know(cast):
    assert not cast.ada.has_perm("cases.view_case")
    assert not cast.ada.has_module_perms("cases")
    assert not hasattr(cast.ada, "is_superuser")


def test_the_calendar_is_the_organisations(cast):
    calendar = cast.organisation.calendar
    assert calendar.zone == "Europe/London"
    assert not calendar.works_on(date(2026, 12, 25))
