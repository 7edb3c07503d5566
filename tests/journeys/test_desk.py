"""Does an open queue stay right under the reader's hands, and say what changed without moving anything?"""

import pytest

from cases.actions import move, restrict
from tests.factories import Cast, filed

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

    urgent = filed(cast.sam, travel_planned=True).reference
    move(first.reference, "claim", by=cast.nora, version=1)
    olga.clock.run_for(A_LITTLE_LATER)
    said = olga.locator(".app-fresh [role=status]")
    olga.get_by_text(f"1 new case. {first.reference}: Nora claimed the case.").wait_for()
    assert references(olga) == before
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
