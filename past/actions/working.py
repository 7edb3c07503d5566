"""What does a worker do with the sheets of older records? It reads, checks, imports and takes back, row by row.

A few rows are a transaction: killed in the middle, the next worker begins with those that were under way, each of which
is either there as a whole or not at all. One worker at a time, in short turns, so that other work goes on beside it.
"""

from collections.abc import Callable, Iterator
from itertools import islice

import structlog
from django.db import connection, transaction
from django.db.models import QuerySet

from accounts.models import User
from design import sheets
from events import nudge
from events.clock import now
from events.refusals import Forbidden, Invalid, Refused
from events.turns import turn
from past.columns import DATES, MENDED, MOST_COLUMNS, guessed, simple
from past.dates import leads_with_month
from past.models import WORKED_ON, Line, Meaning, Sheet
from past.understanding import Reader
from past.values import MOST_UNCLEAR
from reports import actions as reports

log = structlog.get_logger(__name__)
MOST_ROWS = 20_000
AT_ONCE = 500  # rows written or checked together
IN_A_TURN = 500  # rows imported or taken back before other work has its turn
TOGETHER = 20  # rows imported in one transaction, which takes some tenths of a second
# sooner than PostgreSQL looks for a deadlock: never at a reporter's cost
STEP_BACK = "SET LOCAL lock_timeout = '500ms'"
State, Of = Sheet.State, Line.State


def work(most: int = IN_A_TURN) -> None:
    """Go on with every sheet that waits for a worker, each for at most so many rows; then ask to be called again."""
    with turn("past.work") as mine:
        if not mine:
            return
        waiting = Sheet.objects.filter(state__in=WORKED_ON).select_related("desk", "started_by").order_by("pk")
        went_on = [_go_on(sheet, most) for sheet in waiting]
        left = Sheet.objects.filter(state__in=WORKED_ON).exists()
    if left and any(went_on):
        nudge.further("past.tasks.work")


def _go_on(sheet: Sheet, most: int) -> bool:
    """One turn of one sheet; where it fails, the others have theirs all the same and the next sweep tries again."""
    try:
        STEPS[sheet.state](sheet, most)
    except Exception:
        log.exception("sheet_not_worked_on", sheet=sheet.pk, state=sheet.state)
        return False
    return True


@transaction.atomic
def _read(sheet: Sheet, most: int) -> None:
    rows = sheets.read(bytes(sheet.sent), most_rows=MOST_ROWS + 1, most_columns=MOST_COLUMNS)
    try:
        with transaction.atomic():
            _keep(sheet, rows)
    except sheets.Unreadable as fault:
        sheet.state, sheet.fault = State.UNREADABLE, str(fault)
    sheet.sent = b""
    sheet.save()


def _keep(sheet: Sheet, rows: Iterator[tuple[int, list[str]]]) -> None:
    _, sheet.headings = next(rows, (0, []))
    sample = batch = _some(sheet, rows)
    if not sample:
        raise sheets.Unreadable("There are no rows below the headings. The first row must hold the headings.")
    while batch:
        Line.objects.bulk_create(batch)
        batch = _some(sheet, rows)
    remembered = dict(Meaning.objects.filter(of="").values_list("written", "means"))
    sheet.columns = guessed(sheet.headings, remembered | {simple(MENDED): ""})
    sheet.month_first = leads_with_month(_dates(sheet, sample))
    sheet.state = State.READ


def _some(sheet: Sheet, rows: Iterator[tuple[int, list[str]]]) -> list[Line]:
    """The next rows, as many as are written together."""
    return [Line(sheet=sheet, number=number, cells=cells) for number, cells in islice(rows, AT_ONCE)]


def _dates(sheet: Sheet, lines: list[Line]) -> list[str]:
    places = [int(place) for place, name in sheet.columns.items() if name in DATES]
    return [line.cells[place] for line in lines for place in places if place < len(line.cells)]


@transaction.atomic
def _check(sheet: Sheet, most: int) -> None:
    """Say of every row whether it can be imported; the same row twice in a sheet is imported once."""
    reader, seen = Reader(sheet), dict[str, int]()
    unclear: dict[str, dict[str, str]] = {}
    after = 0
    while lines := list(sheet.lines.filter(number__gt=after, case=None).order_by("number")[:AT_ONCE]):
        after = lines[-1].number
        _judge(lines, reader, seen, unclear)
        Line.objects.bulk_update(lines, ["state", "faults", "mark"])
    sheet.unclear = {of: list(written.values())[:MOST_UNCLEAR] for of, written in unclear.items()}
    sheet.state = State.CHECKED
    sheet.save()


