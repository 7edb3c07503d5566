"""Can two officers take a case from the queue to its close, by keyboard alone, on pages that everybody can use?"""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from accounts.models import User
from cases.actions import (
    add_evidence,
    ask_takedown,
    check_evidence,
    edit_note,
    hear,
    keep_view,
    merge_personas,
    note,
    propose,
    restrict,
)
from cases.evidence.taking import take
from cases.models import Case, Match
from personas.models import Profile
from reports.actions import trace_told
from tests.browser import barriers_on as barriers
from tests.cases.evidence.files import picture
from tests.factories import Cast, assembled, at, filed
from tests.journeys.conftest import NewPage, look

WIDE, NARROW = 1280, 360


@pytest.fixture
def cast(transactional_db) -> Cast:
    """The people of the house, seen by the server of the test as well."""
    return assembled()


@pytest.fixture
def browser_of(new_page: NewPage) -> Callable:
    """A browser in which this person has signed in, as wide as said."""

    def open_for(user: User, *, width: int = WIDE) -> Page:
        return new_page(user, viewport={"width": width, "height": 900})

    return open_for


def trouble(page: Page, name: str = "") -> list[tuple[int, str, str]]:
    """What stands in somebody's way on this page, on a wide screen and on a narrow one."""
    found = []
    for width in (NARROW, WIDE):
        page.set_viewport_size({"width": width, "height": 900})
        look(page, f"{name or page.title()}-{width}")
        found += [(width, *barrier) for barrier in barriers(page)]
        if page.evaluate("document.documentElement.scrollWidth") > width:
            found.append((width, "sideways", page.url))
    return found


def tab_to(page: Page, text: str) -> None:
    """Press Tab until the control with this text, or the one it labels, has the focus."""
    for _ in range(120):
        page.keyboard.press("Tab")
        said = page.evaluate(
            "(e => (e.labels && e.labels.length ? [...e.labels].map(l => l.innerText).join(' ') : e.innerText) || '')"
            "(document.activeElement)"
        )
        if said.strip().startswith(text):
            return
    raise AssertionError(f"“{text}” can't be reached by keyboard on {page.url}")


def press(page: Page, text: str) -> None:
    tab_to(page, text)
    with page.expect_navigation():
        page.keyboard.press("Enter")


def choose(page: Page, group: str) -> None:
    """Into a group of radio buttons by Tab, and to the choice by the arrow keys."""
    for _ in range(120):
        page.keyboard.press("Tab")
        if page.evaluate("document.activeElement.type") == "radio":
            break
    for _ in range(12):
        if page.evaluate("document.activeElement.labels[0].innerText").strip() == group:
            page.keyboard.press("Space")
            return
        page.keyboard.press("ArrowDown")
    raise AssertionError(f"there is no choice “{group}” on {page.url}")


def write(page: Page, label: str, text: str) -> None:
    tab_to(page, label)
    page.keyboard.type(text)


def test_two_officers_take_a_case_to_its_close_by_keyboard_alone(cast, browser_of):
    report = filed(
        cast.sam, platform="linkedin", stage=4, persona_name="Anna Beacon", addresses=["linkedin.com/in/anna-b"]
    )
    olga = browser_of(cast.olga)
    olga.goto("/cases/?view=new")
    press(olga, report.reference)
    press(olga, "Claim")
    assert "You claimed the case." in olga.inner_text("main")

    press(olga, "Investigate")
    for choice in ("High", "Likely or probable", "Moderate"):
        choose(olga, choice)
    press(olga, "Investigate")
    press(olga, "Ask the reporter")
    write(olga, "What do you want to ask?", "Did they name a company?")
    press(olga, "Ask the reporter")
    assert "Awaiting reporter" in olga.inner_text("main")

    hear(report.conversation, "Yes, Harbour Partners.")
    olga.reload()
    assert "Yes, Harbour Partners." in olga.inner_text("main")
    press(olga, "Mark as read")
    while olga.get_by_role("button", name=re.compile("^Mark as done")).count():
        press(olga, "Mark as done")
    press(olga, "Conclude")
    for choice in ("High", "Likely or probable", "Moderate", "Likely hostile"):
        choose(olga, choice)
    write(olga, "Summary of the case", "A recruiter who does not exist.")
    write(olga, "What do you want to tell the reporter?", "You did the right thing.")
    press(olga, "Conclude")
    assert "For second look" in olga.inner_text("main")
    assert olga.get_by_role("link", name="Approve").count() == 0

    nora = browser_of(cast.nora)
    nora.goto("/cases/")
    press(nora, report.reference)
    press(nora, "Approve")
    assert "You did the right thing." in nora.inner_text("main")
    press(nora, "Approve")
    assert "Closed" in nora.inner_text("main")
    assert Case.objects.get(reference=report.reference).outcome == "likely_hostile"


