"""Can administrators look after people and settings, auditors read what was done, and nobody else either?"""

from datetime import date

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from rest_framework.authtoken.models import Token

from accounts.actions import close_account, count_heads, grant, make_token, revoke
from accounts.models import Desk, Headcount, Organisation, Unit, User
from accounts.terms import RoleName
from events.doers import SYSTEM
from events.models import Event
from reports.actions import unseal
from tests.factories import filed

EVERYBODY = ("sam", "olga", "lena", "max", "audra", "ada")


@pytest.fixture
def door(cast):
    """`door("ada")` is a browser in which that person is signed in; `door()` one in which nobody is."""

    def signed_in(name=""):
        client = Client(raise_request_exception=True)
        if name:
            client.force_login(getattr(cast, name))
        return client

    return signed_in


def here(name, *args):
    return reverse(f"accounts:{name}", args=args)


def pages_of_administrators(cast):
    number, unit = cast.sam.pk, cast.lamps.pk
    named = ("people", "add_person", "organisation", "change_organisation", "add_desk", "add_unit")
    return [*map(here, named), here("person", number), here("change_person", number), here("unit", unit)]


def acts_of_administrators(cast):
    number = cast.sam.pk
    return [here(name, number) for name in ("grant", "revoke", "close_account", "reopen_account", "invite")]


def test_only_administrators_see_the_pages_of_people_and_settings(cast, door):
    for path in pages_of_administrators(cast):
        statuses = {name: door(name).get(path).status_code for name in EVERYBODY}
        assert statuses == {**dict.fromkeys(EVERYBODY, 403), "ada": 200}, path
        assert door().get(path).status_code == 302, path


def test_nobody_else_can_act_there_and_nothing_changes(cast, door):
    before = Event.objects.count()
    forms = pages_of_administrators(cast) + acts_of_administrators(cast)
    for name in set(EVERYBODY) - {"ada"}:
        for path in forms:
            assert door(name).post(path, {"name": "X", "role": "manager:"}).status_code in (403, 405), (name, path)
    assert Event.objects.count() == before


def test_only_auditors_read_the_record_of_rights(door):
    statuses = {name: door(name).get(here("rights")).status_code for name in EVERYBODY}
    assert statuses == {**dict.fromkeys(EVERYBODY, 403), "audra": 200}


def test_acts_are_not_done_by_following_a_link(cast, door):
    for path in acts_of_administrators(cast):
        assert door("ada").get(path).status_code == 405


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


def test_whoever_has_a_closed_account_is_out_at_once_and_in_again_when_it_is_reopened(cast, door):
    sam, ada = door("sam"), door("ada")
    assert sam.get(here("token")).status_code == 200
    ada.post(here("close_account", cast.sam.pk))
    assert sam.get(here("token")).status_code == 302
    ada.post(here("reopen_account", cast.sam.pk))
    assert sam.get(here("token")).status_code == 200


def test_a_link_to_set_a_password_is_asked_for_but_not_for_a_closed_account(cast, door):
    assert door("ada").post(here("invite", cast.sam.pk)).status_code == 302
    assert Event.objects.get(kind="invited").stream_id == cast.sam.pk
    close_account(cast.sam, by=cast.ada)
    assert door("ada").post(here("invite", cast.sam.pk)).status_code == 409


def test_what_is_known_of_a_person_is_kept_right(cast, door):
    given = {"name": "Samuel", "post": "Keeper", "employment": "contractor", "access_band": "sensitive"}
    door("ada").post(here("change_person", cast.sam.pk), {**given, "unit": cast.buoys.pk})
    sam = User.objects.get(pk=cast.sam.pk)
    assert (sam.name, sam.post, sam.employment, sam.access_band, sam.unit) == (*given.values(), cast.buoys)
    assert "Samuel" not in str(Event.objects.get(kind="person_changed").data)


SETTINGS = {
    "name": "Department of Tides", "marking": "OFFICIAL", "handling": "", "time_zone": "Europe/London",
    "holidays_in": "SCT", "contact": "The duty officer", "seal_unit_below": "80",
}  # fmt: skip


def save_settings(ada, **changed):
    """What an administrator sends who has just opened the page, or has opened it before."""
    page = {**SETTINGS, "version": ada.get(here("change_organisation")).context["form"]["version"].value()}
    return ada.post(here("change_organisation"), page | changed)


