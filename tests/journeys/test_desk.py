"""Does an open queue stay right under the reader's hands, and do single keys work through it?"""

import pytest

from cases.actions import move, restrict
from cases.models import Case
from tests.factories import Cast, filed
from tests.journeys.conftest import look

pytestmark = pytest.mark.django_db(transaction=True)
A_LITTLE_LATER = 21_000  # milliseconds: the page asks every 20 seconds


def references(page) -> list[str]:
    return page.locator("table.app-lines tbody tr").evaluate_all("rows => rows.map(row => row.dataset.case)")


def test_an_open_queue_says_what_changed_and_moves_nothing_until_asked(cast: Cast, new_page, barriers):
    first, second, third = (filed(cast.sam).case for _ in range(3))
    olga = new_page(cast.olga)
    olga.clock.install()
    olga.goto("/cases/?view=new")
    before = references(olga)
    olga.get_by_label(f"Select {third.reference}").check()
    olga.get_by_role("link", name=second.reference).focus()
    places = [row.bounding_box() for row in olga.locator("table.app-lines tbody tr").all()]

    urgent = filed(cast.sam, travel_planned=True).reference
    move(first.reference, "claim", by=cast.nora, version=1)
    olga.clock.run_for(A_LITTLE_LATER)
    said = olga.locator(".app-fresh [role=status]")
    olga.get_by_text(f"1 new case. {first.reference}: Nora claimed the case.").wait_for()
    look(olga, "queue that says what changed")
    assert references(olga) == before
    assert [row.bounding_box() for row in olga.locator("table.app-lines tbody tr").all()] == places
    assert olga.evaluate("document.activeElement.innerText") == second.reference
    assert olga.get_by_label(f"Select {third.reference}").is_checked()
    assert barriers(olga) == []

    restrict(second.reference, restricted=True, by=cast.lena, version=None)
    olga.clock.run_for(A_LITTLE_LATER)
    olga.get_by_text(f"{second.reference}: It is no longer among the cases that you can see.").wait_for()
    assert first.reference not in said.inner_text()
    assert references(olga) == before

    offer = olga.get_by_role("button", name="Show 1 new case")
    offer.focus()
    olga.keyboard.press("Enter")
    assert references(olga) == [urgent, third.reference]
    assert olga.evaluate("document.activeElement.innerText") == urgent
    assert olga.get_by_label(f"Select {third.reference}").is_checked()
    assert olga.locator(".app-views [aria-current=page] .app-count").inner_text() == "2"

    olga.get_by_role("button", name="Pause").press("Enter")
    fourth = filed(cast.sam).reference
    olga.clock.run_for(A_LITTLE_LATER)
    assert olga.get_by_role("button", name="Show 1 new case").count() == 0
    olga.get_by_role("button", name="Keep it up to date").press("Enter")
    olga.get_by_role("button", name="Show 1 new case").press("Enter")
    assert fourth in references(olga)


def test_single_keys_work_through_the_queue_and_never_while_somebody_types(cast: Cast, new_page, barriers):
    cases = [filed(cast.sam).case for _ in range(3)]
    olga = new_page(cast.olga)
    olga.goto("/cases/?view=new")
    order = references(olga)
    focused = "document.activeElement.innerText || document.activeElement.id"
    for key, expected in (("j", order[0]), ("j", order[1]), ("j", order[2]), ("j", order[2]), ("k", order[1])):
        olga.keyboard.press(key)
        assert olga.evaluate(focused) == expected
    with olga.expect_navigation():
        olga.keyboard.press("o")
    with olga.expect_navigation():
        olga.get_by_role("link", name="Back to the cases").press("Enter")
    assert olga.url.endswith("/cases/?view=new")
    for key in ("c", "a", "n", "o", "x"):  # nothing is done to a line that hasn't the focus
        olga.keyboard.press(key)
    olga.keyboard.press("k")
    olga.keyboard.press("j")
    assert olga.evaluate(focused) == order[1]
    olga.keyboard.press("x")
    assert olga.get_by_label(f"Select {order[1]}").is_checked()
    assert olga.evaluate(focused) == order[1]
    olga.keyboard.press("/")
    olga.keyboard.type("jokax?")
    assert olga.locator("#q").input_value() == "jokax?"
    olga.keyboard.press("Escape")
    assert olga.evaluate(focused) == order[1]

    olga.keyboard.press("?")
    sheet = olga.get_by_role("dialog", name="Keyboard shortcuts")
    sheet.get_by_text("Select the case, or no longer").wait_for()
    look(olga, "sheet of keys")
    assert barriers(olga) == []
    olga.keyboard.press("Escape")
    sheet.wait_for(state="detached")
    with olga.expect_navigation():
        olga.keyboard.press("c")
    olga.get_by_role("heading", name="Claim 1 case").wait_for()
    olga.goto("/cases/?view=new")
    with olga.expect_navigation():
        olga.keyboard.press("j")
        olga.keyboard.press("c")
    olga.get_by_text("You claimed the case.").wait_for()
    olga.keyboard.press("n")
    olga.keyboard.type("Olga can claim with c.")
    assert olga.get_by_label("Note").input_value() == "Olga can claim with c."
    assert {each.status for each in Case.objects.filter(pk__in=[case.pk for case in cases])} == {"new", "triage"}

    olga.goto("/cases/keys/")
    olga.get_by_role("button", name="Turn the shortcuts off").press("Enter")
    olga.get_by_text("Keyboard shortcuts are off now.").wait_for()
    olga.goto("/cases/?view=new")
    olga.keyboard.press("j")
    assert olga.evaluate("document.activeElement.tagName") == "BODY"
