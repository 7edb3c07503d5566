"""Does the queue show exactly what it should, to those who should see it, at a constant price?"""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.terms import RoleName
from cases.actions import hand_over, open_to, propose, restrict
from events import clock
from tests.factories import at, filed

QUEUE = "/cases/"


def listed(response) -> set[str]:
    return {row.reference for row in response.context["rows"].rows}


@pytest.mark.parametrize("name", ["sam", "max", "audra", "ada"])
def test_the_queue_is_refused_to_those_who_work_no_cases(as_, cast, name):
    assert as_(getattr(cast, name)).get(QUEUE).status_code == 403


def test_each_view_holds_the_cases_of_its_move(as_, cast):
    found = {
        status: at(status, cast).reference for status in ("new", "triage", "awaiting_reporter", "review", "closed")
    }
    olga = as_(cast.olga)
    views = {
        "mine": {found["triage"]}, "new": {found["new"]}, "awaiting": {found["awaiting_reporter"]},
        "review": {found["review"]}, "closed": {found["closed"]},
        "open": set(found.values()) - {found["closed"]},
    }  # fmt: skip
    assert {view: listed(olga.get(QUEUE, {"view": view})) for view in views} == views


def test_a_second_look_waits_for_others_than_the_one_who_concluded(as_, cast):
    case = at("review", cast)
    assert listed(as_(cast.olga).get(QUEUE)) == set()
    assert listed(as_(cast.nora).get(QUEUE)) == {case.reference}


def test_a_proposal_waits_for_the_lead(as_, cast):
    case = at("triage", cast)
    propose(case.reference, "They should know.", by=cast.olga, version=None)
    assert listed(as_(cast.lena).get(QUEUE)) == {case.reference}
    assert listed(as_(cast.nora).get(QUEUE)) == set()


def test_what_is_due_first_comes_first_and_what_is_late_says_so(as_, cast):
    with clock.at(clock.now() - timedelta(days=20)):
        late = filed(cast.sam).reference
    soon = filed(cast.sam, travel_planned=True).reference
    rows = as_(cast.olga).get(QUEUE, {"view": "new"}).context["rows"].rows
    assert [row.reference for row in rows] == [late, soon]
    assert rows[0].late
    assert rows[0].due.startswith("overdue by")
    assert listed(as_(cast.olga).get(QUEUE, {"view": "overdue"})) == {late}


def test_another_desk_sees_nothing_of_it_in_list_tabs_or_by_reference(as_, cast):
    case = at("review", cast)
    response = as_(cast.otto).get(QUEUE, {"view": "open"})
    assert listed(response) == set()
    assert all(tab["count"] == "" for tab in response.context["tabs"])
    assert case.reference.encode() not in as_(cast.otto).get(QUEUE, {"view": "closed"}).content
    assert as_(cast.otto).get(QUEUE, {"reference": case.reference}).status_code == 200


def test_a_restricted_case_is_only_for_those_named(as_, cast):
    case = at("new", cast)
    restrict(case.reference, restricted=True, by=cast.lena, version=None)
    assert listed(as_(cast.olga).get(QUEUE, {"view": "new"})) == set()
    open_to(case.reference, person=cast.otto, by=cast.lena, version=None)
    assert listed(as_(cast.otto).get(QUEUE, {"view": "new"})) == {case.reference}


def test_a_reference_leads_straight_to_its_case(as_, cast):
    case = at("closed", cast)
    response = as_(cast.olga).get(QUEUE, {"reference": case.reference.lower()})
    assert response.url == reverse("cases:case", args=[case.reference])


@pytest.mark.parametrize(
    ("filters", "expected"),
    [
        ({"severity": "critical"}, "grave"), ({"platform": "linkedin"}, "grave"), ({"stage": "7"}, "grave"),
        ({"officer": "nobody"}, "plain"), ({"status": "triage"}, "grave"),
    ],
)  # fmt: skip
def test_a_filter_leaves_only_what_it_says(as_, cast, filters, expected):
    found = {
        "grave": at("triage", cast, platform="linkedin", stage=7).reference,
        "plain": at("new", cast, platform="xing").reference,
    }
    assert listed(as_(cast.olga).get(QUEUE, {"view": "open", **filters})) == {found[expected]}


