"""Are many cases dealt with at once as one alone would be, with all of it said before and after?"""

import re
from html import unescape
from importlib import import_module

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cases.actions import assess, move, note
from cases.actions.foreseeing import PERHAPS
from cases.models import Case, Message
from cases.queries.queue import BY_DUE, VIEWS
from cases.queries.together import first_of
from events.keyset import cursor_after
from tests.cases.test_views_queue import QUEUE, listed
from tests.factories import at, filed


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


def test_dismissing_many_asks_for_what_is_missing(as_, cast):
    chosen = {"name": "dismiss", "chosen": ticked(filed(cast.sam).case), "answered": "yes"}
    assert set(as_(cast.olga).post("/cases/bulk/", chosen).context["form"].errors) == {"outcome", "reason", "reply"}


def test_all_that_match_are_reviewed_with_their_versions_whichever_page_they_are_on(as_, cast):
    grave, other, later = filed(cast.sam, stage=7).case, filed(cast.sam, stage=7).case, filed(cast.sam).case
    olga, first = as_(cast.olga), cursor_after(grave, BY_DUE)
    page = olga.get(f"{QUEUE}?view=new&severity=critical&after={first}")
    assert listed(page) == {other.reference}
    assert page.context["all"] == "view=new&severity=critical"
    assert 'name="all" value="view=new&amp;severity=critical"' in page.content.decode()
    assert 'name="all"' not in olga.get(f"{QUEUE}?view=new").content.decode(), "all of it is on this page"
    reviewed = olga.post("/cases/bulk/", {"name": "claim", "all": page.context["all"]})
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


def test_that_the_list_is_longer_is_said_to_the_end_and_the_way_back_leads_to_the_same_list(as_, cast, monkeypatch):
    monkeypatch.setattr(import_module("cases.views.bulk"), "MOST", 1)
    filed(cast.sam, stage=7), filed(cast.sam, stage=7)
    olga, there = as_(cast.olga), "view=new&severity=critical"
    page = olga.post("/cases/bulk/", {"name": "dismiss", "list": there, "all": there})
    reply = {"outcome": "commercial_spam", "reason": "Mass mailing", "reply": "It was advertising."}
    for given in ({"text": "commercial_spam:en"}, {"answered": "yes"}, {"answered": "yes", **reply}):
        assert "These are the first 1 case of the list" in page.content.decode()
        page = olga.post("/cases/bulk/", {"name": "dismiss", **carried(page), **given})
        assert page.context["back"] == f"/cases/?{there}"
    assert page.context["done"] == 1
    assert "There are more cases in the list" in page.content.decode()


def carried(page) -> dict[str, str]:
    """What the page sends along unseen, whichever of its forms is sent."""
    found = re.findall(r'type="hidden" name="(more|list|chosen)" value="([^"]*)"', page.content.decode())
    return {name: unescape(value) for name, value in found}


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


def test_who_ticked_nothing_is_told_so_where_they_were(as_, cast):
    there = "view=new&severity=critical"
    response = as_(cast.olga).post("/cases/bulk/", {"name": "claim", "list": there}, follow=True)
    assert response.redirect_chain == [(f"/cases/?{there}", 302)]
    assert "Select at least one case first." in response.content.decode()


@pytest.mark.parametrize("given", [
    {"name": "approve"}, {"name": "claim", "chosen": ""}, {"name": "claim", "chosen": "x"},
    {"name": "dismiss", "chosen": "AAAAA-AAA\0A:1"}, {"name": "claim", "chosen": f"AAAAA-AAAAA:{'9' * 5000}"},
    {"name": "claim", "chosen": [f"{number:05}-00000:1" for number in range(201)]},
])  # fmt: skip
def test_nonsense_in_bulk_is_refused(as_, cast, given):
    assert as_(cast.olga).post("/cases/bulk/", given).status_code == 400
