"""Do tallies, ledger and register agree? Proved here by recomputing each from the one before it, another way round.

Tallies are recomputed by the database's own sums over the ledger; the ledger is compared with what the register
says of every approach.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from django.db import connection, transaction
from django.db.models import Sum
from pyroaring import BitMap

from cases.models import Approach, Takedown
from events import readers
from events.clock import now
from events.models import Event, Pending
from trends import ledger, takedowns, tallies
from trends.cubes import CUBES, Cube, join, key
from trends.models import Booking, TakedownBooking, Tally
from trends.wanted import wanted_for

CHUNK = 2000
OFTEN = 50  # chunks after which it is said how far it has come
TRIES = 5
Say = Callable[[str], None]
SAID = tuple(sorted({name for cube in CUBES for name in (cube.basis, *cube.columns, *cube.only)}))
NET = {"reports": "reports", "approaches": "approaches", "validated": "validated",
       "untold": "CASE WHEN person = 0 THEN approaches ELSE 0 END"}  # fmt: skip
TABLE = "ledger_net"
WORK_MEMORY = "128MB"  # of one sort or hash, while the ledger is summed up


@dataclass(frozen=True)
class Difference:
    """Where two of the three disagree."""

    between: str
    where: str
    found: str
    wanted: str

    def __str__(self) -> str:
        return f"{self.between}: {self.where} is {self.found}, should be {self.wanted}"


def catch_up() -> int:
    """Book everything that has happened and isn't booked yet."""
    return readers.read("trends", ledger.follow, at_once=ledger.BATCH)


def differences(say: Say = lambda said: None) -> list[Difference]:
    """All differences between register, ledger and tallies, after everything pending has been booked."""
    for _ in range(TRIES):
        catch_up()
        found = _differences(say)
        if not found or not Pending.objects.filter(reader="trends", not_before__lte=now()).exists():
            break  # what was done while we compared is no difference: it is booked, and compared again
    return found


def _differences(say: Say) -> list[Difference]:
    with transaction.atomic():
        ledger.lock()
        say("Comparing the ledger with the register")
        found = list(_ledger_and_register(say))
        say("Comparing the tallies with the ledger")
        net()
        return found + list(_tallies_and_ledger())


def mend(say: Say = lambda said: None) -> None:
    """Book what is missing, naming each case's latest event as the cause, and rebuild the tallies."""
    with transaction.atomic():
        ledger.lock()
        for ids in _chunks():
            wrong = [pk for pk, before, after in _compared(ids) if before != after]
            if wrong:
                causing = _latest_events(wrong)
                ledger.rebook(wrong, causing, default=max(causing.values(), key=lambda event: event.pk))
        mend_takedowns()
        rebuild(say)


@transaction.atomic
def rebuild(say: Say = lambda said: None) -> None:
    """Make all tallies anew from the ledger."""
    ledger.lock()
    say("Summing up the ledger")
    net()
    Tally.objects.all().delete()
    for number, cube in enumerate(CUBES, 1):
        rows = recomputed(cube)
        Tally.objects.bulk_create(rows.values(), batch_size=500)
        say(f"Tallies rebuilt: {number} of {len(CUBES)} cubes ({cube.name}, {len(rows)} cells)")


def net() -> None:
    """Sum the ledger up once for this transaction: one row for all lines that say the same of the same person and
    persona, without those that cancel each other out. Every cube is summed up from these."""
    said = ", ".join([*SAID, "person", "persona"])
    found = ", ".join(f"sum(sign * {what})::int AS sum_{name}" for name, what in NET.items())
    left = " OR ".join(f"sum(sign * {what}) <> 0" for what in NET.values())
    with connection.cursor() as cursor:
        cursor.execute(f"SET LOCAL work_mem = '{WORK_MEMORY}'")
        cursor.execute(f"DROP TABLE IF EXISTS {TABLE}")
        cursor.execute(
            f"CREATE TEMP TABLE {TABLE} ON COMMIT DROP AS"
            f" SELECT {said}, {found} FROM trends_booking GROUP BY {said} HAVING {left}"
        )
        cursor.execute(f"ANALYZE {TABLE}")


def recomputed(cube: Cube) -> dict[str, Tally]:
    """The cells of a cube as the database sums them up over `net`; empty cells are left out."""
    rows: dict[str, Tally] = {}
    by = [cube.basis, *cube.columns]
    with connection.cursor() as cursor:
        cursor.execute(_statement(cube, by), list(cube.only.values()))
        for found in cursor:
            month, sums, sets = found[0], found[len(by) : -len(tallies.SETS)], found[-len(tallies.SETS) :]
            if any(sums):
                value = join(found[1 : len(by)])
                numbers = {name: tallies.write(BitMap(of or [])) for name, of in zip(tallies.SETS, sets, strict=True)}
                cell = key(cube, month, value)
                rows[cell] = Tally(cell=cell, cube=cube.name, month=month, value=value, **numbers,
                                   **dict(zip(tallies.SUMS, sums, strict=True)))  # fmt: skip
    return rows


