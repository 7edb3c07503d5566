"""Does the page of a case tell its story, offer what may be done, and do it exactly once, within scope?"""

import re

import pytest

from cases import workflow
from cases.actions import move, note
from cases.models import Case, Note
from tests.factories import CONCLUSION, JUDGED, WALKS, at, filed

REFERRAL = {"agency": "Police", "legal_basis": "Consent", "marking": "OFFICIAL", "shared": ["contact"],
            "review_on_day": "1", "review_on_month": "5", "review_on_year": "2030"}  # fmt: skip
MOVES = {  # of each move: a status it leaves, who makes it, what is entered, where it leads
    "claim": ("new", "olga", {}, "triage"),
    "dismiss": ("triage", "olga", {"outcome": "withdrawn", "reason": "Asked for", "reply": "As you asked."}, "closed"),
    "investigate": ("triage", "olga", JUDGED, "investigation"),
    "ask": ("triage", "olga", {"question": "When was that?"}, "awaiting_reporter"),
    "answer": ("awaiting_reporter", "olga", {"reason": "By telephone"}, "triage"),
    "take_back": ("referred", "olga", {"reason": "They are done"}, "investigation"),
    "conclude": ("triage", "olga", CONCLUSION, "closed"),
    "approve": ("review", "nora", {}, "closed"),
    "return": ("review", "nora", {"reason": "One source only"}, "investigation"),
    "reopen": ("closed", "lena", {"reason": "It happened again"}, "triage"),
}  # fmt: skip


def page(case: Case, *parts: object) -> str:
    return "/".join(["", "cases", case.reference, *map(str, parts), ""])


def do(client, case: Case, name: str, **details):
    return client.post(page(case, "do", name), {"version": case.version, **details})


def status_of(case: Case) -> str:
    return Case.objects.values_list("status", flat=True).get(pk=case.pk)


@pytest.mark.parametrize("name", MOVES)
def test_a_move_is_asked_for_and_made_through_its_page(as_, cast, name):
    status, by, details, target = MOVES[name]
    case, browser = at(status, cast), as_(getattr(cast, by))
    assert browser.get(page(case, "do", name)).status_code == 200
    assert status_of(case) == status
    assert do(browser, case, name, **details).url == page(case)
    assert status_of(case) == target


def test_a_lead_refers_on_an_officers_proposal(as_, cast):
    case = at("triage", cast)
    assert do(as_(cast.olga), case, "propose", reason="They should know").status_code == 302
    case.refresh_from_db()
    assert as_(cast.olga).get(page(case, "do", "refer")).status_code == 403
    assert do(as_(cast.lena), case, "refer", **REFERRAL).status_code == 302
    assert status_of(case) == "referred"
    assert b"Police" in as_(cast.olga).get(page(case)).content


def test_every_move_of_a_person_has_been_tried_here():
    assert set(workflow.TRANSITIONS) - set(MOVES) == {"refer", "chase_out"}


@pytest.mark.parametrize("status", WALKS)
def test_a_move_that_is_not_possible_now_is_refused_with_what_is(as_, cast, status):
    case, browser = at(status, cast), as_(cast.lena)
    for name in ("conclude", "reopen", "investigate"):
        expected = 200 if status in workflow.TRANSITIONS[name].sources else 409
        assert browser.get(page(case, "do", name)).status_code == expected


@pytest.mark.parametrize(("name", "expected"), [("chase_out", 403), ("explode", 404), ("open", 404), ("unseal", 404)])
def test_what_is_nobodys_or_nothing_has_no_page(as_, cast, name, expected):
    case = at("awaiting_reporter", cast)
    assert as_(cast.olga).get(page(case, "do", name)).status_code == expected
    assert do(as_(cast.olga), case, name).status_code == expected


@pytest.mark.parametrize("name", ["otto", "sam", "max", "audra", "ada"])
def test_outside_the_scope_there_is_nothing_and_nothing_changes(as_, cast, name):
    case, browser = at("investigation", cast), as_(getattr(cast, name))
    approach, task = case.approaches.get().pk, case.tasks.first().pk
    parts = [(), ("do", "note"), ("approaches", approach, "describe"), ("account",), ("account", "unseal")]
    paths = [page(case, *each) for each in parts]
    assert {browser.get(path).status_code for path in paths} == {404}
    assert do(browser, case, "note", text="I was here").status_code == 404
    assert browser.post(page(case, "tasks", task, "tick"), {"version": case.version}).status_code == 404
    assert Note.objects.filter(text="I was here").count() == 0
    assert Case.objects.get(pk=case.pk).version == case.version


