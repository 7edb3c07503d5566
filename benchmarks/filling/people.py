"""Who is in a filled database? One organisation with desks of unequal size, their officers and leads, and staff."""

from typing import Any

from django.contrib.auth.hashers import UNUSABLE_PASSWORD_PREFIX
from django.db import connection

from accounts import pseudonyms
from accounts.actions import add_desk, add_person, add_unit, set_up_organisation
from accounts.models import Desk, Organisation, Unit, User
from accounts.terms import Marking, RoleName, Sector
from cases.models import Case
from events.doers import SYSTEM
from events.refusals import Refused

NAME = "Filled for measuring"
DESKS, UNITS_OF_DESK, OFFICERS_OF_DESK = 8, 5, 12
MOST_STAFF = 20_000
# Laid out in tables that every hand sees, and that are gone when the filling is done.
STAFF = """
    DROP TABLE IF EXISTS filling_staff;
    CREATE UNLOGGED TABLE filling_staff (place int PRIMARY KEY, user_id bigint, person text, unit_id bigint);
    INSERT INTO filling_staff SELECT row_number() OVER (), * FROM unnest(%s::bigint[], %s::text[], %s::bigint[]);
    ANALYZE filling_staff;
"""
ADDED = """
    INSERT INTO events_event (stream, stream_id, sequence, kind, by_kind, at, before, after, data, transaction,
                              previous, hash)
    SELECT 'rights', id, 0, 'person_added', 'system', now(), '', '', '{}', 0, '', ''
    FROM unnest(%s::bigint[]) AS id
"""


def gather(cases: int) -> None:
    """Make sure that people enough for `cases` more cases are there, and lay their numbers out for the statements.

    Raises `Refused` in a database that anybody works with: only an empty one is filled, or one filled before.
    """
    require_ours()
    if not Organisation.objects.exists():
        _found()
    _add_staff(min(MOST_STAFF, 50 + cases // 20))
    _lay_out()


def go_home() -> None:
    """Take away what was laid out for the statements."""
    with connection.cursor() as cursor:
        cursor.execute("DROP TABLE IF EXISTS filling_staff, filling_personas")


def require_ours() -> None:
    """Refuse unless the database is empty, or was filled here before."""
    organisation = Organisation.objects.first()
    if organisation.name != NAME if organisation else Case.objects.exists() or User.objects.exists():
        raise Refused("This database is in use. Only an empty one is filled, or one that was filled before.")


def _found() -> None:
    set_up_organisation(name=NAME, marking=Marking.OFFICIAL, by=SYSTEM)
    sectors = list(Sector.values)
    for number in range(DESKS):
        desk = add_desk(name=f"Desk {number + 1}", by=SYSTEM)
        for each in range(UNITS_OF_DESK):
            add_unit(name=f"Unit {number + 1}.{each + 1}", sector=sectors[each % len(sectors)], desk=desk, by=SYSTEM)
        for each in range(OFFICERS_OF_DESK):
            _person(f"officer-{number + 1}-{each + 1}", (RoleName.OFFICER, desk))
        _person(f"lead-{number + 1}", (RoleName.LEAD, desk))
    _person("manager", RoleName.MANAGER)


def _person(name: str, role: str | tuple[str, Desk]) -> User:
    return add_person(email=f"{name}@filled.example", name=name.replace("-", " ").capitalize(), roles=[role], by=SYSTEM)


def _add_staff(wanted: int) -> None:
    there = User.objects.filter(email__startswith="staff-").count()
    units = list(Unit.objects.order_by("pk").values_list("pk", flat=True))
    fresh = [
        User(email=f"staff-{number}@filled.example", name=f"Staff {number}", unit_id=units[number % len(units)],
             password=UNUSABLE_PASSWORD_PREFIX)
        for number in range(there, wanted)
    ]  # fmt: skip
    added = User.objects.bulk_create(fresh, batch_size=5000)
    with connection.cursor() as cursor:
        cursor.execute(ADDED, [[user.pk for user in added]])


def _lay_out() -> None:
    rows = list(User.objects.filter(email__startswith="staff-").order_by("pk").values_list("pk", "unit"))
    columns: list[Any] = [
        [pk for pk, _ in rows],
        [pseudonyms.of_person(pk) for pk, _ in rows],
        [unit for _, unit in rows],
    ]
    with connection.cursor() as cursor:
        cursor.execute(STAFF, columns)