@pytest.fixture
def places(cast) -> dict[str, tuple[User, str]]:
    """Every page of the desk in a telling state: who looks, and where."""
    told = {"persona_name": "Anna Beacon", "claimed_employer": "Harbour Partners", "platform": "linkedin", "stage": 3,
            "addresses": ["https://www.linkedin.com/in/anna-beacon-482/", "anna@harbour-partners.example"]}  # fmt: skip
    case, mate = at("investigation", cast, **told), at("triage", cast, **told)
    other = filed(cast.sam, persona_name="Ann Beacon", addresses=["https://x.com/annb"]).approach
    for number in range(3):
        filed(cast.sam, stage=number * 3, travel_planned=number == 2)
    hear(case.approaches.get().conversations.get(), "They wrote again and offered to pay for the flight.")
    note(case.reference, "The company isn't in the register of companies.", by=cast.nora)
    propose(case.reference, "The police collect reports of this persona.", by=cast.olga, version=None)
    persona = case.approaches.get().persona
    merge_personas(other.persona_id, persona.pk, reason="Same photograph", by=cast.olga, version=1)
    sealed = filed(cast.sam, mode="confidential").case
    here, ref = f"/cases/{case.reference}/", case.reference
    acts = {name: (cast.lena if name in ("refer", "restrict", "open_to") else cast.olga, f"{here}do/{name}/")
            for name in ("conclude", "ask", "hand_over", "assess", "refer", "restrict", "open_to")}  # fmt: skip
    return acts | {
        "queue": (cast.olga, "/cases/"),
        "queue of the new": (cast.olga, "/cases/?view=new&severity=critical"),
        "empty queue": (cast.otto, "/cases/"),
        "missing reference": (cast.olga, "/cases/?reference=00000-00000"),
        "case": (cast.olga, here),
        "case of a lead": (cast.lena, here),
        "closed case": (cast.lena, f"/cases/{at('closed', cast).reference}/"),
        "referred case": (cast.olga, f"/cases/{at('referred', cast).reference}/"),
        "second look": (cast.nora, f"/cases/{at('review', cast).reference}/do/approve/"),
        "dismiss": (cast.olga, f"/cases/{mate.reference}/do/dismiss/"),
        "describe": (cast.olga, f"{here}approaches/{case.approaches.get().pk}/describe/"),
        "link persona": (cast.olga, f"{here}approaches/{case.approaches.get().pk}/link_persona/"),
        "account": (cast.olga, f"{here}account/"),
        "unseal": (cast.lena, f"/cases/{sealed.reference}/account/unseal/"),
        "personas": (cast.olga, "/personas/"),
        "persona": (cast.olga, f"/personas/{persona.pk}/"),
        "merge": (cast.olga, f"/personas/{persona.pk}/merge/"),
        "not possible": (cast.olga, f"/cases/{ref}/do/claim/"),
    }


