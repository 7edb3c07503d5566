"""Which browser do the tests use, and what does it find in the way? One real one for the whole run of a worker.

Its tabs are lent to one test after another, emptied in between: what a new one costs (a process, and every script and
style sheet read and compiled for the first time) is several times what it costs to look at a page.
"""

import os
import re
import shutil
from collections.abc import Iterator, Sequence
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from django.contrib.staticfiles.handlers import StaticFilesHandler
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from playwright.sync_api import Browser, Page, ViewportSize, sync_playwright

PROGRAM = os.environ.get("CHROMIUM") or shutil.which("chromium-headless-shell") or shutil.which("chromium")
FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--no-proxy-server", "--disable-dev-shm-usage",
]  # fmt: skip
VARYING = re.compile(r'<input type="hidden"[^>]*>')  # tokens and keys, which nobody sees
LOOK = Path(__file__).with_name("barriers.js").read_text(encoding="utf-8")
# A page that is looked at fetches axe as it fetches its own scripts, and the browser has it at hand from then on: sent
# along each time, or told to each page as it begins, axe costs as much as a page.
AXE = "/static/axe.js"
# Where a tab waits: at the same site, since for any other the browser would start anew. What is stored there goes;
# and it can't be lent again with a clock that a test has stopped.
EMPTY = "/static/mark.svg"
CLEAR = "sessionStorage.clear(); localStorage.clear(); String(setTimeout).includes('[native code]')"
USUAL = ViewportSize(width=1280, height=720)
KEPT = 3  # tabs of a kind: seldom do more people than these act side by side
idle: dict[str, list[Page]] = {}
kinds: dict[Page, list[Page]] = {}  # where a tab is put once it's given back
without_barriers: set[tuple[Any, ...]] = set()
looks_in_order: set[str] = set()


@pytest.fixture(scope="session")
def static_files_kept() -> Iterator[None]:
    """A browser asks once for each style sheet and script, as it does of the real server; else most of a journey would
    be spent on handing out the same files."""
    serve = StaticFilesHandler.serve

    def serve_once(self: StaticFilesHandler, request: HttpRequest) -> HttpResponseBase:
        axe = request.path == AXE
        answer = HttpResponse(AXE_SCRIPT, content_type="text/javascript") if axe else serve(self, request)
        answer["Cache-Control"] = "max-age=3600"
        return answer

    StaticFilesHandler.serve = serve_once
    yield
    StaticFilesHandler.serve = serve


@pytest.fixture(scope="session")
def browser(static_files_kept: None) -> Iterator[Browser]:
    """One browser for the run. Playwright keeps an event loop in this thread, and Django would take that for async
    code that must not touch the database: here we know better."""
    if not PROGRAM:
        pytest.fail("The journeys need a browser: apt-get install chromium-headless-shell, or set CHROMIUM to another")
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=PROGRAM, args=FLAGS)
        yield started
        idle.clear()
        started.close()
    os.environ.pop("DJANGO_ALLOW_ASYNC_UNSAFE", None)


def borrow(browser: Browser, *, viewport: ViewportSize = USUAL, **kind: Any) -> Page:
    """A tab of a browser of its own: no cookie, nothing stored, nobody signed in. Whoever borrows it gives it back.

    `kind` are Playwright's words, such as `has_touch=True`.
    """
    tabs = idle.setdefault(repr(sorted(kind.items())), [])
    if tabs:
        tabs[-1].set_viewport_size(viewport)
        return tabs.pop()
    context = browser.new_context(viewport=viewport, **kind)
    page = context.new_page()
    page.set_default_timeout(20_000)
    kinds[page] = tabs
    return page


def give_back(page: Page) -> None:
    """Nobody is signed in any more, and the next test finds nothing of this one; a tab that isn't needed is closed."""
    page.goto(EMPTY)
    page.context.clear_cookies()
    page.emulate_media(media="null")
    if page.evaluate(CLEAR) and len(kinds[page]) < KEPT:
        kinds[page].append(page)
    else:
        del kinds[page]
        page.context.close()


def barriers_on(page: Page, *, rules: Sequence[str] = ()) -> list[tuple[str, str]]:
    """What stands in the way of people who use assistive technology: the rule, and the HTML that breaks it.

    `rules` are axe's tags, without any all of its rules. A page that had no barrier has none when it comes again, word
    for word and as wide. Only what is wrong leaves the page: carrying over all that axe found in order takes longer
    than looking for it.
    """
    page.wait_for_load_state("domcontentloaded")
    html, width = page.evaluate("[document.documentElement.outerHTML, innerWidth]")
    seen = (sha256(VARYING.sub("", html).encode()).hexdigest(), *rules, width)
    if seen in without_barriers:
        return []
    wanted: dict[str, Any] = {"resultTypes": ["violations"], "selectors": False, "preload": False, "iframes": False}
    if rules:
        wanted["runOnly"] = {"type": "tag", "values": list(rules)}
    found, in_order = page.evaluate(LOOK, [AXE, " ".join(looks_in_order), wanted])
    looks_in_order.update(in_order.split())
    if not found:
        without_barriers.add(seen)
    return [tuple(barrier) for barrier in found]
