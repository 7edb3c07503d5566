"""Can people get in, with nothing but an address and a password, and can nobody else?"""

import pytest

from tests.browser import borrow, give_back
from tests.factories import Cast
from tests.journeys.conftest import TELEPHONE

pytestmark = pytest.mark.django_db(transaction=True)
PASSWORD = "correct horse battery"


@pytest.fixture
def olga(cast: Cast):
    cast.olga.set_password(PASSWORD)
    cast.olga.save()
    return cast.olga


@pytest.mark.parametrize("details", [{}, {"java_script_enabled": False}, TELEPHONE], ids=["desk", "no script", "phone"])
def test_signing_in_leads_where_one_wanted_to_go(olga, new_page, details):
    page = new_page(**details)
    page.goto("/cases/")
    page.get_by_label("Email").fill(olga.email)
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url("**/cases/")
    assert page.get_by_role("heading", level=1).inner_text() != "Sign in"


def test_a_wrong_password_is_told_without_saying_whose_address_is_known(olga, new_page):
    said = []
    for email in (olga.email, "nobody@example.org"):
        page = new_page()
        page.goto("/account/login/")
        page.get_by_label("Email").fill(email)
        page.get_by_label("Password", exact=True).fill("something else entirely")
        page.get_by_role("button", name="Sign in").click()
        page.wait_for_load_state()
        said.append(page.locator(".govuk-error-summary").inner_text())
    assert said[0] == said[1]


def test_the_sign_in_page_has_no_barriers(cast, new_page, barriers):
    page = new_page()
    page.goto("/account/login/")
    assert barriers(page) == []


def test_somebody_signed_in_sees_a_page_without_barriers(cast, new_page, barriers):
    page = new_page(cast.olga)
    page.goto("/")
    assert barriers(page) == []


def test_whoever_sits_down_at_a_tab_finds_nothing_of_the_one_before(cast, browser, live_server, become):
    tab = borrow(browser, base_url=live_server.url, viewport={"width": 300, "height": 300})
    become(tab, cast.olga)
    tab.goto("/notifications/")
    tab.evaluate("localStorage.mine = sessionStorage.mine = 'yes'")
    tab.emulate_media(media="print")
    give_back(tab)
    again = borrow(browser, base_url=live_server.url)
    assert again is tab
    assert again.viewport_size == {"width": 1280, "height": 720}
    again.goto("/notifications/")
    assert again.title() == "Sign in – Countersign"
    assert again.evaluate("[localStorage.mine, sessionStorage.mine, matchMedia('print').matches]") == [
        None,
        None,
        False,
    ]
    again.clock.install()
    give_back(again)
    another = borrow(browser, base_url=live_server.url)
    assert another is not tab
    give_back(another)