def test_a_task_or_approach_of_another_case_is_not_there(as_, cast):
    case, other = at("investigation", cast), at("investigation", cast)
    task, approach = other.tasks.first().pk, other.approaches.get().pk
    olga = as_(cast.olga)
    assert olga.post(page(case, "tasks", task, "tick"), {"version": case.version}).status_code == 404
    assert olga.get(page(case, "approaches", approach, "describe")).status_code == 404
    assert olga.post(page(case, "approaches", approach, "link_persona"), {"version": case.version}).status_code == 404


def test_somebody_slower_sees_both_texts_and_can_go_on(as_, cast):
    case = at("triage", cast)
    note(case.reference, "A colleague's note", by=cast.nora)
    response = do(as_(cast.olga), case, "ask", question="When did they first write to you?")
    said = response.content.decode()
    assert response.status_code == 409
    assert "Nora wrote a note" in said
    assert "When did they first write to you?" in said
    version = re.search(r'name="version" value="(\d+)"', said)
    assert int(version[1]) == case.version + 1
    again = as_(cast.olga).post(page(case, "do", "ask"), {"version": version[1], "question": "When?"})
    assert again.status_code == 302
    assert status_of(case) == "awaiting_reporter"


def test_somebody_too_slow_is_told_who_was_faster_and_keeps_their_words(as_, cast):
    case = at("new", cast)
    move(case.reference, "claim", by=cast.nora, version=None)
    late = do(as_(cast.olga), case, "claim")
    assert late.status_code == 409
    assert "Nora claimed the case" in late.content.decode()
    written = {"outcome": "withdrawn", "reason": "They asked me", "reply": "As you asked."}
    move(case.reference, "ask", by=cast.nora, version=None, question="When?")
    response = do(as_(cast.olga), case, "dismiss", **written)
    assert response.status_code == 409
    assert "They asked me" in response.context["kept"].initial["text"]


def test_what_is_missing_is_asked_for_again_with_what_was_typed(as_, cast):
    case = at("triage", cast)
    response = do(as_(cast.olga), case, "conclude", **{**CONCLUSION, "reply": ""})
    assert response.context["form"].errors == {"reply": ["Enter a reply to the reporter"]}
    assert CONCLUSION["summary"] in response.content.decode()
    duplicate = {"outcome": "duplicate", "reason": "Same", "reply": "Thank you."}
    response = do(as_(cast.olga), case, "dismiss", **duplicate)
    assert list(response.context["form"].errors) == ["duplicate_of"]


def test_a_case_out_of_scope_can_not_be_named_as_the_living_one(as_, cast):
    case, hidden = at("triage", cast), at("new", cast)
    Case.objects.filter(pk=hidden.pk).update(desk=cast.south)
    given = {"outcome": "duplicate", "reason": "Same", "reply": "Thank you."}
    for reference in (hidden.reference, "00000-00000"):
        response = do(as_(cast.olga), case, "dismiss", **given, duplicate_of=reference)
        assert response.context["form"].errors["duplicate_of"] == [
            "There is no case with this reference that you can see."
        ]


def test_mandatory_tasks_hold_the_conclusion_back_until_they_are_ticked(as_, cast):
    case, olga = at("investigation", cast), as_(cast.olga)
    assert "Finish the mandatory tasks first." in olga.get(page(case)).content.decode()
    held_back = do(olga, case, "conclude", **CONCLUSION)
    assert held_back.status_code == 409
    assert CONCLUSION["summary"] in held_back.content.decode()
    for task in case.tasks.filter(mandatory=True):
        case.refresh_from_db()
        assert olga.post(page(case, "tasks", task.pk, "tick"), {"version": case.version}).status_code == 302
    case.refresh_from_db()
    assert do(olga, case, "conclude", **CONCLUSION).status_code == 302


