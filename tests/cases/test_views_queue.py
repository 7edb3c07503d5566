"""Does the queue show exactly what it should, to those who should see it, at a constant price?"""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from cases.actions import assess, hand_over, move, note, open_to, propose, restrict
from cases.actions.foreseeing import PERHAPS
from cases.models import Case, Message
from cases.queries.queue import BY_DUE, VIEWS
from cases.queries.together import first_of
from events import clock
from events.keyset import cursor_after
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
    assert olga.get(QUEUE, {"officer": cast.otto.pk}).status_code == 400


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


def ticked(*cases: Case) -> list[str]:
    return [f"{case.reference}:{case.version}" for case in cases]


def test_claiming_many_gives_a_result_for_each(as_, cast):
    one, two, elsewhere = (filed(cast.sam).case for _ in range(3))
    chosen = ticked(one, two, elsewhere)
    move(two.reference, "claim", by=cast.nora, version=None)
    Case.objects.filter(pk=elsewhere.pk).update(desk=cast.south)
    response = as_(cast.olga).post("/cases/bulk/", {"name": "claim", "chosen": chosen, "answered": "yes"})
    results = {result.reference: (result.done, result.sentence) for result in response.context["results"]}
    assert results == {
        one.reference: (True, ""),
        two.reference: (False, "This case has changed since you opened it. Nora claimed the case."),
        elsewhere.reference: (False, "There is nothing here that you can see."),
    }
    one.refresh_from_db()
    assert (one.status, one.officer_id) == ("triage", cast.olga.pk)


@pytest.mark.parametrize("name", ["claim", "assign", "dismiss"])
def test_what_will_become_of_each_is_said_before_and_nothing_is_done_yet(as_, cast, name):
    plain, grave, stale, closed, elsewhere = (
        filed(cast.sam).case, filed(cast.sam, stage=7).case, filed(cast.sam).case, at("closed", cast),
        filed(cast.sam).case,
    )  # fmt: skip
    note(stale.reference, "Rang the bank", by=cast.nora)
    Case.objects.filter(pk=elsewhere.pk).update(desk=cast.south)
    before = list(Case.objects.order_by("pk").values_list("status", "version"))
    chosen = ticked(plain, grave, stale, closed, elsewhere)
    lena = as_(cast.lena if name == "assign" else cast.olga)
    with CaptureQueriesContext(connection) as captured:
        response = lena.post("/cases/bulk/", {"name": name, "chosen": chosen})
    assert len(captured) <= {"assign": 15, "dismiss": 11}.get(name, 10)  # who has how much and who is away; the texts
    said = {each.reference: each.sentence for each, _ in response.context["rows"] if each.hindered}
    assert said == {
        stale.reference: "It has changed since you opened the list. Nora wrote a note.",
        closed.reference: said[closed.reference], elsewhere.reference: "There is nothing here that you can see.",
    }  # fmt: skip
    then = {each.reference: each.sentence for each, _ in response.context["rows"] if not each.hindered}
    assert set(then) == {plain.reference, grave.reference}
    assert ("second officer" in then[grave.reference]) == (name == "dismiss")
    assert set(response.context["chosen"]) == set(ticked(plain, grave))
    assert list(Case.objects.order_by("pk").values_list("status", "version")) == before
    given = {"name": name, "chosen": response.context["chosen"], "answered": "yes", "officer": cast.nora.pk}
    given |= {"outcome": "commercial_spam", "reason": "Mass mailing", "reply": "It was advertising."}
    lena = as_(cast.lena if name == "assign" else cast.olga)
    assert lena.post("/cases/bulk/", given).context["done"] == 2
    now = {"claim": ("triage", "triage"), "assign": ("new", "new"), "dismiss": ("closed", "review")}[name]
    assert tuple(Case.objects.get(pk=case.pk).status for case in (plain, grave)) == now


def test_who_has_judged_a_case_is_told_that_another_may_have_to_look(as_, cast):
    case = at("triage", cast)
    assess(case.reference, by=cast.olga, version=None, severity="low", likelihood="likely", confidence="moderate")
    case.refresh_from_db()
    response = as_(cast.olga).post("/cases/bulk/", {"name": "dismiss", "chosen": ticked(case)})
    assert [each.sentence for each, _ in response.context["rows"]] == [PERHAPS]


def test_dismissing_many_asks_first(as_, cast):
    one, two = (filed(cast.sam).case for _ in range(2))
    olga, chosen = as_(cast.olga), {"name": "dismiss", "chosen": ticked(one, two)}
    assert len(olga.post("/cases/bulk/", chosen).context["rows"]) == 2
    incomplete = olga.post("/cases/bulk/", {**chosen, "answered": "yes"})
    assert set(incomplete.context["form"].errors) == {"outcome", "reason", "reply"}
    said = {"outcome": "commercial_spam", "reason": "Mass mailing", "reply": "It was advertising."}
    response = olga.post("/cases/bulk/", {**chosen, **said, "answered": "yes"})
    assert response.context["done"] == 2
    assert set(Case.objects.values_list("status", "outcome")) == {("closed", "commercial_spam")}


