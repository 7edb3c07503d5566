"""Is a spreadsheet read as it was meant, and a hostile one not at all?"""

import io
import zipfile
from datetime import date, datetime

import pytest
from openpyxl import Workbook

from design import sheets


def rows(content: bytes, most_rows: int = 100, most_columns: int = 10) -> list[tuple[int, list[str]]]:
    return list(sheets.read(content, most_rows=most_rows, most_columns=most_columns))


def workbook(*lines) -> bytes:
    book, written = Workbook(), io.BytesIO()
    for line in lines:
        book.active.append(line)
    book.save(written)
    return written.getvalue()


def packed(**parts: bytes) -> bytes:
    written = io.BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/").replace("_xml", ".xml"), content)
    return written.getvalue()


@pytest.mark.parametrize("mark", [",", ";", "\t", "|"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
def test_text_is_read_whatever_its_encoding_and_its_delimiter(mark, encoding):
    text = f'Café{mark}"a {mark} b"\r\n\r\n x {mark}"two\nlines"\r\n'
    assert rows(text.encode(encoding)) == [(1, ["Café", f"a {mark} b"]), (3, ["x", "two\nlines"])]


def test_a_workbook_says_dates_and_numbers_as_somebody_would_write_them():
    content = workbook(
        ["Date", "n", "f"], [datetime.fromisoformat("2026-04-30"), 12.0, 1.5], [None], [date(2026, 5, 1), True, "=1+1"]
    )
    assert rows(content) == [(1, ["Date", "n", "f"]), (2, ["2026-04-30", "12", "1.5"]), (4, ["2026-05-01", "yes"])]


@pytest.mark.parametrize("content", [
    b"\xd0\xcf\x11\xe0 an old workbook", b"PK\x03\x04 torn", packed(mimetype=b"application/vnd.oasis"), b"a,b\0c",
    b'a,"never closed', packed(xl__workbook_xml=b"<!DOCTYPE lolz [<!ENTITY a 'b'>]>"),
], ids=["xls", "torn", "ods", "nul", "quote", "entities"])  # fmt: skip
def test_what_is_no_sheet_is_refused_in_words(content):
    with pytest.raises(sheets.Unreadable, match=r"Save it as"):
        rows(content)


def test_a_workbook_that_would_swell_is_refused_before_it_is_unpacked(monkeypatch):
    monkeypatch.setattr(sheets, "MOST_UNPACKED", 2**20)
    bomb = packed(xl__workbook_xml=b"<workbook/>", xl__sharedStrings_xml=b" " * 2**20)
    assert len(bomb) < 2**12
    monkeypatch.setattr(zipfile.ZipFile, "open", lambda *given, **more: pytest.fail("it was unpacked"))
    with pytest.raises(sheets.Unreadable, match="too large"):
        rows(bomb)


def test_rows_and_columns_are_bounded():
    assert len(rows(b"a\nb\nc", most_rows=3)) == 3
    with pytest.raises(sheets.Unreadable, match="more than 2 rows"):
        rows(b"a\nb\nc", most_rows=2)
    with pytest.raises(sheets.Unreadable, match="more than 2 columns"):
        rows(workbook(["a", "b", "c"]), most_columns=2)


@pytest.mark.parametrize("cell", ["=1+1", "+44", "@sum", "-2", "\t=1", "plain", "'quoted", "'=1"])
def test_what_is_written_safely_is_read_back_as_it_was(cell):
    safe = sheets.neutral(cell)
    assert not safe.lstrip().startswith(sheets.DANGEROUS)
    assert sheets.plain(safe) == cell or cell == "'=1"
