"""Does one approach go through the whole house: reported, worked on, told of and counted, by exactly one?

Three people in three browsers, a real worker, a real mail server. After each act the exact figures are read
from the tallies, which the worker has folded by then.
"""

import re
from collections.abc import Callable
from email.message import Message

import pytest
from playwright.sync_api import Page

from config.up.child import wait_until
from events.clock import now
from events.models import Pending
from events.queries import faults
from notifications.models import Notification
from reports.models import Report
from tests.factories import Cast, assembled, filed
from trends import reference, snapshots
from trends.counting import count
from trends.reconciling import differences

UNITS = ("reports", "approaches", "people", "personas", "validated")
PROFILE = "https://uk.linkedin.com/in/anna-beacon/?trk=invite"


@pytest.fixture
def cast(transactional_db: None) -> Cast:
    """The people of the house, seen by the server of the test as well."""
    return assembled()


class House:
    """What the journey sees of the house from outside its pages: the figures, and the mail."""

    def __init__(self, letters: list[Message]) -> None:
        self.letters = letters
        self.settle()
        self.before = self.figures()

    def settle(self) -> None:
        """Until the worker has dealt with everything that happened."""
        assert wait_until(lambda: not Pending.objects.exists(), within=60), list(Pending.objects.values())

    def figures(self) -> dict[str, int]:
        day = now().date()
        return {unit: count(day, now()).months[f"{day:%Y-%m}"][unit] for unit in UNITS}

    def moved_by(self) -> tuple[int, ...]:
        """By how much each of the five units has moved since the beginning."""
        self.settle()
        found = self.figures()
        return tuple(found[unit] - self.before[unit] for unit in UNITS)

    def mailed(self, name: str) -> int:
        """How many letters this person has had."""
        return sum(f"{name}@lighthouses.example" in str(letter["To"]) for letter in list(self.letters))


@pytest.fixture
def house(cast: Cast, celery_worker_process: object, smtp: object) -> House:
    for name in ("una", "udo", "uli", "ute", "ulf", "una-mae", "ugo"):
        profile = f"https://www.linkedin.com/in/somebody-else-{name}"
        filed(cast.person(name, unit=cast.lamps), platform="linkedin", addresses=[profile])
    return House(smtp.messages)  # type: ignore[attr-defined]


def press(page: Page, name: str) -> None:
    """The first button, or link that looks like one, of this name."""
    page.get_by_role("main").locator("a, button").filter(has_text=re.compile(rf"^\s*{name}")).first.click()
    page.wait_for_load_state()


def report_an_approach(page: Page) -> str:
    page.goto("/report/")
    press(page, "Start now")
    page.get_by_label("Named").check()
    press(page, "Continue")
    page.get_by_label("What happened?").fill("She offered me a fee for a paper on our plans.")
    press(page, "Continue")
    page.get_by_label("Where did it begin?").select_option("LinkedIn")
    page.get_by_label("addresses").fill(PROFILE)
    press(page, "Continue")
    page.get_by_label("We exchanged messages").check()
    press(page, "Continue")
    press(page, "Continue")  # past evidence: she has none
    page.get_by_label("What I have written is true").check()
    press(page, "Send your report")
    page.get_by_role("heading", name="Report sent").wait_for()
    return Report.objects.latest("pk").reference


def judge(page: Page, severity: str, likelihood: str) -> None:
    for field, value in {"severity": severity, "likelihood": likelihood, "confidence": "moderate"}.items():
        page.locator(f"input[name={field}][value={value}]").check()


def test_one_approach_moves_each_figure_by_exactly_one(cast: Cast, house: House, new_page: Callable[..., Page]) -> None:
    sam, olga, lena, max_ = (new_page(each) for each in (cast.sam, cast.olga, cast.lena, cast.max))

    reference = report_an_approach(sam)
    assert house.moved_by() == (1, 1, 1, 1, 0)
    assert wait_until(lambda: house.mailed("olga") > 0, within=60)

    olga.goto(f"/cases/{reference}/")
    press(olga, "Claim")
    press(olga, "Investigate")
    judge(olga, "medium", "likely")
    press(olga, "Investigate")
    assert house.moved_by() == (1, 1, 1, 1, 1)

    press(olga, "Ask the reporter")
    olga.get_by_label("What do you want to ask?").fill("Did she name a client?")
    press(olga, "Ask the reporter")
    assert wait_until(lambda: house.mailed("sam") > 0, within=60)
    assert all("client" not in str(letter) for letter in house.letters)
    sam.goto(f"/reports/{reference}/")
    sam.get_by_label("Your answer").fill("No, never.")
    press(sam, "Send your answer")

    letters = house.mailed("sam")
    conclude(olga, reference)
    lena.goto(f"/cases/{reference}/")
    press(lena, "Approve")  # shows what is approved, and asks once more
    press(lena, "Approve")
    assert wait_until(lambda: house.mailed("sam") > letters, within=60)
    sam.goto(f"/reports/{reference}/")
    assert "You did the right thing." in sam.locator("main").inner_text()
    assert house.moved_by() == (1, 1, 1, 1, 1)

    sam.get_by_label("Add information").fill("It was an advertisement after all: everybody here has had the same one.")
    press(sam, "Send")
    dismiss_as_spam(olga, reference)
    lena.goto(f"/cases/{reference}/")
    press(lena, "Approve")
    press(lena, "Approve")
    assert house.moved_by() == (1, 0, 0, 0, 0)

    manager_reads(max_)
    prove(house)


def conclude(olga: Page, reference: str) -> None:
    olga.goto(f"/cases/{reference}/")
    press(olga, "Mark as read")
    while olga.get_by_role("button", name="Mark as done").count():
        press(olga, "Mark as done")
    press(olga, "Conclude")
    judge(olga, "high", "likely")
    olga.locator("input[name=outcome][value=likely_hostile]").check()
    olga.locator("[name=summary]").fill("A firm that does not exist.")
    olga.locator("[name=reply]").fill("You did the right thing.")
    press(olga, "Conclude")


def dismiss_as_spam(olga: Page, reference: str) -> None:
    olga.goto(f"/cases/{reference}/")
    press(olga, "Mark as read")
    press(olga, "Dismiss")
    olga.locator("input[name=outcome][value=commercial_spam]").check()
    olga.locator("[name=reason]").fill("Sent to everybody.")
    olga.locator("[name=reply]").fill("You can ignore it. Thank you for asking.")
    press(olga, "Dismiss")


def manager_reads(page: Page) -> None:
    """Eight reports and seven approaches: what may be shown of them is ten and five."""
    reference.load()
    snapshots.take()
    page.goto("/statistics/")
    row = page.get_by_role("row").filter(has_text="This year so far").first
    assert [cell.strip() for cell in row.get_by_role("cell").all_inner_texts()][:2] == ["10", "5"]


def prove(house: House) -> None:
    assert list(differences()) == []
    assert faults() == []
    told = Notification.objects.values_list("event", "recipient", "channel")
    assert len(told) == len(set(told))
    assert len({letter["Message-ID"] for letter in house.letters}) == len(house.letters)
