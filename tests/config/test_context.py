"""Does every page know whose house it is, how it is marked, and which doors are open?"""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import RequestFactory

from accounts.models import Organisation, User
from config import context


def page_for(user: User | AnonymousUser, path: str = "/") -> dict:
    request = RequestFactory().get(path)
    request.user = user
    return context.house(request)


@pytest.mark.django_db
def test_a_house_without_an_organisation_is_marked_as_the_graver_of_the_two():
    assert str(page_for(AnonymousUser())["marking"]) == "OFFICIAL-SENSITIVE"


def test_the_marking_names_its_handling_instruction(cast):
    assert str(page_for(cast.sam)["marking"]) == "OFFICIAL-SENSITIVE – For security staff only"


@pytest.mark.django_db
def test_official_is_marked_as_such():
    assert context.marking_of(Organisation(name="Lighthouses", marking="OFFICIAL")) == "OFFICIAL"


def test_nobody_in_particular_has_no_doors_and_nothing_unread(cast):
    known = page_for(AnonymousUser())
    assert list(known["navigation"]) == []
    assert known["unread"] == 0


def test_the_door_that_a_person_is_in_is_marked_and_no_other(cast, monkeypatch):
    monkeypatch.setattr(context.policy, "doors", lambda user: [("home", "Home"), ("account_login", "In"), ("x", "X")])
    doors = list(page_for(cast.olga, "/account/login/")["navigation"])
    assert [(door["text"], door["current"]) for door in doors] == [("Home", False), ("In", True)]


def test_what_a_lead_looks_after_stands_under_one_entry_with_its_rooms(cast):
    known = page_for(cast.lena, "/older-records/")
    assert [str(door["text"]) for door in known["navigation"] if door["current"]] == ["The desk"]
    rooms = [(str(room["text"]), room["current"]) for room in known["rooms"]]
    assert rooms == [("Officers", False), ("Older records", True), ("Status", False)]
    assert list(page_for(cast.lena, "/cases/")["rooms"]) == []
    for name, text in (("olga", "Officers"), ("ada", "Status")):
        known = page_for(getattr(cast, name), "/officers/")
        assert text in [str(door["text"]) for door in known["navigation"]], "a single one stays itself"
        assert list(known["rooms"]) == []


def test_a_page_that_shows_nothing_of_the_house_asks_nothing_of_the_database():
    """No `django_db` mark: any query would fail the test."""
    assert set(page_for(AnonymousUser())) == {"organisation", "marking", "language", "navigation", "rooms", "unread"}
