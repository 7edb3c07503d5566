"""Which browser do the tests use, and what does it find in the way? One real one for the whole run of a worker."""

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
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from playwright.sync_api import Browser, Page, sync_playwright

PROGRAM = os.environ.get("CHROMIUM") or shutil.which("chromium-headless-shell") or shutil.which("chromium")
FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--no-proxy-server", "--disable-dev-shm-usage",
]  # fmt: skip
VARYING = re.compile(r'<input type="hidden"[^>]*>')  # tokens and keys, which nobody sees
LOOK = Path(__file__).with_name("barriers.js").read_text(encoding="utf-8")
# Told to each page as it begins and called where it's looked at: sent along each time, axe costs as much as a page.
MAKE_AXE = f"window.makeAxe = function () {{{AXE_SCRIPT}}};"
without_barriers: set[tuple[Any, ...]] = set()
looks_in_order: set[str] = set()


@pytest.fixture(scope="session")
def static_files_kept() -> Iterator[None]:
    """A browser asks once for each style sheet and script, as it does of the real server; else most of a journey would
    be spent on handing out the same files."""
    serve = StaticFilesHandler.serve

    def serve_once(self: StaticFilesHandler, request: HttpRequest) -> HttpResponseBase:
        answer = serve(self, request)
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
        started.close()
    os.environ.pop("DJANGO_ALLOW_ASYNC_UNSAFE", None)


def barriers_on(page: Page, *, rules: Sequence[str] = ()) -> list[tuple[str, str]]:
    """What stands in the way of people who use assistive technology: the rule, and the HTML that breaks it.

    `rules` are axe's tags, without any all of its rules. A page that had no barrier has none when it comes again, word
    for word and as wide. Only what is wrong leaves the page: carrying over all that axe found in order takes longer
    than looking for it.
    """
    page.wait_for_load_state("domcontentloaded")
    html, width, there = page.evaluate("[document.documentElement.outerHTML, innerWidth, Boolean(window.makeAxe)]")
    seen = (sha256(VARYING.sub("", html).encode()).hexdigest(), *rules, width)
    if seen in without_barriers:
        return []
    if not there:
        page.evaluate(MAKE_AXE)
    wanted: dict[str, Any] = {"resultTypes": ["violations"], "selectors": False, "preload": False, "iframes": False}
    if rules:
        wanted["runOnly"] = {"type": "tag", "values": list(rules)}
    found, in_order = page.evaluate(LOOK, [" ".join(looks_in_order), wanted])
    looks_in_order.update(in_order.split())
    if not found:
        without_barriers.add(seen)
    return [tuple(barrier) for barrier in found]
