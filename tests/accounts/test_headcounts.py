"""Can the headcounts of many units be entered at once, and is every line that can't be used named?"""

import io
from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from openpyxl import Workbook

from accounts import headcounts
from accounts.actions import count_all_heads
from accounts.models import Headcount
from events.refusals import Forbidden, Invalid

PAGE = "/organisation/headcounts/"
UNITS = {"lamps": 1, "buoys": 2}


@pytest.mark.parametrize(
    "text",
    [
        "Unit,Month,People\nLamps,2026-04,120\nbuoys,2026-04-01,80\n",
        "Lamps;4/2026;120\nBuoys;04/2026;80",
        "Lamps\t2026-4\t120\nBuoys\t2026-04\t80\n\n",
        '\ufeffUnit,Month,People\nLamps,2026-04,120\nBuoys,2026-04,"80"',
    ],
)
def test_lines_are_read_however_a_spreadsheet_parts_them(text):
    assert headcounts.read(text, UNITS) == ({1: {date(2026, 4, 1): 120}, 2: {date(2026, 4, 1): 80}}, [])


def test_every_line_that_cannot_be_used_is_named():
    text = "Ropes,2026-04,120\nLamps,2026-13,120\nLamps,April,120\nLamps,2026-04,many\nLamps,2026-04\nLamps,2026-04,-5"
    found, wrong = headcounts.read(text, UNITS)
    assert not found
    assert [line.split(":")[0] for line in wrong] == [f"Line {number}" for number in range(1, 7)]
    assert "Ropes" in wrong[0]


def test_all_lines_are_saved_or_none(cast):
    with pytest.raises(Invalid):
        count_all_heads("Lamps,2026-04,120\nRopes,2026-04,1", by=cast.ada)
    assert not Headcount.objects.exists()
    assert count_all_heads("Lamps,2026-04,120\nLamps,2026-05,121\nBuoys,2026-04,80", by=cast.ada) == 3
    count_all_heads("Lamps,2026-04,125", by=cast.ada)
    assert Headcount.objects.get(unit=cast.lamps, month=date(2026, 4, 1)).people == 125


def test_a_workbook_is_taken_as_well_with_its_months_as_dates(client, cast):
    client.force_login(cast.ada)
    book, written = Workbook(), io.BytesIO()
    for row in (("Unit", "Month", "People"), ("Lamps", date(2026, 4, 1), 120), ("Buoys", "4/2026", "80")):
        book.active.append(row)
    book.save(written)
    assert client.post(PAGE, {"file": SimpleUploadedFile("heads.xlsx", written.getvalue())}).status_code == 302
    assert dict(Headcount.objects.values_list("unit__name", "people")) == {"Lamps": 120, "Buoys": 80}


def test_only_an_administrator_enters_headcounts(cast):
    with pytest.raises(Forbidden):
        count_all_heads("Lamps,2026-04,120", by=cast.max)


def test_the_page_takes_a_file_and_says_what_is_wrong_with_it(client, cast):
    client.force_login(cast.ada)
    good = SimpleUploadedFile("heads.csv", b"unit,month,people\nLamps,2026-04,120\n")
    assert client.post(PAGE, {"file": good}).status_code == 302
    assert Headcount.objects.get().people == 120
    for sent, said in (
        (b"Ropes,2026-04,1", "there is no unit called"),
        (b"PK\x03\x04", "can’t be read as a spreadsheet"),
    ):
        page = client.post(PAGE, {"file": SimpleUploadedFile("heads.csv", sent)}).content.decode()
        assert said in page
    assert "Enter at least one line" in client.post(PAGE, {"text": ""}).content.decode()
