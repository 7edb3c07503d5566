"""Do people, rights and settings change only as they may, and is every change told?"""

import threading
from datetime import date

import pytest
from django.db import connection
from rest_framework.authtoken.models import Token

from accounts.actions import (
    add_desk,
    add_person,
    add_unit,
    close_account,
    count_heads,
    grant,
    make_token,
    public_holidays,
    reopen_account,
    revoke,
    set_up_organisation,
)
from accounts.models import Headcount, Organisation, Role, User
from accounts.tokens import digest
from events.doers import REPORTER, SYSTEM
from events.models import Event
from events.queries import history
from events.refusals import Forbidden, Invalid
from tests.factories import assembled

GOOD_PASSWORD = "seventeen herons at dusk"
SETTINGS = {"name": "Lights", "marking": "OFFICIAL"}


def kinds(user: User) -> list[str]:
    return [event.kind for event in history("rights", user.pk)]


def faulty_fields(act, *args, **given) -> set[str]:
    before = Event.objects.count()
    with pytest.raises(Invalid) as refused:
        act(*args, **given)
    assert Event.objects.count() == before
    return set(refused.value.fields)


@pytest.mark.parametrize(
    ("part", "off", "on"),
    [("ENG", date(2026, 8, 31), date(2026, 11, 30)), ("WLS", date(2026, 4, 6), date(2026, 3, 17)),
     ("SCT", date(2026, 11, 30), date(2026, 4, 6)), ("NIR", date(2026, 3, 17), date(2026, 11, 30))],
)  # fmt: skip
def test_each_part_of_the_united_kingdom_has_its_own_holidays(part, off, on):
    found = public_holidays(part)
    assert off in found
    assert on not in found
    assert date(2026, 12, 25) in found


@pytest.mark.parametrize("part", ["", "XYZ", "eng", "GB", "England", "FRA"])
def test_an_unknown_part_is_refused(part):
    assert faulty_holidays(part) == {"holidays_in"}


def faulty_holidays(part: str) -> set[str]:
    with pytest.raises(Invalid) as refused:
        public_holidays(part)
    return set(refused.value.fields)


@pytest.mark.parametrize(
    ("wrong", "field"),
    [({"time_zone": "Europe/Atlantis"}, "time_zone"), ({"time_zone": ""}, "time_zone"),
     ({"time_zone": "../../etc/passwd"}, "time_zone"), ({"holidays_in": "XYZ"}, "holidays_in"),
     ({"marking": "SECRET"}, "marking"), ({"name": ""}, "name"), ({"name": "x" * 201}, "name")],
)  # fmt: skip
def test_settings_that_cannot_be_are_refused(cast, wrong, field):
    assert faulty_fields(set_up_organisation, by=cast.ada, **(SETTINGS | wrong)) == {field}
    assert Organisation.objects.get().name == "Department of Lighthouses"


def test_a_change_of_settings_tells_which_and_by_whom(cast):
    set_up_organisation(**SETTINGS, time_zone="America/New_York", by=cast.ada)
    told = history("organisation", 1).last()
    assert (told.kind, told.by_id) == ("organisation_changed", cast.ada.pk)
    assert {"name", "marking", "time_zone"} <= set(told.data["fields"])
    assert "Lights" not in str(told.data)


def test_nobody_but_an_administrator_changes_anything(cast):
    acts = [
        lambda by: set_up_organisation(**SETTINGS, by=by),
        lambda by: add_desk(name="East", by=by),
        lambda by: add_unit(name="East", sector="other", desk=cast.north, by=by),
        lambda by: count_heads(cast.lamps, {date(2026, 1, 1): 5}, by=by),
        lambda by: add_person(email="x@lighthouses.example", name="X", by=by),
        lambda by: grant(cast.otto, "lead", cast.south, by=by),
        lambda by: revoke(cast.otto, "officer", cast.south, by=by),
        lambda by: close_account(cast.otto, by=by),
        lambda by: reopen_account(cast.otto, by=by),
    ]
    before = Event.objects.count()
    for act in acts:
        for by in (cast.sam, cast.olga, cast.lena, cast.max, cast.audra, REPORTER):
            with pytest.raises(Forbidden):
                act(by)
    assert Event.objects.count() == before


def test_the_first_desk_is_the_default_one(cast):
    assert cast.organisation.default_desk == cast.north


def test_desks_and_units_that_cannot_be_are_refused(cast):
    assert faulty_fields(add_desk, name="North desk", by=SYSTEM) == {"name"}
    assert faulty_fields(add_desk, name="East", decide_days=-1, by=SYSTEM) == {"decide_days"}
    assert faulty_fields(add_unit, name="Lamps", sector="other", desk=cast.north, by=SYSTEM) == {"name"}
    assert faulty_fields(add_unit, name="Fog", sector="piracy", desk=cast.north, by=SYSTEM) == {"sector"}


def test_heads_are_counted_by_month_and_can_be_corrected(cast):
    count_heads(cast.lamps, {date(2026, 1, 31): 50, date(2026, 2, 1): 51}, by=cast.ada)
    count_heads(cast.lamps, {date(2026, 1, 2): 48, date(2026, 1, 9): 49}, by=cast.ada)
    assert sorted(Headcount.objects.values_list("month", "people")) == [(date(2026, 1, 1), 49), (date(2026, 2, 1), 51)]
    assert faulty_fields(count_heads, cast.lamps, {date(2026, 3, 1): -1}, by=cast.ada) == {"people"}