def test_settings_that_a_colleague_changed_meanwhile_are_not_overwritten_and_no_text_is_lost(door):
    ada = door("ada")
    opened = ada.get(here("change_organisation")).context["form"]["version"].value()
    save_settings(ada)
    refused = save_settings(ada, name="Department of Ebbs", version=opened)
    assert refused.status_code == 409
    assert "Department of Ebbs" in refused.content.decode()
    assert Organisation.objects.get().name == "Department of Tides"


def test_the_settings_are_changed(door):
    assert save_settings(door("ada")).status_code == 302
    organisation = Organisation.objects.get()
    assert (organisation.name, organisation.marking, organisation.seal_unit_below) == (
        "Department of Tides",
        "OFFICIAL",
        80,
    )
    assert date(organisation.holidays[0].year, 11, 30) in organisation.holidays  # Saint Andrew's Day
    assert "Department of Tides" in door("ada").get(here("organisation")).content.decode()


def test_setting_up_again_leaves_what_it_is_not_asked_for(cast):
    from accounts.actions import set_up_organisation

    Organisation.objects.update(seal_unit_below=80)
    set_up_organisation(name="Again", marking="OFFICIAL", by=SYSTEM)
    assert Organisation.objects.get().seal_unit_below == 80


def test_a_desk_and_a_unit_are_added_and_a_name_is_taken_only_once(cast, door):
    ada = door("ada")
    times = {"acknowledge_days": 2, "acknowledge_hours_if_grave": 3, "decide_days": 12, "decide_days_if_grave": 4}
    ada.post(here("add_desk"), {"name": "West desk", **times})
    west = Desk.objects.get(name="West desk")
    assert {name: getattr(west, name) for name in times} == times
    ada.post(here("add_unit"), {"name": "Foghorns", "sector": "defence", "desk": west.pk})
    assert Unit.objects.get(name="Foghorns").desk == west
    for path, again in (("add_desk", {"name": "West desk", **times}),
                        ("add_unit", {"name": "Foghorns", "sector": "defence", "desk": west.pk})):  # fmt: skip
        response = ada.post(here(path), again)
        assert response.status_code == 200
        assert "already exists" in response.content.decode()


def test_heads_are_counted_by_month_and_a_month_is_corrected(cast, door):
    ada = door("ada")
    for people in ("120", "125"):
        assert ada.post(here("unit", cast.lamps.pk), {"month": "4 / 2026", "people": people}).status_code == 302
    count = Headcount.objects.get(unit=cast.lamps)
    assert (count.month, count.people) == (date(2026, 4, 1), 125)
    assert "April 2026" in ada.get(here("organisation")).content.decode()


@pytest.mark.parametrize("month", ["", "13/2026", "April", "2026-04", "4/26"])
def test_a_month_that_is_none_is_said(cast, door, month):
    response = door("ada").post(here("unit", cast.lamps.pk), {"month": month, "people": "5"})
    assert response.status_code == 200
    assert not Headcount.objects.exists()


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


def test_a_token_is_shown_once_and_speaks_for_its_person(cast, door):
    sam = door("sam")
    made = sam.post(here("make_token"))
    token = made.context["token"]
    assert token in made.content.decode()
    assert "no-store" in made["Cache-Control"]
    assert token not in sam.get(here("token")).content.decode()
    assert speaks(token)
    sam.post(here("make_token"))
    assert not speaks(token)
    sam.post(here("revoke_token"))
    assert not Token.objects.exists()
    kinds = Event.objects.filter(stream_id=cast.sam.pk, stream="rights").order_by("id").values_list("kind", flat=True)
    assert list(kinds)[-3:] == ["token_made", "token_made", "token_revoked"]


def speaks(token: str) -> bool:
    """Does the API know somebody by this token?"""
    return Client().get("/api/v1/reports/", headers={"Authorization": f"Token {token}"}).status_code == 200


def test_what_is_kept_of_a_token_lets_nobody_in_and_a_closed_account_ends_it(cast):
    token = make_token(by=cast.sam)
    assert speaks(token)
    assert not speaks(Token.objects.get(user=cast.sam).key)
    close_account(cast.sam, by=cast.ada)
    assert not speaks(token)


def test_somebody_who_is_not_there_is_not_found(door):
    for name in ("person", "change_person", "unit"):
        assert door("ada").get(here(name, 999_999)).status_code == 404
