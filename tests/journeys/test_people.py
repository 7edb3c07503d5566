"""Can an administrator let somebody in who then signs in by themselves, and is every page open to everybody?

The pages about people, rights and settings, and those of notifications, wide and on a telephone.
"""

from datetime import date

import pytest

from accounts.actions import count_heads
from events.doers import SYSTEM
from notifications.sending import send_waiting
from notifications.telling import tell
from tests.factories import Cast, at, filed
from tests.journeys.conftest import TELEPHONE, look

pytestmark = pytest.mark.django_db(transaction=True)
PASSWORD = "a long and winding road"
DESK = {"width": 1280, "height": 800}


def test_somebody_is_let_in_chooses_a_password_and_finds_their_work(cast: Cast, new_page, smtp_settings, settings):
    tell()
    send_waiting()
    ada = new_page(cast.ada)
    ada.goto("/people/")
    ada.get_by_role("button", name="Add a person").click()
    ada.get_by_label("Name", exact=True).fill("Wilma")
    ada.get_by_label("Email address").fill("wilma@lighthouses.example")
    ada.get_by_label("Officer, North desk").check()
    ada.get_by_role("button", name="Add the person").click()
    ada.get_by_text("Wilma can now use Countersign").wait_for()

    filed(cast.sam)
    tell()
    send_waiting()
    letters = smtp_settings.to("wilma@lighthouses.example")
    link = next(line for line in letters[0].get_content().splitlines() if "/key/" in line)
    wilma = new_page()
    wilma.goto(link.removeprefix(settings.SITE_URL))
    wilma.get_by_label("New password", exact=True).fill(PASSWORD)
    wilma.get_by_label("New password, once more").fill(PASSWORD)
    wilma.get_by_role("button", name="Save the password").click()
    wilma.wait_for_load_state()

    wilma.goto("/notifications/")
    wilma.get_by_label("Email").fill("wilma@lighthouses.example")
    wilma.get_by_label("Password", exact=True).fill(PASSWORD)
    wilma.get_by_role("button", name="Sign in").click()
    wilma.get_by_role("link", name="A new case is waiting at your desk").wait_for()
    wilma.get_by_role("button", name="Mark as read").first.click()
    wilma.wait_for_load_state()
    assert wilma.get_by_role("button", name="Mark as read").count() == 0


def pages(cast: Cast):
    """Every page of ours: whose, where, and what is pressed there to see its errors."""
    return [
        (cast.ada, "/people/", ""),
        (cast.ada, "/people/add/", "Add the person"),
        (cast.ada, f"/people/{cast.olga.pk}/", "Give this role"),
        (cast.ada, f"/people/{cast.ada.pk}/", ""),
        (cast.ada, f"/people/{cast.sam.pk}/change/", ""),
        (cast.ada, "/organisation/", ""),
        (cast.ada, "/organisation/change/", ""),
        (cast.ada, "/organisation/desks/add/", "Save"),
        (cast.ada, "/organisation/units/add/", "Save"),
        (cast.ada, f"/organisation/units/{cast.lamps.pk}/", "Save"),
        (cast.ada, f"/organisation/units/{cast.lamps.pk}/change/", ""),
        (cast.ada, "/organisation/lists/", ""),
        (cast.ada, "/organisation/lists/platform/add/", "Save"),
        (cast.ada, "/organisation/lists/platform/xing/", ""),
        (cast.ada, "/organisation/texts/", ""),
        (cast.ada, "/organisation/texts/add/", "Add the text"),
        (cast.ada, "/organisation/checklists/every/", ""),
        (cast.lena, "/officers/", ""),
        (cast.lena, f"/people/{cast.olga.pk}/away/", "Note it"),
        (cast.lena, f"/officers/{cast.olga.pk}/hand-on/", "Hand on"),
        (cast.lena, "/status/", ""),
        (cast.audra, "/rights/", ""),
        (cast.sam, "/token/", "Make a token"),
        (cast.olga, "/notifications/", "Mark all as read"),
        (cast.lena, "/notifications/mail/", ""),
        (cast.max, "/notifications/", ""),
    ]


def test_no_page_has_barriers_nor_runs_over_its_edge(cast: Cast, new_page, become, barriers):
    count_heads(cast.lamps, {date(2026, 4, 1): 120, date(2026, 3, 1): 118}, by=SYSTEM)
    at("review", cast)
    filed(cast.sam)
    tell()
    page = new_page(**TELEPHONE)
    for person, path, pressed in pages(cast):
        become(page, person)
        page.goto(path)
        for state in filter(None, ("as it is", pressed)):
            if state == pressed:
                page.get_by_role("button", name=pressed, exact=True).click()
                page.wait_for_load_state()
            for size in (DESK, TELEPHONE["viewport"]):
                page.set_viewport_size(size)
                look(page, f"{person}{path}{state}-{size['width']}")
                assert barriers(page) == [], (path, state, size)
                assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), (path, state, size)
