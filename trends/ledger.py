"""How does the ledger follow the register? Each event has its approaches compared with what is booked for them.

Where they differ, the old booking is reversed and a new one made, and the tallies are folded in the same
transaction. One at a time, under a lock, so that it is exact however many workers there are; comparing instead of
adding makes it safe to be told twice, or in another order.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from operator import attrgetter

from django.db import connection, transaction
from django.db.models import Max, Q

from cases.models import Approach
from events.clock import now
from events.models import Event
from trends import takedowns, tallies
from trends.models import Booking, PersonNumber
from trends.wanted import Entry, wanted_for

LOCK = 7_205_001  # PostgreSQL's advisory lock of the ledger
BATCH = 1_000  # events whose bookings are folded together: what a batch costs is shared by its bookings
NAMES = tuple(Entry.__dataclass_fields__)  # columns of the ledger, `approach_id` first
COPY = f"COPY trends_booking (sign, event_id, booked_at, {', '.join(NAMES)}) FROM STDIN"
_values = attrgetter(*NAMES)


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


def rebook(approaches: Iterable[int], causing: Mapping[int, Event], *, default: Event) -> int:
    """Bring the ledger of these approaches, and the tallies, to what the register says; return how many bookings that
    took. The caller has the lock."""
    last = last_line()
    made = book(approaches, causing, default=default)
    if made:
        tallies.fold(last)
    return made


def last_line() -> int:
    """The key of the newest line of the ledger; 0 where it is empty."""
    return Booking.objects.aggregate(last=Max("pk"))["last"] or 0


def book(approaches: Iterable[int], causing: Mapping[int, Event], *, default: Event) -> int:
    """Bring the ledger of these approaches to what the register says; the caller has the lock, and folds the lines."""
    ids = set(approaches)
    booked = booked_today(ids)
    wished = numbered(wanted_for(ids))
    lines = [
        (entry, sign, causing.get(pk, default).pk)
        for pk in sorted(ids | set(wished)) if booked.get(pk) != wished.get(pk)
        for entry, sign in ((booked.get(pk), -1), (wished.get(pk), 1)) if entry
    ]  # fmt: skip
    _write(lines)
    return len(lines)


def _write(lines: Iterable[tuple[Entry, int, int]]) -> None:
    """Add entries to the ledger, each with its sign and the key of the event that caused it.

    By COPY, which takes a quarter of the time of an INSERT from models: thousands may be waiting.
    """
    at = now()
    with connection.cursor() as cursor, cursor.copy(COPY) as copy:
        for entry, sign, cause in lines:
            copy.write_row((sign, cause, at, *_values(entry)))


def booked_today(approaches: Iterable[int]) -> dict[int, Entry]:
    """What the ledger says today of these approaches; those without a booking are left out."""
    last = Booking.objects.filter(approach__in=list(approaches)).order_by("approach", "-pk").distinct("approach")
    return {values[0]: Entry(*values) for sign, *values in last.values_list("sign", *NAMES) if sign == 1}


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
