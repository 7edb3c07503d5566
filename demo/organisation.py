"""Who plays in the demonstration? The cast, three desks, eight units in several sectors; all invented.

Passwords are drawn at the first start and kept only in the data folder, for its owner to read.
"""

import json
import os
import secrets
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Any

from django.conf import settings
from django.db import transaction

from accounts.actions import add_desk, add_person, add_unit, count_heads, set_up_organisation
from accounts.models import Desk, Organisation, Unit, User
from accounts.terms import AccessBand, Marking, RoleName, Sector
from cases.actions import set_schedule
from cases.terms import Outcome
from events.clock import now
from events.doers import SYSTEM

SIGN_IN_FILE = "demo-sign-in.json"
DOMAIN = "countersign.example"  # a name that can't exist
WORDS_OF_PASSWORD = 4
DESKS = ("Central desk", "Defence and technology desk", "Research desk")
UNITS = (  # name, sector, desk, people two years ago, change a month
    ("Policy Group", Sector.GOVERNMENT, 0, 2150, 4),
    ("Operations", Sector.GOVERNMENT, 0, 4820, -9),
    ("Private Office", Sector.GOVERNMENT, 0, 34, 0),
    ("Parliamentary Liaison", Sector.PARLIAMENT, 0, 260, 1),
    ("Defence Programmes", Sector.DEFENCE, 1, 1930, 7),
    ("Quantum and Semiconductors", Sector.HIGH_TECH, 1, 640, 6),
    ("Research Partnerships", Sector.ACADEMIA, 2, 1180, 3),
    ("Estates and Services", Sector.OTHER, 2, 905, -2),
)
MONTHS_OF_HEADCOUNT = 27
MONTHS_KEPT: dict[str, int | None] = {
    Outcome.CONFIRMED_HOSTILE: 120, Outcome.LIKELY_HOSTILE: 84, Outcome.INCONCLUSIVE: 60, Outcome.CRIMINAL_FRAUD: 60,
    **dict.fromkeys((Outcome.GENUINE_CONTACT, Outcome.COMMERCIAL_SPAM, Outcome.WITHDRAWN, Outcome.OUT_OF_SCOPE,
                     Outcome.EXERCISE), 36),
}  # fmt: skip


def make_organisation() -> None:
    """Make the organisation and its cast, once; a second call changes nothing."""
    with transaction.atomic():
        if Organisation.objects.exists():
            return
        desks, units = _house()
        people = _cast(desks, units)
    _write_sign_in(people)


def _house() -> tuple[list[Desk], dict[str, Unit]]:
    set_up_organisation(
        name="Department for Coastal Affairs (demonstration)", marking=Marking.OFFICIAL_SENSITIVE,
        handling="For security staff and those they name", holidays_in="ENG",
        contact="Security duty officer, extension 4040", by=SYSTEM,
    )  # fmt: skip
    set_schedule(MONTHS_KEPT, reason="Invented for the demonstration.", by=SYSTEM)
    desks = [add_desk(name=name, by=SYSTEM) for name in DESKS]
    units = {}
    for name, sector, desk, people, change in UNITS:
        units[name] = add_unit(name=name, sector=sector, desk=desks[desk], by=SYSTEM)
        months = _months_back(MONTHS_OF_HEADCOUNT)
        count_heads(units[name], {month: people + change * at for at, month in enumerate(months)}, by=SYSTEM)
    return desks, units


def _months_back(count: int) -> list[date]:
    """The first days of the last `count` months, the earliest first, up to the present one."""
    today = now().date()
    present = today.year * 12 + today.month - 1
    return [date(month // 12, month % 12 + 1, 1) for month in range(present - count + 1, present + 1)]


def _cast(desks: list[Desk], units: dict[str, Unit]) -> list[dict[str, str]]:
    officer, lead = RoleName.OFFICER, RoleName.LEAD
    central, defence, research = desks
    parts: list[tuple[str, str, Iterable[Any], dict[str, Any]]] = [
        ("Sam", "staff", (), {"unit": units["Policy Group"], "post": "Policy adviser"}),
        ("Olga", "officer", ((officer, central), (officer, research)), {"post": "Security officer"}),
        ("Otto", "officer", ((officer, defence), (officer, research)), {"post": "Security officer"}),
        ("Lena", "lead", tuple((lead, desk) for desk in desks), {"post": "Head of personnel security"}),
        ("Max", "manager", (RoleName.MANAGER,), {"post": "Director of security"}),
        ("Audra", "auditor", (RoleName.AUDITOR,), {"post": "Internal audit"}),
        ("Ada", "administrator", (RoleName.ADMINISTRATOR,), {"post": "Service administrator"}),
    ]
    return [_play(name, role, roles, details) for name, role, roles, details in parts]


def _play(name: str, role: str, roles: Iterable[Any], details: dict[str, Any]) -> dict[str, str]:
    email, password = f"{name.lower()}@{DOMAIN}", _password()
    add_person(email=email, name=name, roles=roles, password=password, by=SYSTEM, **details)
    return {"name": name, "role": role, "email": email, "password": password}


def _password() -> str:
    """Drawn by lot: five characters four times over, easy to type and impossible to guess."""
    letters = "abcdefghjkmnpqrstuvwxyz23456789"
    return "-".join("".join(secrets.choice(letters) for _ in range(5)) for _ in range(WORDS_OF_PASSWORD))


def _write_sign_in(people: list[dict[str, str]]) -> None:
    path = Path(settings.DATA_DIR) / SIGN_IN_FILE
    path.unlink(missing_ok=True)  # of an earlier demonstration: its passwords open nothing any more
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as file:
        json.dump(people, file, indent=1)


def add_colleagues(count: int) -> list[User]:
    """Colleagues without a name or a password, from whom the demonstration's reports come; only those missing."""
    units = {unit.name: unit for unit in Unit.objects.all()}
    there = set(User.objects.filter(post="Colleague").values_list("email", flat=True))
    for number, unit in enumerate(_spread(count)):
        email = f"colleague-{number:04}@{DOMAIN}"
        if email not in there:
            band = _band(number)
            add_person(email=email, name=f"Colleague {number:04}", post="Colleague", unit=units[unit],
                       access_band=band, by=SYSTEM)  # fmt: skip
    return list(User.objects.filter(post="Colleague").select_related("unit").order_by("email"))


def _spread(count: int) -> list[str]:
    """Names of units, as often as their size asks for."""
    total = sum(people for _, _, _, people, _ in UNITS)
    names = [name for name, _, _, people, _ in UNITS for _ in range(max(1, round(count * people / total)))]
    return (names * 2)[:count]


def _band(number: int) -> str:
    bands = (AccessBand.NONE,) * 5 + (AccessBand.ROUTINE,) * 11 + (AccessBand.SENSITIVE,) * 3
    return AccessBand.HIGHLY_SENSITIVE if number % 97 == 0 else bands[number * 7 % len(bands)]
