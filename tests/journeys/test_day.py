"""Can an officer do a whole day's work, from signing in to signing out, without once touching a mouse?"""

import pytest
from playwright.sync_api import Page

from cases.actions import hear
from cases.models import Case, Match, SavedView, Takedown
from events.queries import history
from reports.actions import trace_told
from tests.factories import Cast, filed
from tests.journeys.test_officer import choose, press, tab_to, write

pytestmark = pytest.mark.django_db(transaction=True)
PASSWORD = "correct horse battery"
TOLD = {"platform": "linkedin", "persona_name": "Anna Beacon", "addresses": ["linkedin.com/in/anna-b"]}


def test_an_officers_day_by_keyboard_alone(cast: Cast, new_page):
    report, mate = filed(cast.sam, travel_planned=True, **TOLD), filed(cast.sam, **TOLD)
    spam = [filed(cast.sam, narrative="Cheap marmalade, act now!").reference for _ in range(2)]
    trace_told()
    cast.olga.set_password(PASSWORD)
    cast.olga.save()
    olga = new_page()
    sign_in(olga, cast)
    press(olga, "Take the next case")
    assert report.reference in olga.title()
    look_into(olga, cast, report, mate)
    ask_and_conclude(olga, report)
    dismiss_two(olga, spam)
    find_again(olga, spam)
    press(olga, "Sign out")
    assert olga.title() == "Sign in – Countersign"


def sign_in(olga: Page, cast: Cast) -> None:
    olga.goto("/cases/")
    write(olga, "Email", cast.olga.email)
    write(olga, "Password", PASSWORD)
    with olga.expect_navigation():
        olga.keyboard.press("Enter")
    assert olga.title() == "Waiting for me – Cases – Countersign"


def look_into(olga: Page, cast: Cast, report, mate) -> None:
    """Read it, write to a colleague, judge it, take a match and have the profile taken down."""
    press(olga, "Reporter’s account")
    assert "A stranger offered me money" in olga.inner_text("main")
    open_first(olga)
    olga.keyboard.press("n")
    olga.keyboard.type("Known to you, @Nora?")
    press(olga, "Add note")
    mentioned = history("case", report.case_id).filter(kind="note").get().data["mentioned"]
    assert mentioned == [cast.nora.pk]
    press(olga, "Investigate")
    for choice in ("Low", "Likely or probable", "Moderate"):
        choose(olga, choice)
    press(olga, "Investigate")
    press(olga, "Accept or reject")
    assert mate.reference in olga.inner_text("main")
    choose(olga, "They are connected in some other way")
    press(olga, "Save")
    found = Match.objects.filter(case=report.case_id, other=mate.case_id)
    assert set(found.values_list("verdict", flat=True)) == {"accepted"}
    tab_to(olga, "Reporter’s account")
    press(olga, "Takedowns")
    tab_to(olga, "LinkedIn")
    olga.keyboard.press("Space")
    press(olga, "Note the request")
    assert Takedown.objects.get().case_id == report.case_id


def open_first(olga: Page) -> None:
    """From a case back to the queue, and into the first case there."""
    press(olga, "Back to the cases")
    olga.keyboard.press("j")
    with olga.expect_navigation():
        olga.keyboard.press("o")


def ask_and_conclude(olga: Page, report) -> None:
    open_first(olga)
    press(olga, "Ask the reporter")
    write(olga, "What do you want to ask?", "Did they name a company?")
    press(olga, "Ask the reporter")
    hear(report.conversation, "Yes, Harbour Partners.")
    open_first(olga)
    press(olga, "Mark as read")
    while olga.get_by_role("button", name="Mark as done").count():
        press(olga, "Mark as done")
    press(olga, "Propose a referral")
    write(olga, "Why should the case be referred?", "The police collect these.")
    press(olga, "Propose a referral")
    press(olga, "Conclude")
    for choice in ("Low", "Likely or probable", "Moderate", "Likely hostile"):
        choose(olga, choice)
    write(olga, "Summary of the case", "A recruiter who does not exist.")
    write(olga, "What do you want to tell the reporter?", "You did the right thing.")
    press(olga, "Conclude")
    assert "Somebody else now has a second look" in olga.inner_text("main")


def dismiss_two(olga: Page, references: list[str]) -> None:
    press(olga, "Back to the cases")
    press(olga, "New")
    for _ in range(3):
        olga.keyboard.press("j")
        if olga.evaluate("document.activeElement.innerText") in references:
            olga.keyboard.press("x")
    with olga.expect_navigation():
        olga.keyboard.press("d")
    assert "It closes, and the reporter reads the reply." in olga.inner_text("main")
    choose(olga, "Commercial spam")
    write(olga, "Why are you dismissing it?", "Mass mailing")
    write(olga, "What do you want to tell the reporter?", "It was advertising. Thank you.")
    press(olga, "Dismiss")
    assert "Dismiss: 2 of 2 done" in olga.inner_text("main")
    assert set(Case.objects.filter(reference__in=references).values_list("status", flat=True)) == {"closed"}


def find_again(olga: Page, references: list[str]) -> None:
    """Search for what was dismissed, and save a view of the queue."""
    press(olga, "Back to the cases")
    olga.keyboard.press("/")
    olga.keyboard.type("marmalade")
    with olga.expect_navigation():
        olga.keyboard.press("Enter")
    assert all(reference in olga.inner_text("main") for reference in references)
    press(olga, "Back to the cases")
    press(olga, "Find a case or filter")
    tab_to(olga, "Severity")
    olga.keyboard.type("Low")
    press(olga, "Apply")
    tab_to(olga, "Save a view")
    olga.keyboard.press("Enter")
    write(olga, "What should this view be called?", "Small fry")
    press(olga, "Save this view")
    assert SavedView.objects.get().values == {"view": "new", "severity": "low"}