def test_all_that_match_are_reviewed_with_their_versions_whichever_page_they_are_on(as_, cast):
    grave, other, later = filed(cast.sam, stage=7).case, filed(cast.sam, stage=7).case, filed(cast.sam).case
    olga, first = as_(cast.olga), cursor_after(grave, BY_DUE)
    page = olga.get(f"{QUEUE}?view=new&severity=critical&after={first}")
    assert listed(page) == {other.reference}
    assert page.context["all"] == "view=new&severity=critical"
    assert 'name="all" value="view=new&amp;severity=critical"' in page.content.decode()
    assert 'name="all"' not in olga.get(f"{QUEUE}?view=new").content.decode(), "all of it is on this page"
    reviewed = olga.post("/cases/bulk/", {"name": "claim", "all": page.context["all"], "view": "new"})
    assert reviewed.context["chosen"] == ticked(grave, other)
    note(other.reference, "Rang the bank", by=cast.nora)
    done = olga.post("/cases/bulk/", {"name": "claim", "chosen": reviewed.context["chosen"], "answered": "yes"})
    assert [(each.reference, each.done) for each in done.context["results"]] == [
        (grave.reference, True), (other.reference, False),
    ]  # fmt: skip
    assert Case.objects.get(pk=later.pk).status == "new"
    assert first_of(cast.olga, VIEWS["new"], {}, most=1) == [(other.reference, 2)]
    assert as_(cast.otto).post("/cases/bulk/", {"name": "claim", "all": "view=open"}).context["chosen"] == []


def test_many_are_dismissed_with_a_text_in_which_each_reads_their_own_reference(as_, cast):
    one, two = (filed(cast.sam).case for _ in range(2))
    olga, chosen = as_(cast.olga), {"name": "dismiss", "chosen": ticked(one, two)}
    offered = [title for title, *_ in olga.post("/cases/bulk/", chosen).context["texts"]]
    assert offered
    begun = olga.post("/cases/bulk/", {**chosen, "text": "commercial_spam:en"}).context["form"]
    assert "{reference}" in begun.initial["reply"]
    assert not begun.is_bound
    said = {"outcome": "commercial_spam", "reason": "Mass mailing", "reply": begun.initial["reply"], "answered": "yes"}
    assert olga.post("/cases/bulk/", {**chosen, **said}).context["done"] == 2
    for case in (one, two):
        reply = Message.objects.get(conversation__approach__case=case, kind="reply").text
        assert case.reference in reply
        assert "{" not in reply


def test_the_page_offers_an_officer_nobody_but_themselves_to_assign_to(as_, cast):
    chosen = ticked(filed(cast.sam).case)
    for who, offered in ((cast.olga, {"Olga"}), (cast.lena, {"Olga", "Nora"})):
        form = as_(who).post("/cases/bulk/", {"name": "assign", "chosen": chosen}).context["form"]
        assert {name.split()[0] for value, name in form.fields["officer"].choices if value} == offered


def test_a_lead_assigns_many_and_an_officer_only_to_themselves(as_, cast):
    one, two = (filed(cast.sam).case for _ in range(2))
    given = {"name": "assign", "chosen": ticked(one, two), "answered": "yes", "officer": cast.nora.pk}
    assert "officer" in as_(cast.olga).post("/cases/bulk/", given).context["form"].errors
    assert as_(cast.lena).post("/cases/bulk/", given).context["done"] == 2
    assert set(Case.objects.values_list("officer", flat=True)) == {cast.nora.pk}


def test_only_what_one_may_do_is_offered_for_many(as_, cast):
    filed(cast.sam)
    for who, offered in ((cast.olga, ["claim", "assign", "dismiss"]), (cast.lena, ["assign", "give_out"])):
        said = as_(who).get(f"{QUEUE}?view=new").content.decode()
        assert re.findall(r'name="name" value="(\w+)"', said) == offered


def test_who_ticked_nothing_is_told_so_where_they_were(as_, cast):
    response = as_(cast.olga).post("/cases/bulk/", {"name": "claim", "view": "new"}, follow=True)
    assert response.redirect_chain == [("/cases/?view=new", 302)]
    assert "Select at least one case first." in response.content.decode()


@pytest.mark.parametrize("given", [
    {"name": "approve"}, {"name": "claim", "chosen": ""}, {"name": "claim", "chosen": "x"},
    {"name": "dismiss", "chosen": "AAAAA-AAA\0A:1"}, {"name": "claim", "chosen": f"AAAAA-AAAAA:{'9' * 5000}"},
])  # fmt: skip
def test_nonsense_in_bulk_is_refused(as_, cast, given):
    assert as_(cast.olga).post("/cases/bulk/", given).status_code == 400


def test_more_than_two_hundred_at_once_are_refused(as_, cast):
    chosen = [f"{number:05}-00000:1" for number in range(201)]
    assert as_(cast.olga).post("/cases/bulk/", {"name": "claim", "chosen": chosen}).status_code == 400


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
