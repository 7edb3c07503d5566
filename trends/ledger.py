"""How does the ledger follow the register? Each event has its approaches compared with what is booked for them.

Where they differ, the old booking is reversed and a new one made, and the tallies are folded in the same
transaction. One at a time, under a lock, so that it is exact however many workers there are; comparing instead of
adding makes it safe to be told twice, or in another order.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from django.db import connection, transaction
from django.db.models import Q

from cases.models import Approach
from events.clock import now
from events.models import Event
from trends import takedowns, tallies
from trends.models import Booking, PersonNumber
from trends.wanted import Entry, wanted_for

LOCK = 7_205_001  # PostgreSQL's advisory lock of the ledger
COUNTED = tuple(name for name in Entry.__dataclass_fields__ if name != "approach_id")


def lock() -> None:
    """Have the ledger for oneself until the transaction ends."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])


def follow(events: Sequence[Event]) -> None:
    """Book what these events have changed. The handler of the reader `trends`."""
    causes = {event.stream_id: event for event in events if event.stream == "case"}
    if not causes:
        return
    with transaction.atomic():
        lock()
        takedowns.rebook(causes)
        rows = Approach.objects.filter(Q(case__in=causes) | Q(home__in=causes)).values_list("pk", "case", "home")
        causing = {pk: causes.get(home) or causes[case] for pk, case, home in rows}
        if causing:
            rebook(concerned(causing), causing, default=max(causing.values(), key=lambda event: event.pk))


def concerned(approaches: Iterable[int]) -> set[int]:
    """These approaches and all those they are grouped with today, or were when they were last booked."""
    found: set[int] = set()
    fresh = set(approaches)
    while fresh:
        found |= fresh
        roots = set(Booking.objects.filter(approach__in=fresh).values_list("root", flat=True))
        roots |= {root or pk for pk, root in Approach.objects.filter(pk__in=fresh).values_list("pk", "joined_to")}
        near = set(Booking.objects.filter(root__in=roots).values_list("approach", flat=True))
        near |= set(Approach.objects.filter(Q(pk__in=roots) | Q(joined_to__in=roots)).values_list("pk", flat=True))
        fresh = near - found
    return found


def rebook(approaches: Iterable[int], causing: Mapping[int, Event], *, default: Event) -> list[Booking]:
    """Bring the ledger of these approaches, and the tallies, to what the register says. The caller has the lock."""
    ids = set(approaches)
    booked = booked_today(ids)
    wished = numbered(wanted_for(ids))
    lines: list[Booking] = []
    for pk in sorted(ids | set(wished)):
        before, after = booked.get(pk), wished.get(pk)
        if before != after:
            cause = causing.get(pk, default)
            lines += [_line(entry, sign, cause) for entry, sign in ((before, -1), (after, 1)) if entry]
    Booking.objects.bulk_create(lines)
    tallies.fold(lines)
    return lines


def booked_today(approaches: Iterable[int]) -> dict[int, Entry]:
    """What the ledger says today of these approaches; those without a booking are left out."""
    last = Booking.objects.filter(approach__in=list(approaches)).order_by("approach", "-pk").distinct("approach")
    return {line.approach_id: entry_of(line) for line in last if line.sign == 1}


def entry_of(line: Booking) -> Entry:
    return Entry(approach_id=line.approach_id, **{name: getattr(line, name) for name in COUNTED})


def numbered(entries: Mapping[int, Entry | None]) -> dict[int, Entry | None]:
    """The entries with a person's number in place of the pseudonym; new people get a number."""
    people = {entry.person for entry in entries.values() if entry and entry.person}
    known = dict(PersonNumber.objects.filter(person__in=people).values_list("person", "pk"))
    fresh = [PersonNumber(person=person) for person in sorted(people - set(known))]
    known |= {row.person: row.pk for row in PersonNumber.objects.bulk_create(fresh)}
    return {
        pk: replace(entry, person=known.get(entry.person, 0)) if entry else None  # type: ignore[arg-type]
        for pk, entry in entries.items()
    }


def _line(entry: Entry, sign: int, cause: Event) -> Booking:
    return Booking(sign=sign, event=cause, booked_at=now(), **vars(entry))
