"""Can an administrator settle what the organisation is: its settings, desks, units and headcounts?"""

from datetime import date

import pytest

from accounts.models import Desk, Headcount, Organisation, Unit
from events.doers import SYSTEM
from tests.accounts.views.places import here

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
