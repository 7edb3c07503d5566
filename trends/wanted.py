"""What should be booked for an approach today? A pure function of the register, read from it here as well.

Rows that are one and the same approach (cases/grouping.py) form a group. Each row books its own reports; the
approach itself is booked once, on the first row of the group that counts.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import chain
from typing import Any
from zoneinfo import ZoneInfo

from django.db.models import Count, OuterRef, Subquery
from django.db.models.functions import Coalesce

from accounts.queries import time_zone
from cases.models import Approach
from cases.terms import VALIDATED, Status
from personas.platforms import kind_of
from reports.models import Report
from trends.definitions import NOT_STATE_LINKED, NOTHING_AT_ALL, REPORT_ONLY
from trends.tables import LAGS, band

# Columns, not models: thousands of rows may have to be compared at once.
READ = (
    "pk", "joined_to", "reported_at", "first_contact_on", "contact_known", "platform", "sector", "employment", "unit",
    "method", "stage", "person", "persona", "persona__root", "case__status", "case__outcome", "case__likelihood",
    "case__severity", "case__proposed_severity",
)  # fmt: skip
FILED = Report.objects.filter(approach=OuterRef("pk")).order_by().values("approach").annotate(told=Count("pk"))
TOLD = Coalesce(Subquery(FILED.values("told")), 0)


@dataclass(frozen=True)
class Entry:
    """What a booking says of an approach; the names are those of `Booking`. `person` is still the pseudonym."""

    approach_id: int
    root: int
    reported_month: date
    contact_month: date
    platform: str
    platform_class: str
    sector: str
    employment: str
    unit: int
    method: str
    stage: int
    likelihood: str
    outcome: str
    severity: str
    state_linked: bool
    lag: str
    reports: int
    approaches: int = 0
    validated: int = 0
    person: str = ""
    persona: int = 0


def wanted(group: Sequence[Entry]) -> dict[int, Entry | None]:
    """What is booked for each row of a group, given what the register says of each, earliest key first.

    The given entries carry their own `person` and `persona`; those that come back only where they are counted.
    """
    rows = [row for row in group if row.outcome not in NOTHING_AT_ALL]
    counting = [row for row in rows if row.outcome not in REPORT_ONLY]
    first = min(counting, key=lambda row: (row.approach_id != row.root, row.approach_id), default=None)
    found: dict[int, Entry | None] = {row.approach_id: None for row in group}
    for row in rows:
        found[row.approach_id] = _as_one(row, counting) if row is first else _report_only(row)
    return found


def _as_one(first: Entry, counting: Sequence[Entry]) -> Entry:
    """The one approach of a group: what isn't known of its first row is taken from the others."""
    others = [first, *(row for row in counting if row is not first)]
    return replace(
        first, approaches=1, validated=int(any(map(_validated, counting))),
        person=next((row.person for row in others if row.person), ""),
        persona=next((row.persona for row in others if row.persona), 0),
    )  # fmt: skip


def _report_only(row: Entry) -> Entry | None:
    return replace(row, person="", persona=0) if row.reports else None


def _validated(row: Entry) -> bool:
    return row.likelihood in VALIDATED and row.state_linked


def wanted_for(approaches: Iterable[int]) -> dict[int, Entry | None]:
    """What should be booked for these approaches, and for all those that they are one with."""
    ids = set(approaches)
    roots = {root or pk for pk, root in Approach.objects.filter(pk__in=ids).values_list("pk", "joined_to")}
    groups = defaultdict(list)
    for row in read_entries(roots):
        groups[row.root].append(row)
    return dict(chain.from_iterable(wanted(group).items() for group in groups.values()))


def read_entries(roots: Iterable[int]) -> list[Entry]:
    """What the register says today of the approaches in the groups of these roots, earliest key first."""
    keys = list(roots)
    zone = ZoneInfo(time_zone())
    rows = Approach.objects.filter(pk__in=keys) | Approach.objects.filter(joined_to__in=keys)
    read = rows.annotate(told=TOLD).order_by("pk").values_list(*READ, "told", named=True)
    return [_entry(row, zone) for row in read]


def _entry(row: Any, zone: ZoneInfo) -> Entry:
    outcome = row.case__outcome if row.case__status == Status.CLOSED else ""
    reported_on = row.reported_at.astimezone(zone).date()
    return Entry(
        approach_id=row.pk, root=row.joined_to or row.pk, reported_month=reported_on.replace(day=1),
        lag=band(max(0, (reported_on - row.first_contact_on).days), LAGS) if row.contact_known else "",
        contact_month=row.first_contact_on.replace(day=1), platform=row.platform,
        platform_class=str(kind_of(row.platform).value), sector=row.sector, employment=row.employment,
        unit=row.unit or 0, method=row.method, stage=row.stage, likelihood=row.case__likelihood, outcome=outcome,
        severity=row.case__severity or row.case__proposed_severity, state_linked=outcome not in NOT_STATE_LINKED,
        reports=row.told, person=row.person, persona=row.persona__root or row.persona or 0,
    )  # fmt: skip
