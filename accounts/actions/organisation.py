"""How is the organisation set up? Its settings, desks and units, and how many people these have."""

from collections.abc import Mapping
from datetime import date
from typing import Any
from zoneinfo import available_timezones

from django.db import transaction

from accounts import headcounts
from accounts.actions.checking import ORGANISATION, check
from accounts.lists import SECTORS
from accounts.models import Desk, Headcount, Organisation, Unit
from accounts.policy import require_administrator
from accounts.terms import HOLIDAYS_IN
from events.actions import record
from events.clock import now
from events.doers import Doer
from events.queries import newest
from events.refusals import Invalid, StaleVersion

YEARS_AROUND = 12  # of holidays, before and after the present one
LINES_NAMED = 20  # of those that can't be used
MOST_PEOPLE = 10_000_000  # in one unit


@transaction.atomic
def set_up_organisation(
    *, name: str, marking: str, handling: str = "", time_zone: str = "Europe/London", holidays_in: str = "ENG",
    contact: str = "", seal_unit_below: int | None = None, version: int | None = None, by: Doer,
) -> Organisation:  # fmt: skip
    """Make the organisation, or change what it says of itself.

    `version` is `settings_version()` as it was when the settings were read; None asks for no such check. Raises
    `Invalid` for a field that can't be, and `StaleVersion` where somebody has changed the settings since.
    """
    require_administrator(by)
    organisation = Organisation.objects.select_for_update().filter(pk=1).first() or Organisation(pk=1)
    if version is not None and version != (current := settings_version()):
        raise StaleVersion("Somebody has changed the settings since you opened this page.", current=current)
    given: dict[str, Any] = {
        "name": name, "marking": marking, "handling": handling, "time_zone": time_zone, "contact": contact,
        "holidays_in": holidays_in, "holidays": public_holidays(holidays_in),
        "seal_unit_below": organisation.seal_unit_below if seal_unit_below is None else seal_unit_below,
    }  # fmt: skip
    if time_zone not in available_timezones():
        raise Invalid({"time_zone": ["Enter a time zone by its name, such as Europe/London."]})
    changed = [field for field, value in given.items() if getattr(organisation, field) != value]
    for field, value in given.items():
        setattr(organisation, field, value)
    check(organisation)
    organisation.save()
    record(ORGANISATION, 1, "organisation_changed", by=by, fields=changed)
    return organisation


def settings_version() -> int:
    """Of the organisation's settings: it changes whenever they do."""
    return newest(ORGANISATION, 1, "organisation_changed")


def public_holidays(holidays_in: str) -> list[date]:
    """Public holidays of a part of the United Kingdom (ENG, WLS, SCT, NIR), for some years around now."""
    if holidays_in not in HOLIDAYS_IN:
        raise Invalid({"holidays_in": ["Choose ENG, WLS, SCT or NIR."]})
    from holidays import country_holidays

    years = range(now().year - YEARS_AROUND, now().year + YEARS_AROUND + 1)
    return sorted(country_holidays("GB", subdiv=holidays_in, years=years))


@transaction.atomic
def add_desk(*, name: str, by: Doer, **times: int) -> Desk:
    """Open a desk; `times` are the fields of `Desk` that differ from the defaults. The first is the default desk."""
    require_administrator(by)
    desk = Desk(name=name, **times)
    check(desk)
    desk.save()
    Organisation.objects.filter(default_desk=None).update(default_desk=desk)
    record(ORGANISATION, 1, "desk_added", by=by, desk=desk.pk)
    return desk


@transaction.atomic
def add_unit(*, name: str, sector: str, desk: Desk, by: Doer) -> Unit:
    """Add a unit, served by `desk`."""
    require_administrator(by)
    _require_offered(sector)
    unit = Unit(name=name, sector=sector, desk=desk)
    check(unit)
    unit.save()
    record(ORGANISATION, 1, "unit_added", by=by, unit=unit.pk, desk=desk.pk)
    return unit


@transaction.atomic
def change_unit(unit: Unit, *, name: str, sector: str, by: Doer) -> Unit:
    """Call a unit so and count what its people report from now on in this sector; what was reported stays as it is."""
    require_administrator(by)
    unit = Unit.objects.select_for_update().get(pk=unit.pk)
    if sector != unit.sector:
        _require_offered(sector)
    unit.name, unit.sector = name, sector
    check(unit)
    unit.save(update_fields=["name", "sector"])
    record(ORGANISATION, 1, "unit_changed", by=by, unit=unit.pk)
    return unit


def _require_offered(sector: str) -> None:
    if not SECTORS.offers(sector):
        raise Invalid({"sector": ["Select a sector from the list."]})


@transaction.atomic
def count_heads(unit: Unit, people: Mapping[date, int], *, by: Doer) -> None:
    """Enter how many people `unit` had, by month (any day of it); a month entered before is corrected."""
    require_administrator(by)
    if not all(0 <= count <= MOST_PEOPLE for count in people.values()):
        raise Invalid({"people": ["Enter how many people the unit had, 0 or more."]})
    months = {month.replace(day=1): count for month, count in people.items()}
    Headcount.objects.bulk_create(
        [Headcount(unit=unit, month=month, people=count) for month, count in months.items()],
        update_conflicts=True, unique_fields=["unit", "month"], update_fields=["people"],
    )  # fmt: skip
    record(ORGANISATION, 1, "heads_counted", by=by, unit=unit.pk, months=sorted(months))


@transaction.atomic
def count_all_heads(text: str, *, by: Doer) -> int:
    """Enter the headcounts of many units and months at once, as lines of unit, month and people: all of them, or none
    where a line can't be used. Returns how many. Raises `Invalid` with a sentence for each such line."""
    require_administrator(by)
    units = {name.lower(): pk for name, pk in Unit.objects.values_list("name", "pk")}
    found, wrong = headcounts.read(text, units)
    if wrong or not found:
        raise Invalid({"text": wrong[:LINES_NAMED] or ["Enter at least one line."]})
    for unit in Unit.objects.filter(pk__in=found):
        count_heads(unit, found[unit.pk], by=by)
    return sum(map(len, found.values()))
