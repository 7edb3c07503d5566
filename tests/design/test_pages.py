"""Can everybody use the pages: with assistive technology, on a telephone, without JavaScript, under a strict policy?"""

from collections.abc import Callable, Iterator

import pytest

from tests.browser import barriers_on as barriers
from tests.browser import borrow, give_back

WIDE, NARROW = 1280, 360
PAGES = ["/", "/form/", "/account/login/", "/account/password/reset/", "/account/signup/"]
MISSING = "/nothing/"


@pytest.fixture
def visit(live_server, settings, browser) -> Iterator[Callable]:
    """Opens a page and notes in `page.trouble` whatever the browser complains about or asks others for."""
    settings.ROOT_URLCONF = "tests.design.sample"

    opened = []

    def open_page(path: str, *, width: int = WIDE, script: bool = True, cookie: dict | None = None):
        size = {"width": width, "height": 900}
        page = borrow(browser, viewport=size, base_url=live_server.url, java_script_enabled=script)
        page.context.add_cookies([cookie | {"url": live_server.url}] if cookie else [])
        page.trouble, page.asked = [], []
        hear = {
            "console": lambda said: page.trouble.append(said.text) if said.type == "error" else None,
            "pageerror": lambda error: page.trouble.append(str(error)),
            "request": lambda request: page.asked.append(request.url),
        }
        opened.append((page, hear))
        for event, listen in hear.items():
            page.on(event, listen)
        page.goto(path)
        page.wait_for_load_state()
        return page

    yield open_page
    for page, hear in opened:
        for event, listen in hear.items():
            page.remove_listener(event, listen)
        give_back(page)


@pytest.mark.parametrize("width", [WIDE, NARROW])
@pytest.mark.parametrize("path", PAGES)
def test_a_page_has_no_barrier_and_breaks_no_rule_and_asks_nobody_else(visit, live_server, path, width):
    page = visit(path, width=width)
    assert barriers(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") == width
    assert page.trouble == []
    assert [url for url in page.asked if not url.startswith((live_server.url, "data:")) or "font" in url] == []


def test_a_barrier_is_found_on_a_page_that_was_in_order_before(visit):
    page = visit("/form/")
    assert barriers(page) == []
    for change, rule in (
        ("document.querySelector('main p, main label, main legend').style.color = '#bbb'", "color-contrast"),
        ("document.querySelector('main').style.backgroundColor = '#555'", "color-contrast"),
        ("document.querySelector('main label').remove()", "label"),
    ):
        page.reload()
        page.evaluate(change)
        assert {found.split(":")[0] for found, _ in barriers(page)} >= {rule}, change


@pytest.mark.parametrize(("added", "in_order", "not_so", "rule"), [
    ('<p>Read <a href="/">this page</a> and then all others too.</p>', "", "color: #333; text-decoration: none",
     "link-in-text-block"),
    ('<p><a href="/">One</a></p><p><a href="/">Two</a></p>', "display: block; height: 30px; line-height: 30px",
     "display: block; height: 9px; line-height: 9px; margin-bottom: -20px", "target-size"),
])  # fmt: skip
def test_a_barrier_is_found_where_the_same_was_in_order_while_it_looked_different(visit, added, in_order, not_so, rule):
    page = visit("/form/")
    for style, found in ((in_order, set()), (not_so, {rule}), (in_order, set()), (not_so, {rule})):
        page.reload()
        page.evaluate("html => document.querySelector('main').insertAdjacentHTML('beforeend', html)", added)
        links = page.locator("main p a")
        links.evaluate_all("(links, style) => links.forEach(link => { link.style.cssText = style })", style)
        assert {one.split(":")[0] for one, _ in barriers(page, rules=["wcag2a", "wcag22aa"])} == found, style


def test_the_page_for_what_is_not_there_has_no_barrier(visit):
    page = visit(MISSING, width=NARROW)
    assert page.title() == "Not found – Countersign"
    assert barriers(page) == []


@pytest.mark.parametrize("width", [WIDE, NARROW])
def test_a_form_with_errors_has_no_barrier_and_its_summary_leads_to_the_control(visit, width):
    page = visit("/form/", width=width)
    with page.expect_navigation():
        page.get_by_role("button", name="Continue").click()
    assert page.title() == "Error: Sample – Countersign"
    assert barriers(page) == []
    page.get_by_role("link", name="Enter “Story”").click()
    assert page.evaluate("document.activeElement.id") == "id_story"


@pytest.mark.parametrize("script", [True, False])
def test_a_choice_reveals_its_field_with_and_without_script(visit, script):
    page = visit("/form/", script=script)
    assert not page.get_by_label("Where?", exact=True).is_visible()
    page.get_by_label("Somewhere else").check()
    assert page.get_by_label("Where?", exact=True).is_visible()


def test_components_wake_where_there_is_script(visit):
    page = visit("/form/")
    page.get_by_label("Story").fill("x" * 10)
    page.get_by_text("You have 1,990 characters remaining").first.wait_for()
    assert page.get_by_role("button", name="Show").is_visible()


def test_the_marking_stands_on_top_and_at_the_bottom_on_paper_too(visit):
    page = visit("/")
    page.emulate_media(media="print")
    # What comes again on every sheet are the heads and feet of a table: that is what a page is on paper.
    around = "all => all.map(one => getComputedStyle(one.closest('header, footer')).display)"
    assert page.locator(".app-marking").evaluate_all(around) == ["table-header-group", "table-footer-group"]
    assert page.locator(".app-marking").first.inner_text().startswith("OFFICIAL")


@pytest.mark.parametrize("script", [True, False])
def test_whoever_is_signed_in_can_sign_out_from_any_page(visit, cast, client, settings, script):
    client.force_login(cast.olga, backend=settings.AUTHENTICATION_BACKENDS[0])
    name = settings.SESSION_COOKIE_NAME
    page = visit("/form/", width=NARROW, script=script, cookie={"name": name, "value": client.cookies[name].value})
    if script:
        assert barriers(page) == []
        page.get_by_role("button", name="Menu").click()
    with page.expect_navigation():
        page.get_by_role("button", name="Sign out Olga").click()
    assert page.title() == "Sign in – Countersign"
