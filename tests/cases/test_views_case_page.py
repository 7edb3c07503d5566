"""What does the page of a case tell, to whom, and in how many questions to the database?"""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cases.actions import describe, hear, move, note, open_to, propose
from cases.models import Case
from tests.cases.test_views_case import do, page
from tests.factories import CONCLUSION, WALKS, at, filed


def test_the_story_names_the_profile_but_makes_no_link_of_it(as_, cast):
    case = at("triage", cast, persona_name="Anna Beacon", addresses=["https://evil.example/anna"])
    said = as_(cast.olga).get(page(case)).content.decode()
    assert "Anna Beacon" in said
    assert "evil[.]example/anna" in said
    assert "evil.example" not in said


def test_other_cases_with_the_same_profile_are_shown_only_within_scope(as_, cast):
    case, mate, hidden = (at("triage", cast, addresses=["https://x.com/anna_b"]) for _ in range(3))
    Case.objects.filter(pk=hidden.pk).update(desk=cast.south)
    response = as_(cast.olga).get(page(case))
    assert [each.case for each in response.context["matches"].alike] == [mate]
    assert hidden.reference not in response.content.decode()


def test_a_linked_duplicate_is_named_only_to_those_who_can_see_it(as_, cast):
    living, duplicate = at("triage", cast), at("triage", cast)
    given = {"outcome": "duplicate", "reason": "Same", "reply": "Thank you.", "duplicate_of": living.reference}
    assert do(as_(cast.olga), duplicate, "dismiss", **given).status_code == 302
    hear(duplicate.reports.get().conversation, "They wrote to me again.")
    assert f"Added by the reporter</strong> (report {duplicate.reference})" in said(as_(cast.olga), living)
    told = as_(cast.olga).get(page(living)).context["story"].timeline
    assert (duplicate.reference,) in [item.lines for item in told if "linked a duplicate" in item.title]
    assert living.reference in said(as_(cast.olga), duplicate)
    assert "It goes on in the case" in said(as_(cast.olga), duplicate)
    open_to(living.reference, person=cast.otto, by=cast.lena, version=None)
    assert "Added by the reporter</strong> (a linked report)" in said(as_(cast.otto), living)
    seen = said(as_(cast.otto), living) + as_(cast.otto).get(page(living, "account")).content.decode()
    assert duplicate.reference not in seen


def said(browser, case) -> str:
    return browser.get(page(case)).content.decode()


def test_unread_words_of_the_reporter_are_pointed_out_until_read(as_, cast):
    case, olga = at("triage", cast), as_(cast.olga)
    hear(case.approaches.get().conversations.get(), "They wrote again today.")
    assert olga.get(page(case)).context["story"].unread
    case.refresh_from_db()
    assert do(olga, case, "read").status_code == 302
    assert not olga.get(page(case)).context["story"].unread


@pytest.mark.parametrize("status", WALKS)
def test_a_case_asks_at_most_sixteen_questions_however_much_happened(as_, cast, status):
    case = at(status, cast, addresses=["linkedin.com/in/a", "linkedin.com/in/b"])
    mates = [at("triage", cast, addresses=["linkedin.com/in/a"]) for _ in range(2)]
    if status == "triage":
        propose(case.reference, "They should know.", by=cast.olga, version=None)

    def queries(name: str) -> int:
        browser = as_(getattr(cast, name))
        with CaptureQueriesContext(connection) as captured:
            assert browser.get(page(case)).status_code == 200
        return len(captured)

    few = {name: queries(name) for name in ("olga", "nora", "lena")}
    for number in range(10):
        note(case.reference, f"Note {number}", by=cast.nora)
    assert mates
    assert {name: queries(name) for name in few} == few
    assert max(few.values()) <= 16


@pytest.mark.parametrize(("status", "leading"), [("new", "claim"), ("triage", "investigate"), ("investigation", "")])
def test_the_usual_way_on_stands_out_and_what_ends_a_case_comes_last(as_, cast, status, leading):
    """Under investigation nothing stands out while tasks hinder the conclusion."""
    acts = as_(cast.olga).get(page(at(status, cast))).context["acts"]
    assert [each["act"].name for each in acts if each["leads"]] == ([leading] if leading else [])
    names = [each["act"].name for each in acts]
    assert "dismiss" not in names or names[-1] == "dismiss"


def test_who_concludes_a_grave_case_is_told_that_somebody_else_looks_next(as_, cast):
    case = at("triage", cast)
    given = {"version": case.version, **CONCLUSION, "severity": "high"}
    response = as_(cast.olga).post(page(case, "do", "conclude"), given, follow=True)
    assert "Somebody else now has a second look" in response.content.decode()


def test_the_timeline_says_that_the_reporter_answered_and_which_task_was_done(as_, cast):
    case = at("investigation", cast)
    task = case.tasks.first()
    as_(cast.olga).post(page(case, "tasks", task.pk, "tick"), {"version": case.version})
    move(case.reference, "ask", by=cast.olga, version=None, question="When?")
    hear(case.approaches.get().conversations.get(), "In May.")
    told = {item.title: item.lines for item in as_(cast.olga).get(page(case)).context["story"].timeline}
    assert "The reporter answered our question" in told
    assert told["Olga finished a task"] == (task.text,)


def test_a_refused_move_names_what_is_possible_in_words_and_leads_back_to_the_case(as_, cast):
    case = at("new", cast)
    said = as_(cast.lena).get(page(case, "do", "reopen")).content.decode()
    assert "<li>Claim</li>" in said
    assert f'href="{page(case)}"' in said


def test_a_case_is_opened_only_to_somebody_else_who_has_no_part_in_it_yet(as_, cast):
    case, lena = at("triage", cast), as_(cast.lena)
    do(lena, case, "open_to", person=cast.otto.pk)
    offered = {user.name for user in lena.get(page(case, "do", "open_to")).context["form"].fields["person"].queryset}
    assert not offered & {"Lena", "Otto", "Olga"}


def test_the_day_of_a_report_is_never_shown_as_the_day_of_the_contact(cast, client):
    client.force_login(cast.olga)
    untold, told = filed(cast.sam), filed(cast.sam, first_contact_on=date(2026, 3, 2))
    assert "Not told" in client.get(f"/cases/{untold.reference}/").content.decode()
    page = client.get(f"/cases/{told.reference}/").content.decode()
    assert "2 March 2026" in page
    assert "Not told" not in page
    move(untold.reference, "claim", by=cast.olga, version=None)
    describe(untold.reference, untold.approach_id, by=cast.olga, version=None, first_contact_on=date(2026, 3, 3))
    assert "3 March 2026" in client.get(f"/cases/{untold.reference}/").content.decode()


@pytest.mark.parametrize(("severity", "told"), [
    ("", "until somebody decides, because its severity isn’t settled."),
    ("medium", "Without an answer it then goes for a second look"),
    ("high", "until somebody decides, because its severity is high."),
])  # fmt: skip
def test_who_waits_for_an_answer_reads_what_happens_without_one(as_, cast, severity, told):
    case = at("awaiting_reporter", cast)
    Case.objects.filter(pk=case.pk).update(severity=severity)
    assert told in said(as_(cast.olga), case)
