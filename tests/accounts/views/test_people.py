"""Can administrators look after people: find, add and change them, let them in and shut them out?"""

from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.actions import close_account
from accounts.models import User
from accounts.terms import RoleName
from events.models import Event
from tests.accounts.views.places import here


def test_people_are_found_by_name_address_and_role(door):
    ada = door("ada")
    assert "Olga" in ada.get(here("people"), {"text": "olg"}).content.decode()
    assert "Sam" not in ada.get(here("people"), {"text": "OLGA@"}).content.decode()
    page = ada.get(here("people"), {"role": "officer"}).content.decode()
    assert "Otto" in page
    assert "Lena" not in page


def test_people_are_listed_in_pages_whose_cost_does_not_grow(cast, door, django_assert_max_num_queries):
    ada = door("ada")
    ada.get(here("people"))
    with CaptureQueriesContext(connection) as few:
        ada.get(here("people"))
    for number in range(60):
        cast.person(f"person{number:02}", (RoleName.OFFICER, cast.north), unit=cast.lamps)
    with django_assert_max_num_queries(len(few)):
        first = ada.get(here("people")).content.decode()
    assert "Person59" not in first
    older = first.split('rel="next"')[0].rsplit('href="', 1)[1].split('"')[0].replace("&amp;", "&")
    assert "Person59" in ada.get(here("people") + older).content.decode()


NEWCOMER = {"name": "Wilma", "email": "Wilma@Lighthouses.example", "employment": "current", "access_band": "routine"}


def test_a_person_is_added_with_their_roles_and_unit(cast, door):
    roles = [f"officer:{cast.north.pk}", "manager:"]
    response = door("ada").post(here("add_person"), {**NEWCOMER, "unit": cast.buoys.pk, "roles": roles})
    assert response.status_code == 302
    wilma = User.objects.get(email="wilma@lighthouses.example")
    assert wilma.held == {("officer", cast.north.pk), ("manager", None)}
    assert wilma.unit == cast.buoys
    assert not wilma.has_usable_password()
    assert Event.objects.filter(stream="rights", stream_id=wilma.pk, by_id=cast.ada.pk, kind="person_added").exists()


def test_an_address_that_is_known_already_is_said_beside_its_field(door):
    response = door("ada").post(here("add_person"), {**NEWCOMER, "email": "SAM@lighthouses.example"})
    assert response.status_code == 200
    assert "already exists" in response.content.decode()
    assert User.objects.filter(name="Wilma").count() == 0


def test_what_is_known_of_a_person_is_kept_right(cast, door):
    given = {"name": "Samuel", "post": "Keeper", "employment": "contractor", "access_band": "sensitive"}
    door("ada").post(here("change_person", cast.sam.pk), {**given, "unit": cast.buoys.pk})
    sam = User.objects.get(pk=cast.sam.pk)
    assert (sam.name, sam.post, sam.employment, sam.access_band, sam.unit) == (*given.values(), cast.buoys)
    assert "Samuel" not in str(Event.objects.get(kind="person_changed").data)


def test_a_link_to_set_a_password_is_asked_for_but_not_for_a_closed_account(cast, door):
    assert door("ada").post(here("invite", cast.sam.pk)).status_code == 302
    assert Event.objects.get(kind="invited").stream_id == cast.sam.pk
    close_account(cast.sam, by=cast.ada)
    assert door("ada").post(here("invite", cast.sam.pk)).status_code == 409


def test_whoever_has_a_closed_account_is_out_at_once_and_in_again_when_it_is_reopened(cast, door):
    sam, ada = door("sam"), door("ada")
    assert sam.get(here("token")).status_code == 200
    ada.post(here("close_account", cast.sam.pk))
    assert sam.get(here("token")).status_code == 302
    ada.post(here("reopen_account", cast.sam.pk))
    assert sam.get(here("token")).status_code == 200


def test_somebody_who_is_not_there_is_not_found(door):
    for name in ("person", "change_person", "unit"):
        assert door("ada").get(here(name, 999_999)).status_code == 404
