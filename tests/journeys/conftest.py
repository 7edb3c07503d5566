"""What does a journey need? A real browser, a page for each traveller, and an eye for barriers and broken rules.

Every page is watched: an error in its script, or anything that the Content Security Policy had to stop, fails the
journey.
"""

import os
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import Browser, ConsoleMessage, Page

from tests.browser import barriers_on, borrow, give_back

TELEPHONE = {"viewport": {"width": 320, "height": 640}, "has_touch": True}
WIDE, NARROW = {"width": 1280, "height": 900}, {"width": 360, "height": 740}
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]

NewPage = Callable[..., Page]


@pytest.fixture
def become(live_server: Any) -> Callable[[Page, Any], None]:
    """`become(page, olga)`: it is she who is signed in here now, whoever it was before."""

    def sign_in(page: Page, person: Any) -> None:
        page.context.add_cookies([session_of(person, live_server.url)])

    return sign_in


@pytest.fixture
def new_page(browser: Browser, live_server: Any, become: Callable[[Page, Any], None]) -> Iterator[NewPage]:
    """`new_page()` for a stranger, `new_page(olga)` for somebody signed in; further words are Playwright's,
    such as `java_script_enabled=False` or `**TELEPHONE`."""
    opened, complaints = [], []

    def complain(about: Any) -> None:
        if not isinstance(about, ConsoleMessage):
            complaints.append(str(about))
        elif is_complaint(about):
            complaints.append(about.text)

    def make(person: Any = None, **details: Any) -> Page:
        page = borrow(browser, base_url=live_server.url, locale="en-GB", **details)
        opened.append(page)
        if person is not None:
            become(page, person)
        page.on("pageerror", complain)
        page.on("console", complain)
        return page

    yield make
    for page in opened:
        page.remove_listener("pageerror", complain)
        page.remove_listener("console", complain)
        give_back(page)
    assert complaints == []


@pytest.fixture
def page(new_page: NewPage) -> Page:
    """A stranger's page."""
    return new_page()


@pytest.fixture
def barriers() -> Callable[[Page], list[tuple[str, str]]]:
    """`barriers(page)`: what stands in the way of people who use assistive technology, by WCAG 2.2 AA."""
    return partial(barriers_on, rules=RULES)


@pytest.fixture
def fine(barriers: Callable[[Page], list[tuple[str, str]]]) -> Callable[..., None]:
    """`fine(page)`: on a narrow screen and on a wide one, nothing is in anybody's way, as far as a page without script
    can be asked, and nothing is wider than the screen."""

    def look_twice(page: Page, script: bool = True) -> None:
        own = page.viewport_size
        for size in (NARROW, WIDE) if own == WIDE else (WIDE, NARROW):
            page.set_viewport_size(size)
            assert not script or barriers(page) == [], (page.url, size)
            assert page.evaluate("document.documentElement.scrollWidth") <= size["width"], (page.url, size)

    return look_twice


def session_of(person: Any, url: str) -> Any:
    """Signed in without the form; the form has a journey of its own."""
    client = Client()
    client.force_login(person)
    return {
        "name": settings.SESSION_COOKIE_NAME,
        "value": client.cookies[settings.SESSION_COOKIE_NAME].value,
        "url": url,
    }


def is_complaint(said: Any) -> bool:
    """A page that was refused on purpose (403, 404, 409) is noted by the browser too, and is no fault."""
    return said.type == "error" and "the server responded with a status of 4" not in said.text


def look(page: Page, name: str) -> None:
    """With COUNTERSIGN_LOOK set to a folder, leave pictures there."""
    if os.environ.get("COUNTERSIGN_LOOK"):
        page.screenshot(path=f"{os.environ['COUNTERSIGN_LOOK']}/{name.replace('/', '_')}.png", full_page=True)
