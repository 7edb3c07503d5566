"""Do officers begin with the texts and tasks that the organisation has settled, and is every version kept?"""

import pytest

from cases.actions import move, set_checklist, tick, word
from cases.models import Checklist, Wording
from cases.queries.standing import checklist_of, texts, version_of_text
from cases.terms import DEFINITIONS
from cases.wordings import ACTS, FIELD, HOUSE, REFERENCE
from cases.workflow import CONCLUSIONS, DISMISSALS
from events.models import Event
from events.refusals import Forbidden, Invalid, NotThere, Refused, StaleVersion
from tests.cases.actions.refusing import refused
from tests.factories import CONCLUSION, JUDGED, at


def test_there_is_a_text_for_every_outcome_in_both_languages_and_only_the_reference_is_filled_in():
    assert {text.outcome for text in HOUSE.values()} - {""} == set(DEFINITIONS) - {"retracted"}
    assert {text.outcome for text in HOUSE.values() if text.act == "dismiss"} == set(DISMISSALS)
    assert {text.outcome for text in HOUSE.values() if text.act == "conclude"} - {""} <= set(CONCLUSIONS)
    assert set(FIELD) == set(ACTS) == {text.act for text in HOUSE.values()}
    for text in HOUSE.values():
        for language in ("en", "cy", "both"):
            filled = text.filled(language, "7K4M9-2QXT3")
            assert "7K4M9-2QXT3" in filled
            assert "{" not in filled
        assert text.english.count(REFERENCE) == text.welsh.count(REFERENCE) == 1
        assert text.filled("both", "x").startswith(text.filled("cy", "x"))


def test_a_text_begins_the_reply_in_the_language_chosen(as_, cast):
    case, olga = at("triage", cast, stage=2), as_(cast.olga)
    page = f"/cases/{case.reference}/do/conclude/"
    shown = olga.get(page).content.decode()
    assert "?text=likely_hostile&amp;language=cy" in shown
    assert "after_data" not in shown
    begun = olga.get(page, {"text": "likely_hostile", "language": "cy"}).context["form"].initial["reply"]
    assert begun == HOUSE["likely_hostile"].filled("cy", case.reference)
    for wrong in ({"text": "which_profile", "language": "en"}, {"text": "likely_hostile", "language": "xx"}):
        assert "reply" not in olga.get(page, wrong).context["form"].initial
    assert "?text=" not in olga.get(f"/cases/{case.reference}/do/propose/").content.decode()
    grave = at("triage", cast, stage=7)
    assert "after_money" in olga.get(f"/cases/{grave.reference}/do/conclude/").content.decode()
    offered = olga.get(f"/api/v1/cases/{case.reference}/texts/", {"act": "ask"}).json()
    assert {each["key"] for each in offered} == {"which_profile", "how_far", "screenshots"}
    assert case.reference in offered[0]["english"]
    assert as_(cast.otto).get(f"/api/v1/cases/{case.reference}/texts/", {"act": "ask"}).status_code == 404


def test_the_organisation_has_its_own_words_and_every_version_stays(cast):
    made = word("likely_hostile", english="Well spotted, {reference}.", version=0, by=cast.ada)
    assert texts()["likely_hostile"].filled("cy", "A") == "Well spotted, A."
    assert texts()["likely_hostile"].outcome == "likely_hostile"
    with refused(StaleVersion):
        word("likely_hostile", english="Other", version=0, by=cast.ada)
    word("likely_hostile", english="", version=made.version, by=cast.ada)
    assert texts()["likely_hostile"] == HOUSE["likely_hostile"]
    own = word("", english="Ours", title="Ours", act="ask", stage_from=4, version=0, by=cast.ada)
    assert texts()[own.key].stage_from == 4
    word(own.key, english="", version=own.version, by=cast.ada)
    assert own.key not in texts()
    assert [row.version for row in Wording.objects.order_by("version")] == [1, 2, 3, 4]
    kinds = Event.objects.filter(stream="organisation").order_by("sequence").values_list("kind", flat=True)
    assert list(kinds)[-4:] == ["wording_changed", "wording_removed"] * 2
    with pytest.raises(Exception, match="wording_stands"):
        Wording.objects.all().delete()