def _statement(cube: Cube, by: list[str]) -> str:
    """Sums of each cell, and who is in it: put together by the database, each as often as they come."""
    sums = [f"sum(sum_{name})::bigint" for name in tallies.SUMS]
    sets = [
        f"array_agg({column}) FILTER (WHERE {column} > 0 AND sum_approaches > 0)" for column in tallies.SETS.values()
    ]
    only = " AND ".join(f"{name} = %s" for name in cube.only) or "true"
    cell = ", ".join(by)
    return f"SELECT {', '.join([cell, *sums, *sets])} FROM {TABLE} WHERE {only} GROUP BY {cell}"


def _tallies_and_ledger() -> Iterator[Difference]:
    for cube in CUBES:
        right = {cell: _plain(row) for cell, row in recomputed(cube).items()}
        here = {row.cell: _plain(row) for row in Tally.objects.filter(cube=cube.name).iterator()}
        for cell in sorted(right.keys() | here.keys()):
            found, wanted = here.get(cell, EMPTY), right.get(cell, EMPTY)
            if found != wanted:
                yield Difference("tallies and ledger", cell, str(found), str(wanted))


def _plain(row: Tally) -> dict[str, Any]:
    sums = {name: getattr(row, name) for name in tallies.SUMS}
    return sums | {name: list(tallies.read(getattr(row, name))) for name in tallies.SETS}


EMPTY: dict[str, Any] = {**dict.fromkeys(tallies.SUMS, 0), **{name: [] for name in tallies.SETS}}


def _ledger_and_register(say: Say) -> Iterator[Difference]:
    for number, ids in enumerate(_chunks(), 1):
        if number % OFTEN == 0:
            say(f"{number * CHUNK:,} approaches compared")
        for pk, before, after in _compared(ids):
            if before != after:
                yield Difference("ledger and register", f"approach {pk}", str(before), str(after))
    yield from _unbalanced()
    yield from _takedowns()


def _unbalanced() -> Iterator[Difference]:
    """Approaches for which the ledger's lines don't sum up to their last line."""
    for pk, net in Booking.objects.values_list("approach").annotate(net=Sum("sign")).exclude(net__in=[0, 1]):
        yield Difference("ledger in itself", f"approach {pk}", f"booked {net} times", "once or not at all")


def _takedowns() -> Iterator[Difference]:
    """Takedowns of which the ledger says something else than the register, or that it has booked twice."""
    for cases in _cases_with_takedowns():
        wished = takedowns.wanted(cases)
        booked = takedowns.booked_today(wished)
        for pk, (_, after) in wished.items():
            if booked.get(pk) != after:
                yield Difference("ledger and register", f"takedown {pk}", str(booked.get(pk)), str(after))
    for pk, net in TakedownBooking.objects.values_list("takedown").annotate(net=Sum("sign")).exclude(net__in=[0, 1]):
        yield Difference("ledger in itself", f"takedown {pk}", f"booked {net} times", "once or not at all")


def mend_takedowns() -> None:
    """Book what is missing of them, naming each case's latest event as the cause. The caller has the ledger's lock."""
    for cases in _cases_with_takedowns():
        last = Event.objects.filter(stream="case", stream_id__in=cases).order_by("stream_id", "-sequence")
        takedowns.rebook({event.stream_id: event for event in last.distinct("stream_id")})


def _cases_with_takedowns() -> Iterator[list[int]]:
    last, asked = 0, Takedown.objects.order_by("case").values_list("case", flat=True)
    while cases := list(asked.filter(case__gt=last).distinct()[:CHUNK]):
        last = cases[-1]
        yield cases


def _compared(ids: list[int]) -> Iterator[tuple[int, Any, Any]]:
    booked, wished = ledger.booked_today(ids), ledger.numbered(wanted_for(ids))
    for pk in ids:
        yield pk, booked.get(pk), wished.get(pk)


def _chunks() -> Iterator[list[int]]:
    last = 0
    while ids := list(Approach.objects.filter(pk__gt=last).order_by("pk").values_list("pk", flat=True)[:CHUNK]):
        last = ids[-1]
        yield ids


def _latest_events(approaches: list[int]) -> dict[int, Event]:
    homes = dict(Approach.objects.filter(pk__in=approaches).values_list("pk", "home"))
    last = Event.objects.filter(stream="case", stream_id__in=set(homes.values()))
    events = {event.stream_id: event for event in last.order_by("stream_id", "-sequence").distinct("stream_id")}
    return {pk: events[home] for pk, home in homes.items()}
