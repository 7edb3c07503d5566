"""What does a spreadsheet say? Its rows as text, from CSV or XLSX however it was written, and never more than it may.

A workbook is a zip file, which can be made to swell: how large its parts become is asked before any is read, and they
are read row by row. Formulas are never worked out; what a spreadsheet last showed for one is taken.
"""

import csv
import io
import zipfile
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, datetime, time
from typing import Any

MOST_BYTES = 10 * 2**20  # of a file as it is sent
MOST_UNPACKED = 100 * 2**20  # bytes of all parts of a workbook
MOST_PARTS = 1000
MOST_BLANK = 100_000  # rows with nothing in them
LONGEST_CELL = 50_000  # characters
DELIMITERS = "\t;,|"
WORKBOOK, OLD_WORKBOOK = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"
FORBIDDEN = (b"<!DOCTYPE", b"<!ENTITY")
DANGEROUS = ("=", "+", "-", "@", "\t", "\r", "\n", "|", "＝", "＋", "－", "＠")

NOT_A_SHEET = "This file can’t be read as a spreadsheet. Save it as CSV or XLSX, and choose that file."
TOO_LARGE = "This workbook is too large once it is unpacked. Save the sheet as CSV, or split it."


class Unreadable(ValueError):
    """The sentence says what to do about it."""


def read(
    content: bytes, *, most_rows: int, most_columns: int, most_bytes: int = MOST_BYTES
) -> Iterator[tuple[int, list[str]]]:
    """The rows with anything in them: each one's number, from 1, and its cells as text without space around it.

    Raises `Unreadable`, at the latest while they are read.
    """
    if len(content) > most_bytes:
        raise Unreadable(f"Choose a file of at most {most_bytes // 2**20} MB.")
    if content.startswith(OLD_WORKBOOK):
        raise Unreadable("This is a workbook of the old kind (XLS), or protected. Save it as XLSX or CSV.")
    rows = _of_workbook(content, most_columns) if content.startswith(WORKBOOK) else _of_text(content)
    found = 0
    for number, row in enumerate(rows, 1):
        if len(row) > most_columns:
            raise Unreadable(f"This sheet has more than {most_columns} columns. Remove those that aren’t needed.")
        if any(row):
            found += 1
            if found > most_rows:
                raise Unreadable(f"This sheet has more than {most_rows:,} rows. Split it into several.")
            yield number, row


def neutral(cell: Any) -> str:
    """The cell as text that no spreadsheet will run: what begins like a formula gets an apostrophe before it."""
    said = str(cell)
    return f"'{said}" if said.lstrip().startswith(DANGEROUS) or said.startswith(DANGEROUS) else said


def plain(cell: str) -> str:
    """What was written before `neutral` made it safe."""
    return cell[1:] if cell.startswith("'") and neutral(cell[1:]) == cell else cell


def write(rows: Iterable[Sequence[Any]]) -> str:
    """CSV of these rows, which no spreadsheet will run."""
    sheet = io.StringIO()
    csv.writer(sheet).writerows([neutral(cell) for cell in row] for row in rows)
    return sheet.getvalue()


def _of_text(content: bytes) -> Iterator[list[str]]:
    text = _decoded(content)
    if "\0" in text:
        raise Unreadable(NOT_A_SHEET)
    lines = io.StringIO(text, newline="")
    try:
        for row in csv.reader(lines, delimiter=_delimiter(text), strict=True):
            yield _trimmed(row)
    except csv.Error as error:
        raise Unreadable(NOT_A_SHEET) from error


def _decoded(content: bytes) -> str:
    """By its byte order mark, else as UTF-8, else as older Western spreadsheets write."""
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        return content.decode("utf-16", errors="replace")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        return content.decode("cp1252", errors="replace")


def _delimiter(text: str) -> str:
    """Whatever parts the first line into most cells, quoted ones left whole."""
    first = next((line for line in text.splitlines() if line.strip()), "")
    return max(DELIMITERS, key=lambda mark: len(next(csv.reader([first], delimiter=mark), [])))


def _of_workbook(content: bytes, most_columns: int) -> Iterator[list[str]]:
    from openpyxl import load_workbook

    _require_bounded(content)
    try:
        book = load_workbook(io.BytesIO(content), read_only=True, data_only=True, keep_links=False)
        rows = book.worksheets[0].iter_rows(values_only=True, max_col=most_columns + 1)
        for number, row in enumerate(rows):
            if number > MOST_BLANK:
                raise Unreadable(TOO_LARGE)
            yield _trimmed([_said(cell) for cell in row])
    except Unreadable:
        raise
    except Exception as error:  # whatever a broken or hostile workbook makes its reader trip over
        raise Unreadable(NOT_A_SHEET) from error


def _require_bounded(content: bytes) -> None:
    """Raise `Unreadable` for what isn't a workbook, would swell, or defines words of its own that could."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as packed:
            parts = packed.infolist()
            if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNPACKED:
                raise Unreadable(TOO_LARGE)
            if "xl/workbook.xml" not in packed.namelist():
                raise Unreadable(NOT_A_SHEET)
            for part in parts:
                with packed.open(part) as inside:
                    if any(word in inside.read(4096) for word in FORBIDDEN):
                        raise Unreadable(NOT_A_SHEET)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError) as error:
        raise Unreadable(NOT_A_SHEET) from error


def _said(cell: Any) -> str:
    """What a cell of a workbook says: dates as 2026-04-30, whole numbers without a point."""
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "yes" if cell else "no"
    if isinstance(cell, datetime):
        return cell.date().isoformat() if cell.time() == time() else cell.isoformat(sep=" ", timespec="minutes")
    if isinstance(cell, date):
        return cell.isoformat()
    return str(int(cell)) if isinstance(cell, float) and cell.is_integer() else str(cell)


def _trimmed(row: Sequence[str]) -> list[str]:
    """The cells without space around them, and without empty ones at the end."""
    cells = [cell.strip()[:LONGEST_CELL].replace("\0", "") for cell in row]
    while cells and not cells[-1]:
        cells.pop()
    return cells
