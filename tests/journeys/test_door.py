"""Is each page of the staff door free of barriers in every state: untouched, refused, with words that never end?"""

import pytest
from playwright.sync_api import Page

from cases.actions import move
from reports.actions import ask_to_withdraw
from reports.receipts import new_code
from tests.factories import CONCLUSION, Cast, assembled, at, filed
from tests.journeys.conftest import TELEPHONE

ENDLESS = "Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch" * 6
STEPS = ["known", "happened", "who", "far"]
BOXES = "main form textarea, main form input:not([type]), main form input[type=text], main form input[inputmode]"
SENT = "main form[method=post] button:not([formaction])"


@pytest.fixture
def cast(transactional_db) -> Cast:
    """The people of the house, seen by the server of the test as well."""
    return assembled()


@pytest.fixture
def addresses(cast: Cast) -> list[str]:
    """Every page that a member of staff can come to, of reports in each state of their own."""
    new, asked, closed, going = (filed(cast.sam, narrative=ENDLESS) for _ in range(4))
    for report in (asked, closed):
        move(report.reference, "claim", by=cast.olga, version=None)
    move(asked.reference, "ask", by=cast.olga, version=None, question=ENDLESS)
    move(closed.reference, "conclude", by=cast.olga, version=None, **CONCLUSION | {"reply": ENDLESS})
    ask_to_withdraw(going, ENDLESS)
    review = at("review", cast)
    reports = [each.reference for each in (new, asked, closed, going, review)]
    return [
        "/", "/report/", *(f"/report/{step}/" for step in STEPS), "/report/evidence/", "/report/signs/",
        "/report/check/", "/receipt/", "/reports/", *(f"/reports/{reference}/" for reference in reports),
        f"/reports/{new.reference}/sent/",
        f"/reports/{new.reference}/withdraw/", "/check/", "/check/profile/", "/lessons/", "/lessons/recognise/",
        "/lessons/managers/", "/what-to-do/", "/what-to-do/?stage=8", "/privacy/", "/accessibility/",
        "/notifications/", "/notifications/mail/", "/reports/00000-00000/", "/no/such/page/",
    ]  # fmt: skip


def test_every_page_is_for_everybody_untouched_and_refused_and_with_endless_words(cast, addresses, new_page, barriers):
    """On a telephone and in Welsh, whose words are the longest; in English the journeys look at each page they pass."""
    page = new_page(cast.sam, **TELEPHONE)
    page.goto("/")
    page.get_by_role("button", name="Cymraeg").click()
    page.goto("/report/known/")
    found = {}
    for address in addresses:
        page.goto(address)
        found[f"{address} untouched"] = _wrong(page, barriers)
        if _sent_with_endless_words(page):
            found[f"{address} sent, to {page.url}"] = _wrong(page, barriers)
    assert {state: wrong for state, wrong in found.items() if wrong} == {}
    assert page.locator("html").get_attribute("lang") == "cy"
    assert sum(" sent, to " in state for state in found) >= 10


def test_who_comes_back_with_a_receipt_code_meets_no_barrier_either(cast, new_page, barriers):
    """An open report with a question, and one that is closed: each untouched and answered without an end."""
    page, found = new_page(**TELEPHONE), {}
    page.goto("/receipt/")
    page.get_by_role("button", name="Cymraeg").click()
    for state in ("asked", "closed"):
        code = new_code()
        report = filed(None, mode="anonymous", receipt=code, narrative=ENDLESS)
        move(report.reference, "claim", by=cast.olga, version=None)
        if state == "asked":
            move(report.reference, "ask", by=cast.olga, version=None, question=ENDLESS)
        else:
            move(report.reference, "conclude", by=cast.olga, version=None, **CONCLUSION | {"reply": ENDLESS})
        page.goto("/receipt/")
        found[f"{state}: the door"] = _wrong(page, barriers)
        page.locator(BOXES).first.fill("123")
        page.locator(SENT).first.click()
        page.locator(".govuk-error-summary").wait_for()
        found[f"{state}: refused"] = _wrong(page, barriers)
        page.locator(BOXES).first.fill(code)
        page.locator(SENT).first.click()
        page.wait_for_url("**/receipt/report/")
        for address in ("/receipt/report/", *(("/receipt/report/withdraw/",) if state == "asked" else ())):
            page.goto(address)
            found[f"{state}: {address}"] = _wrong(page, barriers)
            assert _sent_with_endless_words(page)
            found[f"{state}: {address} sent, to {page.url}"] = _wrong(page, barriers)
        page.goto("/receipt/report/")
        with page.expect_navigation():
            page.locator("form[action$='/receipt/leave/'] button").last.click()
    assert {name: wrong for name, wrong in found.items() if wrong} == {}
    assert page.locator("html").get_attribute("lang") == "cy"
    assert len(found) == 10


def _wrong(page: Page, barriers) -> list:
    wrong = barriers(page)
    if page.evaluate("document.documentElement.scrollWidth > innerWidth"):
        wrong.append(("sideways", page.url))
    return wrong


def _sent_with_endless_words(page: Page) -> bool:
    """Fill every box with a word without an end, and send the first form of the page; whether there is one."""
    if not page.locator(SENT).count():
        return False
    for box in page.locator(BOXES).all():
        if box.is_visible() and box.is_editable():
            box.fill(ENDLESS)
    with page.expect_navigation():
        page.locator(SENT).first.click()
    return True
