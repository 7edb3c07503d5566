"""What became of the profiles that platforms were asked to remove? A ledger of its own, booked as approaches are."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.db.models import Case as SqlCase
from django.db.models import F, Q, QuerySet, Sum, When

from accounts.queries import time_zone
from cases.models import Takedown
from cases.terms import Status
from events.clock import now
from events.models import Event
from trends.definitions import NOTHING_AT_ALL
from trends.models import TakedownBooking
from trends.periods import periods, recent
from trends.tables import BY_CODE, OF_TAKEDOWNS, REMOVAL, band

Figures = dict[str, int]
BACK = Q(stream="case", kind="look_at_takedown", data__state=Takedown.State.BACK)
TABLES = ("takedown_platform", "removal")


@dataclass(frozen=True)
class Entry:
    """What a booking says of a takedown; the names are those of `TakedownBooking`."""

    takedown_id: int
    asked_month: date
    platform: str
    took: str
    gone: int
    back: int


def rebook(causing: Mapping[int, Event]) -> list[TakedownBooking]:
    """Bring the ledger of the takedowns of these cases to what the register says, each case with the event that
    caused it. The caller has the ledger's lock."""
    wished = wanted(causing)
    booked = booked_today(wished)
    lines = [
        TakedownBooking(sign=sign, event=causing[case], booked_at=now(), **asdict(entry))
        for pk, (case, after) in sorted(wished.items()) if booked.get(pk) != after
        for entry, sign in ((booked.get(pk), -1), (after, 1)) if entry
    ]  # fmt: skip
    return TakedownBooking.objects.bulk_create(lines)


def wanted(cases: Iterable[int]) -> dict[int, tuple[int, Entry | None]]:
    """What should be booked for the takedowns of these cases: {takedown: (case, entry)}."""
    rows = list(Takedown.objects.filter(case__in=list(cases)).select_related("case", "profile"))
    if not rows:
        return {}
    zone = ZoneInfo(time_zone())
    seen = Event.objects.filter(BACK, stream_id__in={row.case_id for row in rows})
    back = set(seen.values_list("data__takedown", flat=True))
    return {row.pk: (row.case_id, _entry(row, zone, back=row.pk in back)) for row in rows}


def _entry(row: Takedown, zone: ZoneInfo, *, back: bool) -> Entry | None:
    if row.case.status == Status.CLOSED and row.case.outcome in NOTHING_AT_ALL:
        return None
    days = row.days
    return Entry(
        takedown_id=row.pk, asked_month=row.asked_at.astimezone(zone).date().replace(day=1),
        platform=row.profile.platform, took="not_gone" if days is None else band(days, REMOVAL),
        gone=int(days is not None), back=int(back),
    )  # fmt: skip


def booked_today(takedowns: Iterable[int]) -> dict[int, Entry]:
    """What the ledger says today of these takedowns; those without a booking are left out."""
    last = TakedownBooking.objects.filter(takedown__in=list(takedowns)).order_by("takedown", "-pk").distinct("takedown")
    names = tuple(Entry.__dataclass_fields__)
    return {line.takedown_id: Entry(**{name: getattr(line, name) for name in names})
            for line in last if line.sign == 1}  # fmt: skip


def count(today: date, *, known_by: datetime | None = None) -> tuple[dict[str, Figures], dict[str, dict[str, Figures]]]:
    """The exact figures by period and by row of each table, as the ledger knew them at `known_by` (today)."""
    lines = TakedownBooking.objects.filter(asked_month__lte=today)
    cells = _summed(lines.filter(booked_at__lte=known_by) if known_by else lines)
    by_period = {period.code: _figures(cells, period.months) for period in periods(today)}
    lately, place = recent(today).months, {"takedown_platform": 1, "removal": 2}
    return by_period, {
        code: {
            row: {unit: number for unit, number in _figures(cells, lately, place[code], row).items()
                  if unit in BY_CODE[code].units}
            for row, _ in BY_CODE[code].rows
        }
        for code in TABLES
    }  # fmt: skip


Cell = tuple[date, str, str, int, int, int]  # month, platform, took; asked, gone, back


def _summed(lines: QuerySet[TakedownBooking]) -> list[Cell]:
    asked = Sum(SqlCase(When(sign=1, then=1), default=-1))
    sums = {"asked": asked, "found_gone": Sum(F("sign") * F("gone")), "found_back": Sum(F("sign") * F("back"))}
    return list(lines.values_list("asked_month", "platform", "took").annotate(**sums))


def _figures(cells: Sequence[Cell], months: Iterable[date], place: int = 0, row: str = "") -> Figures:
    """The three units over the cells of these months, of one row where `place` says in which column it stands."""
    during = set(months)
    found = [cell for cell in cells if cell[0] in during and (not place or cell[place] == row)]
    return {unit: sum(cell[3 + number] for cell in found) for number, unit in enumerate(OF_TAKEDOWNS)}  # type: ignore[misc]