@pytest.fixture
def further(places, cast) -> dict[str, tuple[User, str]]:
    """The pages on which there is the most to see, or nothing at all."""
    here = places["case"][1]
    case = Case.objects.get(reference=here.split("/")[2])
    profile = Profile.objects.filter(sightings__approach__case=case).order_by("pk").first()
    taken = ask_takedown(case.reference, profile.pk, by=cast.olga, version=None, platform_reference="LK-2211")
    full = filed(cast.sam, persona_name="Full Moon").case
    for number in range(50):
        note(full.reference, f"Day {number}: the recruiter’s company has no address that exists.", by=cast.nora)
    written = note(case.reference, "They ask for travel dates. @Nora, please look.", by=cast.olga)
    edit_note(case.reference, written.pk, "They ask for travel dates and a passport.", edition=1, by=cast.olga)
    files = [take(f"screenshot-{number}.png", picture(size=(60 + number, 40))) for number in range(20)]
    add_evidence(full.reference, files, by=cast.olga, origin="Sent by the reporter’s line manager")
    check_evidence()
    filed(cast.sam, persona_name="王伟", narrative="A man called 王伟 wrote to me.")
    trace_told()
    view = keep_view("Grave and new", {"view": "new", "severity": "critical"}, by=cast.lena, desk=cast.north)
    kept = at("triage", cast)
    restrict(kept.reference, restricted=True, by=cast.lena, version=None)
    return {
        "matches": (cast.olga, f"{here}matches/{match_of(case).reference}/"),
        "takedowns": (cast.olga, "/takedowns/"), "takedowns in": (cast.olga, f"{here}takedowns/"),
        "takedown": (cast.olga, f"{here}takedowns/{taken.pk}/"), "readings": (cast.lena, f"{here}readings/"),
        "search": (cast.olga, "/cases/search/?q=stranger"), "search in vain": (cast.olga, "/cases/search/?q=marmalade"),
        "search for two characters": (cast.olga, "/cases/search/?q=王伟"), "search box": (cast.olga, "/cases/search/"),
        "saved view": (cast.lena, f"/cases/views/{view.pk}/"), "filters": (cast.olga, "/cases/?view=new&narrow=yes"),
        "note with editions": (cast.olga, f"{here}notes/{written.pk}/"),
        "sharing a note": (cast.olga, f"{here}notes/{written.pk}/share/"),
        "case full of notes": (cast.olga, f"/cases/{full.reference}/"),
        "evidence of twenty files": (cast.olga, f"/cases/{full.reference}/evidence/"),
        "restricted": (cast.olga, f"/cases/{kept.reference}/"), "keys": (cast.olga, "/cases/keys/"),
        "adding evidence": (cast.nora, f"/cases/{full.reference}/evidence/add/"),
        "empty view": (cast.otto, "/cases/?view=new"), "unusual reading": (cast.audra, "/unusual-reading/"),
    }  # fmt: skip


def match_of(case: Case) -> Case:
    return Match.objects.filter(case=case).first().other


def test_every_page_of_the_desk_is_free_of_barriers_wide_and_narrow(places, further, new_page, become):
    page, found = new_page(), {}
    for name, (user, path) in (places | further).items():
        become(page, user)
        answer = page.goto(path)
        assert answer.status == (409 if name == "not possible" else 200), name
        found[name] = trouble(page, name)
    assert {name: seen for name, seen in found.items() if seen} == {}


def test_a_form_with_errors_is_free_of_barriers_too(places, new_page, become):
    page = new_page()
    for name in ("conclude", "dismiss", "ask", "describe", "merge", "unseal", "refer"):
        user, path = places[name]
        become(page, user)
        page.goto(path)
        for box in page.locator("main form textarea, main form input[type=text]").all():
            if box.is_visible():
                box.fill("")
        with page.expect_navigation():
            page.locator("main form button").first.click()
        assert page.title().startswith("Error: "), name
        assert trouble(page) == [], name


def test_the_page_of_both_texts_is_free_of_barriers_and_loses_nothing(places, cast, browser_of):
    page = browser_of(cast.olga)
    page.goto(places["ask"][1])
    page.get_by_label("What do you want to ask?").fill("Which company did they name?")
    note(places["ask"][1].split("/")[2], "Somebody was faster.", by=cast.nora)
    page.get_by_role("button", name="Ask the reporter").click()
    assert "Nora wrote a note" in page.inner_text("main")
    assert trouble(page) == []
    page.get_by_role("button", name="Ask the reporter").click()
    assert "Which company did they name?" in page.inner_text("main")


def test_many_cases_are_dismissed_together_with_a_result_for_each(cast, browser_of):
    references = [filed(cast.sam).reference for _ in range(3)]
    page = browser_of(cast.olga)
    page.goto("/cases/?view=new")
    for reference in references[:2]:
        page.get_by_label(f"Select {reference}").check()
    page.get_by_role("button", name="Dismiss").click()
    assert trouble(page) == []
    page.get_by_label("Commercial spam").check()
    page.get_by_label("Why are you dismissing it?").fill("Mass mailing")
    page.get_by_label("What do you want to tell the reporter?").fill("It was advertising. Thank you.")
    page.get_by_role("button", name="Dismiss").click()
    assert "Dismiss: 2 of 2 done" in page.inner_text("main")
    assert trouble(page) == []
    assert set(Case.objects.filter(status="closed").values_list("reference", flat=True)) == set(references[:2])
