"""Can a lead bring a spreadsheet of the past, see what becomes of each row, mend it, and take it all back?"""

import io

import pytest
from openpyxl import Workbook

from past import actions
from tests.browser import EMPTY
from tests.factories import assembled, filed
from tests.journeys.conftest import TELEPHONE
from trends import reconciling
from trends.counting import figures
from trends.models import Tally

pytestmark = pytest.mark.django_db(transaction=True)
ROWS = (
    ("Nr", "Logged", "Channel", "Outcome", "Details"),
    ("A1", "14/03/2021", "LinkedIn", "Likely hostile", "A paid report"),
    ("A2", "15/03/2021", "Pigeon post", "Likely hostile", "=1+1"),
    ("A3", "31/02/2021", "LinkedIn", "spam", "No such day"),
)


def workbook(rows) -> dict:
    book, written = Workbook(), io.BytesIO()
    for row in rows:
        book.active.append([f"'{cell}" if cell.startswith("=") else cell for cell in row])
    book.save(written)
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    return {"name": "past.xlsx", "mimeType": kind, "buffer": written.getvalue()}


def counted() -> tuple[int, int]:
    assert reconciling.differences() == []
    found = figures(Tally.objects.filter(cube="all"))
    return found["reports"], found["approaches"]


def go_on(page) -> None:
    """A worker has its turn while the page says that it waits."""
    page.get_by_text("This page looks again every few seconds").wait_for()
    actions.work()
    page.get_by_role("link", name="Look again now").click()


def bring(page, sheet: dict) -> None:
    page.goto("/older-records/")
    page.get_by_label("Spreadsheet").set_input_files([sheet])
    page.get_by_role("button", name="Bring this sheet").click()
    go_on(page)


def test_a_sheet_comes_in_is_mended_and_goes_again(transactional_db, new_page, barriers):
    cast = assembled()
    filed(cast.sam)
    before = counted()
    page = new_page(cast.lena, java_script_enabled=False)
    seen = new_page(cast.lena, **TELEPHONE)
    page.goto("/older-records/")
    page.get_by_role("button", name="Bring this sheet").click()
    assert page.get_by_role("link", name="Choose a spreadsheet").is_visible()
    bring(page, workbook(ROWS))

    page.get_by_role("button", name="Say what the columns hold").click()
    assert page.get_by_label("Logged").input_value() == "reported_on"
    page.get_by_label("Nr").select_option(label="Your own reference")
    look(seen, page, barriers)
    page.get_by_role("button", name="Check the rows").click()
    go_on(page)
    assert "31/02/2021” is not a date" in page.get_by_role("table", name="What is wrong").inner_text()
    look(seen, page, barriers)
    page.get_by_role("link", name="Say what it means").click()
    page.get_by_label("“Pigeon post”").select_option(label="Somewhere else")
    look(seen, page, barriers)
    page.get_by_role("button", name="Check the rows again").click()
    go_on(page)
    assert counted() == before
    page.get_by_role("button", name="Import 2 rows").click()
    assert page.get_by_label("Rows that are done").is_visible()
    look(seen, page, barriers)
    go_on(page)
    assert counted() == (before[0] + 2, before[1] + 2)

    with page.expect_download() as told:
        page.get_by_role("link", name="Download the rows to be mended").click()
    mended = told.value.path().read_text(encoding="utf-8-sig").replace("31/02/2021", "28/02/2021")
    bring(page, {"name": "mended.csv", "mimeType": "text/csv", "buffer": mended.encode()})
    page.get_by_role("button", name="Say what the columns hold").click()
    assert page.get_by_label("Nr").input_value() == "reference"
    page.get_by_role("button", name="Check the rows").click()
    go_on(page)
    page.get_by_role("button", name="Import 1 row").click()
    go_on(page)
    assert counted() == (before[0] + 3, before[1] + 2)
    take_back(page, seen, barriers, cast)
    assert counted() == (before[0] + 1, before[1])


def take_back(page, seen, barriers, cast) -> None:
    page.goto("/older-records/")
    page.get_by_role("link", name="past.xlsx").click()
    page.get_by_role("link", name="See those that are closed").click()
    assert page.get_by_text("Imported from older records").first.is_visible()
    page.goto("/older-records/")
    look(seen, page, barriers)
    page.get_by_role("link", name="past.xlsx").click()
    page.get_by_role("link", name="Take this sheet back").click()
    look(seen, page, barriers)
    page.get_by_role("button", name="Take it back").click()
    go_on(page)
    assert page.get_by_text("they are counted no longer").is_visible()


def look(seen, page, barriers) -> None:
    """The page where the traveller is now, on a telephone and for people who use assistive technology."""
    seen.goto(page.url)
    assert barriers(seen) == []
    assert seen.evaluate("document.documentElement.scrollWidth") <= TELEPHONE["viewport"]["width"], page.url
    seen.goto(EMPTY)  # a page that looks again by itself would do so while it's led to the next one