@pytest.mark.parametrize("wrong", [
    {"english": "Dear {name}"}, {"english": "x" * 4001}, {"english": "", "welsh": "Diolch"}, {"english": "a\0b"},
])  # fmt: skip
def test_nothing_else_is_filled_in_and_nonsense_is_refused(cast, wrong):
    with refused(Invalid):
        word("likely_hostile", version=0, by=cast.ada, **wrong)
    with refused(Invalid):
        word("", version=0, by=cast.ada, act="claim", title="", english="Thanks")


def test_only_administrators_settle_texts_and_tasks(cast):
    for by in (cast.olga, cast.lena, cast.max, cast.audra, cast.sam):
        with refused(Forbidden):
            word("likely_hostile", english="Mine", version=0, by=by)
        with refused(Forbidden):
            set_checklist("", [], version=0, by=by)
    with refused(NotThere):
        word("unknown", english="x", version=0, by=cast.ada)
    with refused(NotThere):
        set_checklist("unknown", [], version=0, by=cast.ada)


def test_the_tasks_of_a_case_are_those_settled_when_it_is_investigated_and_mandatory_ones_gate_concluding(cast):
    begun = at("investigation", cast, method="recruiter")
    made = set_checklist("recruiter", [("Ring the embassy", True), ("Look at the map", False)], version=0, by=cast.ada)
    set_checklist("", [], version=0, by=cast.ada)
    case = at("triage", cast, method="recruiter")
    move(case.reference, "investigate", by=cast.olga, version=None, **JUDGED)
    assert [(task.text, task.mandatory) for task in case.tasks.all()] == [
        ("Ring the embassy", True), ("Look at the map", False),
    ]  # fmt: skip
    assert begun.tasks.count() > 2
    with refused(Refused):
        move(case.reference, "conclude", by=cast.olga, version=None, **CONCLUSION)
    tick(case.reference, case.tasks.get(mandatory=True).pk, by=cast.olga, version=None)
    move(case.reference, "conclude", by=cast.olga, version=None, **CONCLUSION)
    set_checklist("recruiter", None, version=made.version, by=cast.ada)
    assert "Ring the embassy" not in {item.text for item in checklist_of("recruiter")}
    assert Checklist.objects.count() == 3


@pytest.mark.parametrize(
    "tasks", [[("x" * 201, True)], [("a", True), ("a", False)], [(str(n), False) for n in range(41)]]
)
def test_a_list_that_cannot_be_is_refused(cast, tasks):
    with refused(Invalid):
        set_checklist("", tasks, version=0, by=cast.ada)


def test_an_administrator_does_it_all_on_pages(as_, cast):
    ada = as_(cast.ada)
    assert "Likely hostile" in ada.get("/organisation/texts/").content.decode()
    page = "/organisation/texts/likely_hostile/"
    assert ada.post(page, {"version": 0, "english": "Dear {name}"}).context["form"].errors["english"]
    ada.post(page, {"version": 0, "english": "Well spotted."})
    assert texts()["likely_hostile"].english == "Well spotted."
    assert "Version 1" in ada.get(page).content.decode()
    ada.post(page, {"reset": "yes"})
    assert version_of_text("likely_hostile") == 2
    ada.post("/organisation/texts/add/", {"title": "Ours", "act": "ask", "stage_from": 0, "english": "And then?"})
    assert texts()["own-3"].title == "Ours"
    lists = "/organisation/checklists/every/"
    ada.post(lists, {"version": 0, "mandatory": "One\r\nTwo", "others": "Three"})
    assert [(item.text, item.mandatory) for item in checklist_of("")] == [
        ("One", True),
        ("Two", True),
        ("Three", False),
    ]
    assert "One (mandatory)" in ada.get(lists).content.decode()
    assert ada.post(lists, {"version": 0, "mandatory": "Four"}).status_code == 409
    ada.post(lists, {"reset": "yes"})
    assert len(checklist_of("")) == 3
    assert ada.get("/organisation/checklists/nothing/").status_code == 404
    assert "Every case" in ada.get("/organisation/checklists/").content.decode()
