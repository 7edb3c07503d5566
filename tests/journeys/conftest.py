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
from playwright.sync_api import Browser, Page

from tests.browser import MAKE_AXE, barriers_on

TELEPHONE = {"viewport": {"width": 320, "height": 640}, "has_touch": True}
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]

NewPage = Callable[..., Page]


@pytest.fixture
def new_page(browser: Browser, live_server: Any) -> Iterator[NewPage]:
    """`new_page()` for a stranger, `new_page(olga)` for somebody signed in; further words are Playwright's,
    such as `java_script_enabled=False` or `**TELEPHONE`."""
    contexts, complaints = [], []

    def make(person: Any = None, **details: Any) -> Page:
        context = browser.new_context(base_url=live_server.url, locale="en-GB", **details)
        contexts.append(context)
        context.add_init_script(MAKE_AXE)
        if person is not None:
            context.add_cookies([session_of(person, live_server.url)])
        page = context.new_page()
        page.set_default_timeout(20_000)
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.on("console", lambda said: complaints.append(said.text) if is_complaint(said) else None)
        return page

    yield make
    for context in contexts:
        context.close()
    assert complaints == []


@pytest.fixture
def page(new_page: NewPage) -> Page:
    """A stranger's page."""
    return new_page()


@pytest.fixture
def barriers() -> Callable[[Page], list[tuple[str, str]]]:
    """`barriers(page)`: what stands in the way of people who use assistive technology, by WCAG 2.2 AA."""
    return partial(barriers_on, rules=RULES)


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
