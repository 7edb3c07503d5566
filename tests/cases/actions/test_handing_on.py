"""Does nobody's case fall between chairs when somebody leaves?"""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.actions import close_account, grant, reopen_account, revoke
from accounts.terms import RoleName
from cases.actions import (
    declare_conflict,
    hand_on,
    keep_view,
    move,
    open_to,
    propose,
    restrict,
    watch,
)
from cases.leaving import look_after_left
from cases.models import Case, SavedView, Watch
from events.models import Event
from events.refusals import Forbidden, Invalid, NotThere
from notifications.models import Notification
from notifications.telling import tell
from tests.cases.actions.refusing import refused
from tests.cases.test_scope import who_sees
from tests.factories import CONCLUSION, at, filed


def officer_of(case: Case) -> str:
    return str(Case.objects.select_related("officer").get(pk=case.pk).officer or "nobody")


def told(name: str, cast) -> list[str]:
    tell()
    person = getattr(cast, name)
    return [each.message for each in Notification.objects.visible_to(person).filter(channel="app")]


def test_a_lead_hands_on_everything_to_one_colleague_each_case_by_its_own_rules(cast):
    open_cases = [at(status, cast) for status in ("triage", "awaiting_reporter", "review")]
    barred, closed = at("triage", cast), at("closed", cast)
    declare_conflict(barred.reference, person=cast.nora, by=cast.lena, version=None)
    restrict(open_cases[0].reference, restricted=True, by=cast.lena, version=None)
    open_to(open_cases[0].reference, person=cast.nora, by=cast.lena, version=None)
    keep_view("Grave", {"view": "open"}, by=cast.lena, desk=cast.north)
    SavedView.objects.update(owner=cast.olga)
    keep_view("Latest", {"view": "new"}, by=cast.lena, desk=cast.north)
    watch(closed.reference, on=True, by=cast.olga)
    results = {each.reference: each for each in hand_on(cast.olga, how="colleague", to=cast.nora, by=cast.lena)}
    assert {ref for ref, each in results.items() if each.done} == {case.reference for case in open_cases}
    assert results[barred.reference].sentence == "Choose an officer who can see this case."
    assert [officer_of(case) for case in open_cases] == ["Nora"] * 3
    assert (officer_of(barred), officer_of(closed)) == ("Olga", "Olga")
    assert set(SavedView.objects.values_list("owner", "name")) == {(cast.nora.pk, "Grave"), (cast.lena.pk, "Latest")}
    assert list(Watch.objects.values_list("user", "case")) == [(cast.nora.pk, closed.pk)]
    assert "given" in told("nora", cast)


def test_by_workload_or_back_to_the_desk(cast):
    cases = [at("triage", cast) for _ in range(2)]
    assert [each.sentence for each in hand_on(cast.olga, how="least", by=cast.lena)] == ["Nora has it now."] * 2
    assert {officer_of(case) for case in cases} == {"Nora"}
    assert [each.sentence for each in hand_on(cast.nora, how="desk", by=cast.lena)] == ["The desk has it now."] * 2
    assert {officer_of(case) for case in cases} == {"nobody"}


def test_four_eyes_stay_four_whoever_has_the_case_now(cast):
    concluded = at("triage", cast)
    move(concluded.reference, "conclude", by=cast.olga, version=None, **{**CONCLUSION, "severity": "high"})
    proposed = at("triage", cast)
    propose(proposed.reference, "They should know.", by=cast.olga, version=None)
    hand_on(cast.olga, how="colleague", to=cast.nora, by=cast.lena)
    hand_on(cast.nora, how="colleague", to=cast.olga, by=cast.lena)
    with refused(Forbidden):
        move(concluded.reference, "approve", by=cast.olga, version=None)
    assert proposed.proposals.get().by == cast.olga
    move(concluded.reference, "approve", by=cast.nora, version=None)


def test_nobody_else_hands_on_and_nothing_beyond_what_the_lead_sees(cast):
    case = at("triage", cast)
    for by, kind in (
        (cast.olga, Forbidden),
        (cast.ada, Forbidden),
        (cast.person("lars", ("lead", cast.south)), NotThere),
    ):
        with refused(kind):
            hand_on(cast.olga, how="desk", by=by)
    for wrong in ({"how": "colleague"}, {"how": "desk", "to": cast.nora}, {"how": "colleague", "to": cast.olga}):
        with refused(Invalid):
            hand_on(cast.olga, by=cast.lena, **wrong)
    declare_conflict(case.reference, person=cast.lena, by=cast.lena, version=None)
    assert hand_on(cast.olga, how="desk", by=cast.lena) == []
    assert officer_of(case) == "Olga"


