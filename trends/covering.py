"""Whom do the figures cover, and among how many people are rates worked out?

Every figure is of the whole organisation, people whose unit isn't known included. Its rate is therefore per 1,000 of
all staff, and is there only when each unit has a headcount: divided by a part of the people it would be too high.
"""

from collections.abc import Mapping
from typing import Any

from accounts.models import Headcount, Unit

NO_RATE = "Headcount missing"
Coverage = Mapping[str, Any]


def coverage() -> dict[str, Any]:
    """How many people the units covered have, by the latest headcount of each, and of which months these are."""
    latest = Headcount.objects.order_by("unit", "-month").distinct("unit").values_list("people", "month")
    rows = list(latest)
    months = [month.isoformat() for _, month in rows]
    return {
        "people": sum(people for people, _ in rows), "units": len(rows), "units_in_all": Unit.objects.count(),
        "as_of": max(months, default=""), "oldest": min(months, default=""),
    }  # fmt: skip


def staff(covered: Coverage) -> int:
    """How many people rates are per; 0 where a unit has no headcount, so that there is none to be shown."""
    people: int = covered["people"]
    return people if covered["units"] == covered["units_in_all"] else 0


def in_words(covered: Coverage) -> str:
    """Coverage as it stands with every table."""
    if not covered["people"]:
        return "No headcount has been entered, so no rates are shown"
    missing = "" if staff(covered) else ". No rates are shown until the other units have a headcount too"
    return (
        f"{covered['people']:,} people in {covered['units']} of {covered['units_in_all']} units, "
        f"by the latest headcount of each (the oldest of {covered['oldest'][:7]}, the newest of {covered['as_of'][:7]})"
        f"{missing}"
    )