def test_a_person_is_added_with_their_roles(cast):
    person = add_person(
        email="Wren@Lighthouses.Example", name="Wren", roles=["manager", ("officer", cast.south)], by=cast.ada
    )
    assert person.email == "wren@lighthouses.example"
    assert person.held == {("manager", None), ("officer", cast.south.pk)}
    assert kinds(person) == ["person_added", "role_granted", "role_granted"]
    assert not person.has_usable_password()


def test_the_journal_of_rights_holds_no_name_and_no_address(cast):
    person = add_person(email="wren@lighthouses.example", name="Wren", post="Keeper", by=cast.ada)
    assert "wren" not in str([event.data for event in history("rights", person.pk)]).lower()


@pytest.mark.parametrize("email", ["sam@lighthouses.example", "SAM@Lighthouses.EXAMPLE", "Sam@lighthouses.example"])
def test_an_address_already_known_is_refused_in_any_case(cast, email):
    assert faulty_fields(add_person, email=email, name="Sam again", by=cast.ada) == {"email"}


@pytest.mark.parametrize(
    ("wrong", "field"),
    [({"email": "not an address"}, "email"), ({"email": ""}, "email"), ({"name": ""}, "name"),
     ({"password": "short"}, "password"), ({"password": "password1234"}, "password"),
     ({"password": "wren@lighthouses"}, "password"), ({"roles": ["king"]}, "role"), ({"roles": ["officer"]}, "desk"),
     ({"employment": "pirate"}, "employment"), ({"access_band": "all"}, "access_band")],
)  # fmt: skip
def test_a_person_who_cannot_be_is_refused_whole(cast, wrong, field):
    given = {"email": "wren@lighthouses.example", "name": "Wren", "password": GOOD_PASSWORD} | wrong
    assert field in faulty_fields(add_person, by=cast.ada, **given)
    assert not User.objects.filter(email="wren@lighthouses.example").exists()


def test_a_good_password_is_kept_only_as_a_digest(cast):
    person = add_person(email="wren@lighthouses.example", name="Wren", password=GOOD_PASSWORD, by=cast.ada)
    assert person.check_password(GOOD_PASSWORD)
    assert GOOD_PASSWORD not in person.password


def test_roles_come_and_go_and_each_change_is_told_once(cast):
    for _ in range(2):
        grant(cast.sam, "officer", cast.south, by=cast.ada)
    for _ in range(2):
        revoke(cast.sam, "officer", cast.south, by=cast.ada)
    assert kinds(cast.sam) == ["person_added", "role_granted", "role_revoked"]
    assert not Role.objects.filter(user=cast.sam).exists()


def test_a_role_goes_with_a_desk_or_without_as_it_should(cast):
    assert faulty_fields(grant, cast.sam, "officer", by=cast.ada) == {"desk"}
    assert faulty_fields(grant, cast.sam, "manager", cast.north, by=cast.ada) == {"desk"}
    assert faulty_fields(grant, cast.sam, "king", by=cast.ada) == {"role"}


def test_nobody_changes_their_own_rights(cast):
    for act in (
        lambda: grant(cast.ada, "manager", by=cast.ada),
        lambda: revoke(cast.ada, "administrator", by=cast.ada),
        lambda: close_account(cast.ada, by=cast.ada),
        lambda: reopen_account(cast.ada, by=cast.ada),
    ):
        with pytest.raises(Forbidden):
            act()
    assert kinds(cast.ada) == ["person_added", "role_granted"]


def test_a_closed_account_keeps_its_roles_for_when_it_is_reopened(cast):
    for _ in range(2):
        close_account(cast.olga, by=cast.ada)
    assert User.objects.get(pk=cast.olga.pk).held == frozenset()
    for _ in range(2):
        reopen_account(cast.olga, by=cast.ada)
    assert User.objects.get(pk=cast.olga.pk).has_role("officer")
    assert kinds(cast.olga)[-2:] == ["account_closed", "account_reopened"]


def test_who_was_an_administrator_when_the_page_was_opened_may_no_longer_be_one(cast):
    adam = add_person(email="adam@lighthouses.example", name="Adam", roles=["administrator"], by=cast.ada)
    assert adam.has_role("administrator")
    revoke(adam, "administrator", by=cast.ada)
    with pytest.raises(Forbidden):
        revoke(cast.ada, "administrator", by=adam)


@pytest.mark.django_db(transaction=True)
def test_two_administrators_who_take_each_others_role_at_one_moment_leave_one():
    cast = assembled()
    adam = add_person(email="adam@lighthouses.example", name="Adam", roles=["administrator"], by=SYSTEM)
    together = threading.Barrier(2)

    def take(whom: User, by: User) -> None:
        try:
            assert by.has_role("administrator")
            together.wait()
            revoke(whom, "administrator", by=by)
        except Forbidden:
            pass
        finally:
            connection.close()

    threads = [threading.Thread(target=take, args=pair) for pair in ((cast.ada, adam), (adam, cast.ada))]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert Role.objects.filter(name="administrator").count() == 1


@pytest.mark.django_db(transaction=True)
def test_of_two_tokens_made_at_one_moment_one_is_left():
    sam, together, made = assembled().sam, threading.Barrier(4), []

    def make() -> None:
        try:
            together.wait()
            made.append(make_token(by=sam))
        finally:
            connection.close()

    threads = [threading.Thread(target=make) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(set(made)) == 4
    assert Token.objects.get().key in set(map(digest, made))
