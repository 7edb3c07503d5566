"""Can anybody at the staff door report in each of the three ways, and follow it, on pages that everybody can use?"""

from collections.abc import Callable

import pytest
from django.utils import translation
from django.utils.translation import gettext
from playwright.sync_api import Page

from cases.actions import move
from reports.actions import unseal
from reports.models import Report
from tests.factories import CONCLUSION, Cast, assembled, at, filed
from tests.journeys.conftest import NARROW, WIDE
from tests.journeys.test_officer import choose, press, tab_to, write

STORY = "A recruiter I had never met offered me money for a talk."
with_script_and_without = pytest.mark.parametrize(("size", "script"), [(WIDE, True), (NARROW, False)])


@pytest.fixture
def cast(transactional_db) -> Cast:
    """The people of the house, seen by the server of the test as well."""
    return assembled()


class Traveller:
    """Somebody who counts the pages they see and what they have to press, choose or fill in."""

    def __init__(self, page: Page, script: bool, fine: Callable[..., None]) -> None:
        self.page, self.script, self.fine = page, script, fine
        self.pages = self.deeds = 0

    def open(self, path: str) -> None:
        self.page.goto(path)
        self._arrived()

    def press(self, name: str, role: str = "button") -> None:
        self.page.get_by_role(role, name=name, exact=role == "button").click()
        self.page.wait_for_load_state()
        self.deeds += 1
        self._arrived()

    def fill(self, label: str, text: str) -> None:
        self.page.get_by_label(label).fill(text)
        self.deeds += 1

    def choose(self, label: str) -> None:
        self.page.get_by_label(label).check()
        self.deeds += 1

    def sees(self, text: str) -> None:
        assert text in self.page.locator("main").inner_text(), self.page.url

    def _arrived(self) -> None:
        self.pages += 1
        self.fine(self.page, self.script)


@pytest.fixture
def travel(new_page, fine) -> Callable[..., Traveller]:
    return lambda person, size, script: Traveller(
        new_page(person, viewport=size, java_script_enabled=script), script, fine
    )


@pytest.mark.parametrize(("size", "script", "language"), [(WIDE, True, "English"), (NARROW, False, "Cymraeg")])
def test_a_named_report_takes_few_pages_and_few_presses(cast, travel, size, script, language):
    sam, say = travel(cast.sam, size, script), in_language(language)
    sam.open("/report/")
    if language != "English":
        sam.press(language)
    sam.pages, sam.deeds = 1, 0
    sam.press(say("Start now"))
    sam.choose(say("Named"))
    sam.press(say("Continue"))
    sam.fill(say("What happened?"), STORY)
    sam.press(say("Continue"))
    sam.page.get_by_label(say("Where did it begin? (optional)")).select_option("LinkedIn")
    sam.deeds += 1
    sam.press(say("Continue"))
    sam.choose(say("We exchanged messages"))
    sam.press(say("Continue"))
    sam.press(say("Continue"))  # nothing to bring along
    sam.page.get_by_role("checkbox").check()
    sam.deeds += 1
    sam.press(say("Send your report"))
    sam.sees(say("Report sent"))
    assert (sam.pages <= 8, sam.deeds <= 12) == (True, True), (sam.pages, sam.deeds)
    assert Report.objects.get().approach.platform == "linkedin"


def in_language(language: str) -> Callable[[str], str]:
    """What a button or a question is called on the pages of this language."""

    def say(sentence: str) -> str:
        with translation.override("cy" if language == "Cymraeg" else "en-gb"):
            return gettext(sentence)

    return say


def test_every_kind_of_page_can_be_used_in_welsh(cast, travel):
    sam = travel(cast.sam, WIDE, True)
    reference = filed(cast.sam).reference
    sam.open("/")
    sam.press("Cymraeg")
    for path in (f"/reports/{reference}/", f"/reports/{reference}/sent/", f"/reports/{reference}/withdraw/",
                 f"/reports/{at('closed', cast).reference}/", "/account/password/set/", "/account/2fa/",
                 "/account/2fa/totp/activate/", "/check/profile/", "/what-to-do/?stage=6",
                 "/lessons/recognise/", "/lessons/managers/", "/notifications/mail/", "/no/such/page/"):  # fmt: skip
        sam.open(path)
        assert sam.page.locator("html").get_attribute("lang") == "cy", path
    sam.open("/report/known/")
    sam.press("Parhau")
    sam.sees("Dewiswch sut yr hoffech gael eich adnabod")


