"""How does a large sheet of older records come in without a browser? `manage.py import_past FILE`: first as a dry run.

The same acts as the page, as the lead of the desk that is named. A file that is longer than a sheet may be comes in as
several. Whoever stops it in the middle leaves the rest to a worker, or runs it again: no row comes in twice.
"""

import json
import time
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser

from accounts.models import Desk, User
from design import sheets
from events.refusals import Refusal
from past import actions, queries
from past.actions.working import MOST_ROWS
from past.columns import MOST_COLUMNS, simple
from past.models import Line, Sheet

LARGEST = 500 * 2**20  # bytes of the file
LONGEST = 1_000_000  # rows of it
PART = sheets.MOST_BYTES // 2  # bytes of the text of a part: written as CSV it may grow
AT_A_TIME = 500  # rows between two lines of progress
PAUSE = 0.2  # seconds between two looks at what another worker does
Of, State = Line.State, Sheet.State


class Command(BaseCommand):
    help = (
        "Imports older records from CSV or XLSX for a desk. Without --for-real it only says what would become of them."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("file", type=Path, help="CSV or XLSX, the headings in its first row")
        parser.add_argument("--by", required=True, help="email address of the lead who imports them")
        parser.add_argument("--desk", help="name of the desk, where they lead several")
        parser.add_argument("--mapping", type=Path, help=(
            "JSON: columns by heading, values by column and word, month_first; else what was remembered"))  # fmt: skip
        parser.add_argument("--for-real", action="store_true", help="import what can be imported")
        parser.add_argument("--errors", type=Path, help="where to write the rows that can’t be, with what is wrong")

    def handle(self, *args: Any, **given: Any) -> None:
        try:
            self._by, self._said = _person(given["by"]), _mapping(given["mapping"])
            desk = self._desk(given["desk"])
            done = [self._part(name, content, desk, given) for name, content in _parts(given["file"])]
        except (Refusal, sheets.Unreadable, OSError) as no:
            raise CommandError(str(no)) from no
        self._end(done, given)

    def _part(self, name: str, content: bytes, desk: Desk, given: dict[str, Any]) -> list[list[Any]]:
        """One sheet, from beginning to end; the rows of it that can't be imported."""
        sheet = self._worked(actions.bring(name=name, content=content, desk=desk, by=self._by))
        if sheet.state == State.UNREADABLE:
            raise CommandError(sheet.fault)
        sheet = self._understood(sheet)
        self._say(name, sheet)
        if given["for_real"] and sheet.lines.filter(state=Of.READY).exists():
            sheet = self._worked(actions.start(sheet.pk, by=self._by))
            self._say(name, sheet)
        wrong = list(queries.to_mend(sheet))
        if sheet.state == State.CHECKED and not sheet.lines.exclude(case=None).exists():
            actions.drop(sheet.pk, by=self._by)  # a dry run leaves only what it has learnt of headings
        return wrong

    def _understood(self, sheet: Sheet) -> Sheet:
        """Checked, with the columns and words that the mapping names, or else as they were guessed or remembered."""
        named = {simple(heading): column for heading, column in self._said.get("columns", {}).items()}
        places = {str(place): named[simple(head)] for place, head in enumerate(sheet.headings) if simple(head) in named}
        columns = {place: name for place, name in sheet.columns.items() if name not in places.values()} | places
        first = self._said.get("month_first", sheet.month_first)
        sheet = self._worked(actions.say_columns(sheet.pk, columns, month_first=bool(first), by=self._by))
        words = {of: {simple(word): code for word, code in said.items()}
                 for of, said in self._said.get("values", {}).items()}  # fmt: skip
        known = {(of, word): words[of][simple(word)] for of, found in sheet.unclear.items() for word in found
                 if simple(word) in words.get(of, {})}  # fmt: skip
        return self._worked(actions.say_values(sheet.pk, known, by=self._by)) if known else sheet

    def _worked(self, sheet: Sheet) -> Sheet:
        """Until no worker has anything to do with it; this process works too, in turn with others."""
        before = -1
        while sheet.is_moving:
            actions.work(AT_A_TIME)
            sheet.refresh_from_db()
            if sheet.state == State.IMPORTING and (done := sheet.lines.filter(state=Of.IMPORTED).count()) > before:
                before = done
                self.stdout.write(f"{done:,} rows imported so far")
            elif sheet.is_moving:
                time.sleep(PAUSE)
        return sheet

    def _say(self, name: str, sheet: Sheet) -> None:
        counts = queries.counts(sheet)
        said = [f"{Of(state).label.lower()}: {rows:,}" for state, rows in counts.items() if rows]
        self.stdout.write(f"{name}: {'; '.join(said)}")
        for of, words in sheet.unclear.items():
            self.stdout.write(f"  {of}: nobody has said what these mean: {', '.join(words)}")
        if sheet.fault:
            raise CommandError(sheet.fault)

    def _end(self, done: list[list[list[Any]]], given: dict[str, Any]) -> None:
        wrong = [row for part in done for row in part[1:]]
        if given["errors"] and wrong:
            given["errors"].write_text(sheets.write([done[0][0], *wrong]), encoding="utf-8")
            self.stdout.write(f"The rows to be mended are in {given['errors']}.")
        if not given["for_real"]:
            self.stdout.write("Nothing was imported. With --for-real the rows that can be imported are.")
        if wrong:
            raise CommandError(
                f"{len(wrong):,} rows can’t be imported. Mend them, or say with --mapping what is meant."
            )

    def _desk(self, name: str | None) -> Desk:
        desks = [desk for desk in queries.desks_of(self._by) if name in (None, desk.name)]
        if len(desks) != 1:
            raise CommandError("Name the desk with --desk: one that this person leads.")
        return desks[0]


def _person(email: str) -> User:
    found = User.objects.filter(email__iexact=email, is_active=True).first()
    if found is None:
        raise CommandError(f"Nobody here has the email address {email}.")
    return found


def _mapping(file: Path | None) -> dict[str, Any]:
    try:
        said = json.loads(file.read_text(encoding="utf-8")) if file else {}
        shapes = (said, said.get("columns", {}), *(said.get("values", {}).values()))
    except (ValueError, AttributeError) as error:
        raise CommandError("The mapping is not JSON as docs/importing.md has it.") from error
    if not all(isinstance(each, dict) for each in shapes) or set(said) - {"columns", "values", "month_first"}:
        raise CommandError("The mapping is not JSON as docs/importing.md has it.")
    return dict(said)


def _parts(path: Path) -> list[tuple[str, bytes]]:
    """The file as it is, or, where it is longer than a sheet may be, as several with the headings above each."""
    content = path.read_bytes()
    read = sheets.read(content, most_rows=LONGEST + 1, most_columns=MOST_COLUMNS, most_bytes=LARGEST)
    headings, *rows = [cells for _, cells in read] or [[]]
    if len(rows) <= MOST_ROWS and len(content) <= sheets.MOST_BYTES:
        return [(path.name, content)]
    parts: list[list[list[str]]] = [[]]
    size = 0
    for cells in rows:
        size += sum(map(len, cells))
        if len(parts[-1]) == MOST_ROWS or size > PART:
            parts, size = [*parts, []], 0
        parts[-1].append(cells)
    return [(f"{path.name}, part {number} of {len(parts)}", sheets.write([headings, *part]).encode())
            for number, part in enumerate(parts, 1)]  # fmt: skip
