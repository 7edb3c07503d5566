"""Can anybody check a profile, wide or narrow, with or without script, by keyboard alone, and go on to report?"""

import pytest
from django.core.cache import cache

from reports.checking.signs import SIGNS
from reports.models import Report
from tests.factories import Cast, assembled, filed
from tests.journeys.conftest import NARROW, WIDE

ANNA = "https://network.example/in/anna"
with_script_and_without = pytest.mark.parametrize(("size", "script"), [(WIDE, True), (NARROW, False)])


@pytest.fixture
def cast(transactional_db) -> Cast:
    cache.clear()
    return assembled()


def answer(page, code: str, said: str) -> None:
    page.get_by_role("group", name=SIGNS[code].asked).get_by_label(said, exact=True).check()


def go_on(page, button: str = "Continue") -> None:
    page.get_by_role("button", name=button, exact=True).click()
    page.wait_for_load_state()


@with_script_and_without
def test_staff_check_a_known_profile_and_report_it_with_one_press(cast, new_page, fine, size, script):
    filed(cast.olga, addresses=[ANNA])
    page = new_page(cast.sam, viewport=size, java_script_enabled=script)
    page.goto("/check/")
    fine(page, script)
    page.get_by_role("button", name="Start the check").click()
    answer(page, "P1", "Yes")
    answer(page, "P2", "Not sure")
    fine(page, script)
    go_on(page)
    go_on(page)
    answer(page, "B9", "Yes")
    go_on(page)
    page.get_by_label("What addresses do you have of them?").fill("Anna")
    go_on(page, "See the result")
    assert page.title().startswith("Error: ")
    fine(page, script)
    page.get_by_label("What addresses do you have of them?").fill(ANNA)
    go_on(page, "See the result")
    said = page.locator("main").inner_text()
    for words in ("High: much speaks for caution", "already knows", "This is not proof", str(SIGNS["B9"].short)):
        assert words in said
    fine(page, script)
    go_on(page, "Report this")
    page.get_by_label("Named").check()
    go_on(page)
    page.get_by_label("What happened?").fill("A stranger wrote to me.")
    for _ in range(4):
        go_on(page)
    assert str(SIGNS["B9"].short) in page.locator("main").inner_text()
    fine(page, script)
    page.get_by_role("link", name="Change (What you noticed)").click()
    fine(page, script)
    answer(page, "B10", "Yes")
    go_on(page)
    page.get_by_label("What I have written is true").check()
    go_on(page, "Send your report")
    assert "Report sent" in page.locator("main").inner_text()
    fine(page, script)
    report = Report.objects.exclude(indicators={}).get()
    assert [report.indicators[code] for code in ("P1", "P2", "B9", "B10")] == ["yes", "unsure", "yes", "yes"]


def test_somebody_who_is_not_signed_in_checks_by_keyboard_alone(cast, new_page, fine):
    page = new_page(viewport=NARROW)
    page.goto("/check/")
    until(page, "Start the check")
    page.keyboard.press("Enter")
    for code in ("P1", None, "B7"):
        page.wait_for_load_state()
        if code:
            page.locator(f"#id_{code}_2").focus()
            page.keyboard.press("Space")
            page.keyboard.press("ArrowDown")  # round to the first of the three
        until(page, "Continue")
        page.keyboard.press("Enter")
        page.wait_for_url(lambda url, before=page.url: url != before)
    assert page.url.endswith("/check/result/")
    assert "Medium: some things speak for caution" in page.locator("main").inner_text()
    fine(page)


def until(page, text: str) -> None:
    """Tab on until the focus is on the control with this text."""
    for _ in range(80):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.textContent.trim()") == text:
            return
    raise AssertionError(f"never reached {text}")


@with_script_and_without
def test_somebody_learns_the_four_rs_and_sees_the_certificate(cast, new_page, fine, size, script):
    page = new_page(cast.sam, viewport=size, java_script_enabled=script)
    page.goto("/lessons/")
    fine(page, script)
    page.get_by_role("link", name="Recognise the profile").click()
    go_on(page, "See what we say")
    assert "Select an answer to question 1" in page.locator("main").inner_text()
    fine(page, script)
    for following in ("Next lesson", "Next lesson", "Next lesson", "See your certificate"):
        for question in page.get_by_role("group").all():
            question.get_by_role("radio").first.check()
        go_on(page, "See what we say")
        assert "You chose:" in page.locator("main").inner_text()
        fine(page, script)
        page.get_by_role("button", name=following).click()
        page.wait_for_load_state()
    assert "Sam" in page.locator(".app-certificate").inner_text()
    fine(page, script)
    page.goto("/lessons/managers/")
    fine(page, script)


def test_an_administrator_settles_advice_and_weights(cast, new_page, fine):
    page = new_page(cast.ada, viewport=NARROW)
    page.goto("/organisation/advice/")
    fine(page)
    page.get_by_role("link", name="Don’t reply, don’t delete").click()
    fine(page)
    page.get_by_label("What we say", exact=True).fill("Ring the harbour master.")
    go_on(page, "Save")
    assert "Ours, version 1" in page.locator("main").inner_text()
    page.goto("/organisation/weights/")
    fine(page)
    page.get_by_label("High from").fill("1")
    go_on(page, "Save as a new version")
    assert page.title().startswith("Error: ")
    fine(page)
    page.goto("/what-to-do/?stage=8&platform=linkedin")
    assert "Ring the harbour master." in page.locator("main").inner_text()
    fine(page)