@pytest.mark.parametrize("gone", ["closed", "revoked"])
def test_cases_of_whoever_is_gone_go_back_to_the_desk_and_the_leads_are_told(cast, gone):
    cases, closed = [at(status, cast) for status in ("triage", "review")], at("closed", cast)
    keep_view("Ours", {"view": "new"}, by=cast.lena, desk=cast.north)
    SavedView.objects.update(owner=cast.olga)
    if gone == "closed":
        close_account(cast.olga, by=cast.ada)
    else:
        revoke(cast.olga, "officer", cast.north, by=cast.ada)
    look_after_left()
    assert {officer_of(case) for case in cases} == {"nobody"}
    assert officer_of(closed) == "Olga"
    assert SavedView.objects.get().owner == (cast.lena if gone == "closed" else cast.olga)
    events = Event.objects.filter(kind="release")
    assert {(event.by_kind, event.data["officer_before"]) for event in events} == {("system", cast.olga.pk)}
    assert told("lena", cast).count("released") == 2
    assert told("nora", cast).count("released") == 2
    look_after_left()
    assert events.count() == 2


def test_a_restricted_case_that_nobody_could_see_comes_to_the_leads_who_are_told(cast):
    lou = cast.person("lou", ("lead", cast.north))
    case, closed, other = at("triage", cast), at("closed", cast), at("triage", cast)
    for each in (case, closed, other):
        restrict(each.reference, restricted=True, by=lou, version=None)
    declare_conflict(case.reference, person=cast.lena, by=lou, version=None)
    lars = cast.person("lars", ("lead", cast.south))
    for person in (cast.olga, lou):
        close_account(person, by=cast.ada)
    look_after_left()
    assert who_sees(other) == who_sees(closed) == {"Lena"}
    assert who_sees(case) == {"Lars"}
    assert told("lena", cast).count("opened_to") == 2
    assert [event.data["person"] for event in Event.objects.filter(kind="open_to", stream_id=case.pk)] == [lars.pk]
    for person in (cast.lena, lars):
        close_account(person, by=cast.ada)
    look_after_left()  # nobody is left, and nothing breaks
    assert who_sees(case) == set()
    reopen_account(cast.lena, by=cast.ada)
    look_after_left()
    assert who_sees(other) == {"Lena"}


def test_the_page_asks_to_whom_and_says_what_became_of_each(as_, cast):
    one, lena = at("triage", cast), as_(cast.lena)
    page = f"/officers/{cast.olga.pk}/hand-on/"
    assert page in lena.get("/officers/").content.decode()
    assert "Olga has 1 open case " in lena.get(page).content.decode()
    assert "Select a colleague" in lena.post(page, {"how": "colleague"}).content.decode()
    grant(cast.lena, RoleName.LEAD, desk=cast.south, by=cast.ada)  # Otto works there, and can't see the case
    assert "Otto (South desk; 0 open cases)" in lena.get(page).text
    stuck = lena.post(page, {"how": "colleague", "to": cast.otto.pk}).text
    assert "Choose somebody else for what is left" in stuck
    done = lena.post(page, {"how": "colleague", "to": cast.nora.pk}).text
    assert "Work of Olga: 1 of 1 done" in done
    assert "for what is left" not in done
    assert "Nora’s" in done
    sent = {"officer": "nora@lighthouses.example", "how": "desk"}
    answer = lena.post("/api/v1/officers/hand-on/", sent, content_type="application/json")
    assert answer.json() == [{"reference": one.reference, "done": True, "sentence": "The desk has it now."}]
    for who, status in (("nora", 403), ("max", 403)):
        assert as_(getattr(cast, who)).get(page).status_code == status
        client = as_(getattr(cast, who))
        assert client.post("/api/v1/officers/hand-on/", sent, content_type="application/json").status_code == status
    assert page not in as_(cast.nora).get("/officers/").content.decode()


def test_the_page_of_officers_costs_the_same_whatever_their_number(as_, cast):
    lena = as_(cast.lena)
    counts = []
    for number in range(2):
        with CaptureQueriesContext(
            connection,
        ) as asked:
            lena.get("/officers/")
        counts.append(len(asked))
        for each in range(4):
            cast.person(f"o{number}{each}", ("officer", cast.north))
        filed(cast.sam)
    assert counts[0] == counts[1] <= 12