@with_script_and_without
def test_a_confidential_reporter_answers_is_told_of_the_unsealing_and_reads_the_outcome(cast, travel, size, script):
    sam = travel(cast.sam, size, script)
    sam.open("/report/known/")
    sam.press("Continue")
    sam.sees("Select how you want to be known")
    sam.choose("Confidential")
    sam.press("Continue")
    sam.press("Continue")
    sam.sees("Tell us in a few words what happened")
    sam.fill("What happened?", STORY)
    sam.choose("A colleague was")
    sam.fill("Your colleague’s work email", "olga")
    sam.press("Continue")
    sam.sees("Enter an email address in the correct format")
    sam.fill("Your colleague’s work email", "max@lighthouses.example")
    sam.press("Continue")
    sam.open("/report/")
    sam.sees("You have an unfinished report")
    sam.press("Continue your report")
    sam.press("Continue")
    sam.press("Continue")
    sam.press("Continue")
    sam.press("Send your report")
    sam.sees("Tick the box to confirm the declaration")
    sam.choose("What I have written is true")
    sam.press("Send your report")
    reference = Report.objects.get().reference
    move(reference, "claim", by=cast.olga, version=None)
    move(reference, "ask", by=cast.olga, version=None, question="Which name did they use?")
    unseal(reference, reason="We must warn your unit.", by=cast.lena, version=None)
    sam.press("See your report", "link")
    sam.sees("Which name did they use?")
    sam.sees("We must warn your unit.")
    sam.press("Send your answer")
    sam.sees("Write what you want to tell us")
    sam.fill("Your answer", "Ann Example")
    sam.press("Send your answer")
    sam.sees("What you wrote has reached us")
    move(reference, "conclude", by=cast.olga, version=None, **CONCLUSION)
    sam.open("/reports/")
    sam.sees("New message from us")
    sam.press(reference, "link")
    sam.sees(CONCLUSION["reply"])
    sam.press("I have read this")
    sam.fill("Add information", "They wrote again.")
    sam.press("Send")
    sam.sees("Being looked at")


@with_script_and_without
def test_somebody_without_a_name_reports_and_comes_back_with_the_code(cast, travel, size, script):
    freya = travel(None, size, script)
    freya.open("/")
    freya.page.get_by_role("button", name="Report without signing in").click()
    freya.press("Start without signing in")
    freya.press("Continue")
    freya.fill("What happened?", STORY)
    freya.press("Continue")
    freya.press("Continue")
    freya.choose("We met, online or in person")
    freya.press("Continue")
    freya.press("Continue")
    freya.choose("What I have written is true")
    freya.press("Continue")
    code = freya.page.locator("main code").inner_text()
    freya.press("Send your report")
    freya.sees("Enter the last 4 digits of your receipt code")
    freya.fill("What are the last 4 digits", code[-4:])
    freya.press("Send your report")
    freya.sees("Talk to us today")
    freya.press("Close this report on this screen")
    freya.fill("Receipt code", "1234 5678 9012 3456")
    freya.press("Open my report")
    freya.sees("We don’t know this receipt code")
    freya.fill("Receipt code", code)
    freya.press("Open my report")
    freya.sees(Report.objects.get().reference)
    freya.fill("Add information", "I remember a name.")
    freya.press("Send")
    freya.sees("I remember a name.")
    assert Report.objects.get().approach.stage == 6


@pytest.mark.parametrize(("mode", "size"), [("Named", WIDE), ("Confidential", NARROW), ("Anonymous", NARROW)])
def test_a_report_is_written_and_sent_by_keyboard_alone(cast, new_page, mode, size):
    unnamed = mode == "Anonymous"
    page = new_page(None if unnamed else cast.sam, viewport=size)
    page.goto("/report/")
    press(page, "Start without signing in" if unnamed else "Start now")
    if not unnamed:
        choose(page, mode)
    press(page, "Continue")
    write(page, "What happened?", STORY)
    for _ in ("happened", "who", "far", "evidence"):
        press(page, "Continue")
    tab_to(page, "What I have written is true")
    page.keyboard.press("Space")
    press(page, "Continue" if unnamed else "Send your report")
    if unnamed:
        code = page.locator("main code").inner_text()
        write(page, "What are the last 4 digits", code[-4:])
        press(page, "Send your report")
    assert "Report sent" in page.locator("main").inner_text()
    assert Report.objects.get().mode == mode.lower()


def test_the_pages_around_the_door_stand_in_nobodys_way(cast, travel):
    evidence = f"/cases/{at('triage', cast).reference}/evidence/"
    for person, paths in (
        (None, ["/privacy/", "/accessibility/", "/receipt/", "/account/login/"]),
        (cast.sam, ["/", "/reports/"]),
        (cast.olga, [evidence, f"{evidence}add/"]),
        (cast.ada, ["/organisation/keeping/", "/organisation/notices/", "/organisation/notices/privacy/",
                    "/status/counts/", "/organisation/weights/outcomes/"]),
    ):  # fmt: skip
        traveller = travel(person, WIDE, True)
        for path in paths:
            traveller.open(path)


def test_leaving_quickly_takes_one_press_to_somewhere_harmless(cast, travel):
    freya = travel(None, NARROW, False)
    freya.open("/report/")
    leave = freya.page.get_by_role("button", name="Leave this page quickly")
    assert leave.get_attribute("href").startswith("https://www.bbc.co.uk/")
    assert "noreferrer" in leave.get_attribute("rel")