def test_filters_by_desk_and_officer_offer_only_the_own_desks(as_, cast):
    case = at("triage", cast)
    olga = as_(cast.olga)
    assert listed(olga.get(QUEUE, {"view": "open", "officer": cast.olga.pk})) == {case.reference}
    assert listed(olga.get(QUEUE, {"view": "open", "desk": cast.north.pk})) == {case.reference}
    assert olga.get(QUEUE, {"desk": cast.south.pk}).status_code == 400
    refused = olga.get(QUEUE, {"officer": cast.otto.pk})
    assert refused.status_code == 400
    assert "not offered to you, or no longer" in refused.text


@pytest.mark.parametrize("query", [{"secret": "1"}, {"severity": "huge"}, {"view": "all"}, {"after": "nonsense"}])
def test_what_no_filter_understands_is_refused(as_, cast, query):
    assert as_(cast.olga).get(QUEUE, query).status_code == 400


def test_pages_give_every_case_once(as_, cast, monkeypatch):
    monkeypatch.setattr("cases.queries.queue.SIZE", 2)
    references = {filed(cast.sam).reference for _ in range(5)}
    olga, found, query = as_(cast.olga), [], f"{QUEUE}?view=new"
    while query:
        response = olga.get(query)
        found += [row.reference for row in response.context["rows"].rows]
        query = QUEUE + response.context["older"] if response.context["older"] else ""
    assert sorted(found) == sorted(references)


@pytest.mark.parametrize("view", ["mine", "new", "open", "closed"])
def test_the_queue_asks_at_most_ten_questions_however_many_cases_there_are(as_, cast, view):
    olga = as_(cast.olga)
    at("triage", cast), at("closed", cast), at("new", cast)

    def queries() -> int:
        with CaptureQueriesContext(
            connection,
        ) as captured:
            assert olga.get(QUEUE, {"view": view}).status_code == 200
        return len(captured)

    few = queries()
    for _ in range(4):
        at("triage", cast), at("closed", cast), at("new", cast), at("review", cast)
    assert queries() == few
    assert few <= 10


def test_a_tab_never_counts_beyond_what_it_shows(as_, cast, monkeypatch):
    monkeypatch.setattr("cases.queries.queue.MOST_COUNTED", 2)
    for _ in range(4):
        filed(cast.sam)
    tabs = {tab["text"]: tab["count"] for tab in as_(cast.olga).get(QUEUE).context["tabs"]}
    assert tabs["New"] == "2+"
    assert tabs["Waiting for me"] == ""


def test_a_case_opened_by_name_is_counted_under_every_tab_that_shows_it(as_, cast):
    with clock.at(clock.now() - timedelta(days=20)):
        case = filed(cast.sam).case
    open_to(case.reference, person=cast.otto, by=cast.lena, version=None)
    otto = as_(cast.otto)
    tabs = {tab["text"]: tab["count"] for tab in otto.get(QUEUE).context["tabs"]}
    assert {name for name, count in tabs.items() if count == "1"} == {"New", "Overdue"}
    assert all(listed(otto.get(QUEUE, {"view": view})) == {case.reference} for view in ("new", "overdue"))


def test_only_what_one_may_do_is_offered_for_many(as_, cast):
    filed(cast.sam)
    for who, offered in ((cast.olga, ["claim", "assign", "dismiss"]), (cast.lena, ["assign", "give_out"])):
        said = as_(who).get(f"{QUEUE}?view=new").content.decode()
        assert re.findall(r'name="name" value="(\w+)"', said) == offered
        assert ('action="/cases/next/"' in said) == ("claim" in offered)


def test_the_words_of_a_row_are_ready(as_, cast):
    case = at(
        "triage", cast, platform="linkedin", stage=2, persona_name="Anna Beacon", addresses=["linkedin.com/in/anna"]
    )
    hand_over(case.reference, to=cast.nora, by=cast.olga, version=None)
    (row,) = as_(cast.nora).get(QUEUE).context["rows"].rows
    assert (row.platform, row.stage, row.persona, row.officer) == (
        "LinkedIn",
        "Exchanged messages",
        "Anna Beacon",
        "Nora",
    )
    assert (row.status_label, row.proposed) == ("In triage", True)


def test_colleagues_at_one_desk_share_the_plans_of_its_pages(cast, as_):
    colleague = cast.person("ola", (RoleName.OFFICER, cast.north))
    reference = filed(cast.sam).case.reference
    as_(cast.olga).get(f"/cases/{reference}/")
    known = prepared()
    assert len(known) > 10
    as_(colleague).get(f"/cases/{reference}/")
    assert prepared() == known


def prepared() -> set[str]:
    with connection.cursor() as cursor:
        cursor.execute("SELECT statement FROM pg_prepared_statements")
        return {words for (words,) in cursor.fetchall()}
