"""Does a manager find the same number everywhere: on the page, closer, in every file, and in what is published?"""

import csv
import io
import json

import pytest
from openpyxl import load_workbook

from cases.actions import move
from tests.factories import CONCLUSION, Cast, assembled, filed
from tests.journeys.conftest import TELEPHONE, look
from trends import reference, snapshots

PAPER = {"width": 718, "height": 1040}  # A4 between its margins
LATELY = "Last 12 whole months and"

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def figures(transactional_db) -> Cast:
    """Sixteen approaches on a professional network and six by email, of which seven are validated."""
    cast = assembled()
    reference.load()
    for number in range(22):
        case = filed(cast.sam, platform="linkedin" if number < 16 else "email", stage=number % 4,
                     addresses=[f"https://www.linkedin.com/in/stranger-{number}/"]).case  # fmt: skip
        if number < 7:
            move(case.reference, "claim", by=cast.olga, version=None)
            move(case.reference, "conclude", by=cast.olga, version=None, **CONCLUSION)
    snapshots.take()
    return cast


def test_a_manager_finds_the_same_number_everywhere(figures, new_page, barriers):
    page = new_page(figures.max)
    page.goto("/statistics/")
    assert barriers(page) == []
    assert page.locator(".app-card__number").all_inner_texts() == ["20", "20", "~", "20", "5"]
    page.get_by_role("link", name="Mark what changed how much is reported").click()
    assert barriers(page) == []
    _mark(page)

    page.goto("/statistics/")
    assert "posters in all offices" in page.locator(".app-marks").inner_text()
    page.get_by_role("region", name="Approaches by month").press("ArrowLeft")  # the latest column says its figure
    assert page.locator(".app-columns__said").inner_text().endswith(": 20")
    look(page, "manager-dashboard")
    shown = _row(page, "By platform: all units", "LinkedIn")
    page.get_by_role("link", name="By method of approach").click()
    page.get_by_label("Table", exact=True).select_option("stage")
    page.get_by_label("Only within").select_option("platform_class:professional_network")
    page.get_by_label("Unit that is drawn").select_option("reports")
    page.get_by_role("button", name="Show").click()
    assert "within=platform_class%3Aprofessional_network" in page.url
    assert barriers(page) == []
    assert "queue" not in page.content()

    page.goto("/statistics/look/?by=platform")
    assert _row(page, "By platform: all units", "LinkedIn")[:5] == shown
    with page.expect_download() as told:
        page.get_by_role("link", name="Download as CSV").click()
    lines = list(csv.reader(io.StringIO(told.value.path().read_text(encoding="utf-8"))))
    assert ["LinkedIn", *shown] in lines
    page.goto("/statistics/")
    with page.expect_download() as told:
        page.get_by_role("link", name="Download all tables as a workbook").click()
    sheet = load_workbook(io.BytesIO(told.value.path().read_bytes()))["platform"]
    assert ["LinkedIn", *shown] in [[str(cell) for cell in row[:6]] for row in sheet.iter_rows(values_only=True)]
    _beside(page, barriers)
    _compare(page, barriers)
    _release(page, barriers, new_page, shown)


def _beside(page, barriers) -> None:
    """The sections beside the five units say the same in their files; what was known is one step away."""
    for table, caption in (("takedowns", "Takedowns"), ("repeats", "Personas met more than once")):
        shown = _row(page, caption, LATELY)
        told = page.context.request.get(f"{page.url}{table}.csv").text()
        assert shown in [line[1:] for line in csv.reader(io.StringIO(told)) if line and line[0].startswith(LATELY)]
    page.get_by_role("link", name="As known on a day").click()
    assert barriers(page) == []
    assert "beside snapshot 1 of now" in page.locator("main").inner_text()
    look(page, "manager-known")


def _compare(page, barriers) -> None:
    """A published figure is entered with the one of ours that is set beside it, and stands on its card."""
    page.goto("/statistics/series/")
    page.get_by_label("Whose figure, and when?").fill("Harbour board, 2025")
    page.get_by_role("button", name="Add it").click()
    assert barriers(page) == []  # with what is missing named
    for label, said in (("What does it count?", "people"), ("Why, or why not?", "Counted alike."),
                        ("Figure (optional)", "70"), ("Source", "Yearly report")):  # fmt: skip
        page.get_by_label(label, exact=True).fill(said)
    page.get_by_label("Partly comparable").check()
    page.get_by_label("Which of our figures is set beside it?").select_option("twelve:approaches")
    look(page, "manager-series")
    page.get_by_role("button", name="Add it").click()
    page.get_by_text("Its card stands beside the figures from now on.").wait_for()
    assert barriers(page) == []
    page.goto("/statistics/")
    card = page.locator(".app-comparison", has_text="Harbour board, 2025").inner_text()
    assert "Approaches, last 12 whole months" in card


def _mark(page) -> None:
    for part, said in (("Day", "1"), ("Month", "1"), ("Year", "2026")):
        page.get_by_label(part, exact=True).fill(said)
    page.get_by_label("Campaign").check()
    page.get_by_label("In a few words").fill("posters in all offices")
    page.get_by_role("button", name="Mark it").click()
    page.get_by_text("It is named beside every figure").wait_for()


def _row(page, caption: str, name: str) -> list[str]:
    row = page.get_by_role("table", name=caption, exact=True).get_by_role("row", name=name)
    return [text.strip() for text in row.get_by_role("cell").all_inner_texts()]


def _release(page, barriers, new_page, shown: list[str]) -> None:
    page.goto("/statistics/releases/")
    page.get_by_label("Title").fill("Figures of this year")
    page.get_by_label("OFFICIAL", exact=True).check()
    page.get_by_role("button", name="Release the latest figures").click()
    assert barriers(page) == []
    page.get_by_role("button", name="Publish for everybody").click()
    stranger = new_page(**TELEPHONE, java_script_enabled=True)
    stranger.goto("/statistics/published/1/")
    assert barriers(stranger) == []
    assert stranger.evaluate("document.documentElement.scrollWidth") <= TELEPHONE["viewport"]["width"]
    assert _row(stranger, "By platform", "LinkedIn") == shown
    said = json.loads(stranger.context.request.get(f"{stranger.url}figures.json").text())
    rows = {row["code"]: row["figures"] for row in said["found"]["tables"]["platform"]["rows"]}
    assert [rows["linkedin"][unit["code"]]["text"] for unit in said["found"]["units"][:5]] == shown


def test_the_figures_are_there_on_a_telephone_and_on_paper_and_without_javascript(figures, new_page, barriers):
    page = new_page(figures.max, **TELEPHONE, java_script_enabled=False)
    for address in ("", "look/?by=sector&within=platform_class:email", "look/?by=sector", "series/", "releases/"):
        page.goto(f"/statistics/{address}")
        assert page.evaluate("document.documentElement.scrollWidth") <= TELEPHONE["viewport"]["width"], address
    page.goto("/statistics/")
    page.emulate_media(media="print")
    assert page.get_by_role("heading", name="By sector of the person approached").is_visible()
    assert not page.get_by_role("navigation", name="On this page").is_visible()
    for part in ("header", "footer"):  # which make the marking come again on every sheet
        shown = page.evaluate(f"getComputedStyle(document.querySelector('.govuk-template__{part}')).display")
        assert shown == f"table-{part}-group"
    page.set_viewport_size(PAPER)
    assert page.evaluate("document.documentElement.scrollWidth") <= PAPER["width"]
    assert not page.get_by_role("link", name="Download as CSV").first.is_visible()