def _judge(lines: list[Line], reader: Reader, seen: dict[str, int], unclear: dict[str, dict[str, str]]) -> None:
    found = [reader.understand(line.cells) for line in lines]
    there = set(_imported().filter(mark__in=[each.mark for each in found]).values_list("mark", flat=True))
    for line, each in zip(lines, found, strict=True):
        line.state, line.faults, line.mark = each.state, each.faults, each.mark
        for of, written in each.unclear.items():
            unclear.setdefault(of, {}).setdefault(simple(written), written)
        if line.state == Of.READY and each.mark in there:
            line.state, line.faults = Of.KNOWN, ["This row was imported before"]
        elif line.state == Of.READY and each.mark in seen:
            line.state, line.faults = Of.KNOWN, [f"This row is the same as row {seen[each.mark]}"]
        seen.setdefault(each.mark, line.number)


def _import(sheet: Sheet, most: int) -> None:
    reader, by = Reader(sheet), _doer(sheet)
    ready = list(sheet.lines.filter(state=Of.READY).order_by("number").values_list("pk", flat=True)[:most])
    try:
        for first in range(0, len(ready), TOGETHER):
            _import_some(ready[first : first + TOGETHER], reader, by)
    except Forbidden as refusal:  # no longer a lead: somebody else may start it again
        _move(sheet, State.CHECKED, str(refusal))
        return
    if not sheet.lines.filter(state=Of.READY).exists():
        sheet.lines.filter(state__in=[Of.KNOWN, Of.LEFT_OUT]).update(cells=[])
        _move(sheet, State.DONE)


@transaction.atomic
def _import_some(keys: list[int], reader: Reader, by: User) -> None:
    with connection.cursor() as cursor:
        cursor.execute(STEP_BACK)
    lines = list(Line.objects.select_for_update().filter(pk__in=keys).order_by("number"))
    there = set(_imported().filter(mark__in=[line.mark for line in lines]).values_list("mark", flat=True))
    for line in lines:
        if line.mark in there:
            line.state, line.faults = Of.KNOWN, ["This row was imported before"]
        else:
            _import_line(line, reader, by)
            there.add(line.mark)
    Line.objects.bulk_update(lines, ["state", "faults", "case", "cells"])


def _import_line(line: Line, reader: Reader, by: User) -> None:
    given = reader.read(line.cells).given
    try:
        report = reports.bring_in(reader.told(given), reader.past(given, line), by=by)
        line.state, line.case, line.cells = Of.IMPORTED, report.case, []
    except Invalid as refused:
        line.state, line.faults = Of.FAULTY, [said for all_ in refused.fields.values() for said in all_]


def _retract(sheet: Sheet, most: int) -> None:
    by = _doer(sheet)
    imported = sheet.lines.filter(state=Of.IMPORTED).select_related("case").order_by("number")
    try:
        for line in list(imported[:most]):
            _retract_line(line, by)
    except Forbidden as refusal:
        _move(sheet, State.DONE, str(refusal))
        return
    if not sheet.lines.filter(state=Of.IMPORTED).exists():
        _move(sheet, State.RETRACTED)


@transaction.atomic
def _retract_line(line: Line, by: User) -> None:
    assert line.case is not None
    try:
        with transaction.atomic():
            reports.retract(line.case.reference, by=by)
        line.state = Of.RETRACTED
    except Refused:
        line.state = Of.KEPT
    line.save(update_fields=["state"])


def _imported() -> QuerySet[Line]:
    return Line.objects.filter(state__in=[Of.IMPORTED, Of.KEPT])


def _doer(sheet: Sheet) -> User:
    assert sheet.started_by is not None  # nothing is imported or taken back that nobody has started
    return sheet.started_by


def _move(sheet: Sheet, state: str, fault: str = "") -> None:
    sheet.state, sheet.fault, sheet.ended_at = state, fault, now()
    sheet.save(update_fields=["state", "fault", "ended_at"])


STEPS: dict[str, Callable[[Sheet, int], None]] = {
    State.READING: _read, State.CHECKING: _check, State.IMPORTING: _import, State.RETRACTING: _retract,
}  # fmt: skip