def test_a_note_is_written_once_however_often_it_is_sent(as_, cast):
    case, olga = at("triage", cast), as_(cast.olga)
    key = olga.get(page(case)).context["note"]["key"].initial
    for _ in range(2):
        assert do(olga, case, "note", text="Checked the company", key=key).status_code == 302
    assert Note.objects.filter(case=case, text="Checked the company").count() == 1


def test_assigning_offers_only_officers_who_can_see_the_case(as_, cast):
    case = at("new", cast)
    offered = {"olga": {"Olga"}, "lena": {"Olga", "Nora"}}
    for name, people in offered.items():
        form = as_(getattr(cast, name)).get(page(case, "do", "assign")).context["form"]
        assert {person.name for person in form.fields["officer"].queryset} == people
    assert do(as_(cast.lena), case, "assign", officer=cast.otto.pk).context["form"].errors
    assert do(as_(cast.lena), case, "assign", officer=cast.nora.pk).status_code == 302
    assert Case.objects.get(pk=case.pk).officer == cast.nora


@pytest.mark.parametrize(
    ("by", "name", "details"),
    [
        ("olga", "assess", {**JUDGED, "severity": "high"}),
        ("olga", "release", {}),
        ("lena", "hand_over", {"officer": "nora"}),
        ("lena", "restrict", {"restricted": "yes"}),
        ("lena", "open_to", {"person": "otto"}),
        ("olga", "propose", {"reason": "They should know"}),
        ("lena", "declare_conflict", {"person": "nora"}),
    ],
)
def test_work_beside_the_moves_goes_through_its_page(as_, cast, by, name, details):
    case, browser = at("triage", cast), as_(getattr(cast, by))
    given = {key: getattr(cast, value).pk if key in ("officer", "person") else value for key, value in details.items()}
    assert browser.get(page(case, "do", name)).status_code == 200
    assert do(browser, case, name, **given).status_code == 302
    kinds = [item.title for item in browser.get(page(case)).context["story"].timeline]
    assert any(title.startswith(getattr(cast, by).name) for title in kinds)
    assert Case.objects.get(pk=case.pk).version == case.version + 1


def test_who_declares_their_own_conflict_is_led_away_from_the_case(as_, cast):
    case = at("triage", cast)
    assert do(as_(cast.olga), case, "declare_conflict", person=cast.olga.pk).url == "/cases/"
    assert as_(cast.olga).get(page(case)).status_code == 404


def test_what_the_case_says_of_the_approach_is_corrected_and_the_persona_named(as_, cast):
    case = at("triage", cast, persona_name="Anna Beacon", addresses=["linkedin.com/in/anna-b"])
    approach, olga = case.approaches.get(), as_(cast.olga)
    form = olga.get(page(case, "approaches", approach.pk, "describe")).context["form"]
    given = {name: form[name].value() for name in form.fields if name not in ("moved_to", "ongoing", "travel_planned")}
    for name in ("first_contact_on", "last_contact_on"):
        day = given.pop(name)
        given |= {f"{name}_day": day.day, f"{name}_month": day.month, f"{name}_year": day.year}
    assert olga.post(page(case, "approaches", approach.pk, "describe"), {**given, "stage": "6"}).status_code == 302
    approach.refresh_from_db()
    assert approach.stage == 6
    case.refresh_from_db()
    unknown = olga.post(page(case, "approaches", approach.pk, "link_persona"), {"version": case.version, "persona": ""})
    assert unknown.status_code == 302
    approach.refresh_from_db()
    assert approach.persona is None


def test_a_persona_known_only_to_another_desk_can_not_be_linked(as_, cast):
    case = at("triage", cast, persona_name="Anna", addresses=["linkedin.com/in/anna-b"])
    hidden = filed(cast.sam, addresses=["linkedin.com/in/other"])
    Case.objects.filter(pk=hidden.case_id).update(desk=cast.south)
    approach = case.approaches.get()
    given = {"version": case.version, "persona": f"P{hidden.approach.persona_id}"}
    response = as_(cast.olga).post(page(case, "approaches", approach.pk, "link_persona"), given)
    assert response.context["form"].errors["persona"] == ["There is no persona with this number that you can see."]
