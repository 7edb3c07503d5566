"""Which browser do the tests use, and what does it find in the way? One real one for the whole run of a worker."""

import json
import os
import shutil
from collections.abc import Iterator, Sequence

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Browser, Page, sync_playwright

PROGRAM = os.environ.get("CHROMIUM") or shutil.which("chromium")
FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync", "--no-proxy-server", "--disable-dev-shm-usage",
]  # fmt: skip


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """One browser for the run. Playwright keeps an event loop in this thread, and Django would take that for async
    code that must not touch the database: here we know better."""
    if not PROGRAM:
        pytest.fail("The journeys need a browser: apt-get install chromium, or set CHROMIUM to its program")
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    with sync_playwright() as playwright:
        started = playwright.chromium.launch(executable_path=PROGRAM, args=FLAGS)
        yield started
        started.close()
    os.environ.pop("DJANGO_ALLOW_ASYNC_UNSAFE", None)


def barriers_on(page: Page, *, rules: Sequence[str] = ()) -> list[tuple[str, str]]:
    """What stands in the way of people who use assistive technology: the rule, and the HTML that breaks it.

    `rules` are axe's tags, without any all of its rules. Only what is wrong leaves the page: carrying over all that
    axe found in order takes longer than looking for it.
    """
    if not page.evaluate("Boolean(window.axe)"):
        page.evaluate(AXE_SCRIPT)
    wanted = {"runOnly": {"type": "tag", "values": list(rules)}} if rules else {}
    found = page.evaluate(
        f"axe.run({json.dumps(wanted)}).then(found => found.violations.flatMap("
        "rule => rule.nodes.map(node => [`${rule.id}: ${rule.help}`, node.html])))"
    )
    return [tuple(barrier) for barrier in found]
