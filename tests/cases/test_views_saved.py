"""Do views come back as they were saved, for whom they were meant, and never with more than the reader's own scope?"""

from datetime import timedelta

import pytest

from accounts.actions import grant
from accounts.terms import RoleName
from cases.actions import hand_over, keep_view, merge_personas, restrict, watch
from cases.models import Case, SavedView, Watch
from events import clock
from events.refusals import Forbidden, Invalid, NotThere
from tests.cases.test_views_queue import QUEUE, listed
from tests.factories import at, filed


@pytest.mark.parametrize("name", ["", "  ", "x" * 61, "a\x00b", "\u202eGrave"])
def test_a_name_that_nobody_could_read_is_refused(as_, cast, name):
    assert as_(cast.olga).post("/cases/views/", {"name": name, "filters": "view=open"}).status_code == 400
    assert not SavedView.objects.exists()


def test_a_view_is_saved_opened_and_removed(as_, cast):
    grave, _ = filed(cast.sam, stage=7).reference, filed(cast.sam).reference
    olga = as_(cast.olga)
    saved = olga.post("/cases/views/", {"name": "Grave", "filters": "view=new&severity=critical&after="}, follow=True)
    assert "The view “Grave” is saved." in saved.content.decode()
    assert listed(saved) == {grave}
    view = SavedView.objects.get()
    assert view.values == {"view": "new", "severity": "critical"}
    assert as_(cast.nora).get(f"/cases/views/{view.pk}/").status_code == 404
    assert as_(cast.nora).post(f"/cases/views/{view.pk}/drop/").status_code == 404
    as_(cast.olga).post(f"/cases/views/{view.pk}/drop/")
    assert not SavedView.objects.exists()


def test_a_shared_view_shows_each_their_own_scope(as_, cast):
    one, kept = filed(cast.sam).case, filed(cast.sam).case
    restrict(kept.reference, restricted=True, by=cast.lena, version=None)
    with pytest.raises(Forbidden):
        keep_view("Ours", {"view": "new"}, by=cast.olga, desk=cast.north)
    view = keep_view("Ours", {"view": "new"}, by=cast.lena, desk=cast.north)
    assert listed(as_(cast.lena).get(f"/cases/views/{view.pk}/", follow=True)) == {one.reference, kept.reference}
    assert listed(as_(cast.olga).get(f"/cases/views/{view.pk}/", follow=True)) == {one.reference}
    assert as_(cast.otto).get(f"/cases/views/{view.pk}/").status_code == 404
    assert "Ours" not in as_(cast.otto).get(QUEUE).content.decode()
    removing = f"/cases/views/{view.pk}/drop/"
    assert removing not in as_(cast.olga).get(QUEUE).text
    grant(cast.nora, RoleName.LEAD, desk=cast.north, by=cast.ada)
    assert removing in as_(cast.nora).get(QUEUE).text  # another lead of the desk, whoever shared it


def test_two_leads_dont_share_views_under_one_name(cast):
    grant(cast.nora, RoleName.LEAD, desk=cast.north, by=cast.ada)
    keep_view("Ours", {"view": "new"}, by=cast.lena, desk=cast.north)
    with pytest.raises(Invalid, match="Lena"):
        keep_view("ours ", {"view": "overdue"}, by=cast.nora, desk=cast.north)
    keep_view("Ours", {"view": "all"}, by=cast.lena, desk=cast.north)
    assert [view.values for view in SavedView.objects.all()] == [{"view": "all"}]
    assert keep_view("Ours", {"view": "new"}, by=cast.nora).desk is None  # one's own may be called what one likes


def test_what_is_no_longer_offered_is_left_out_and_said(as_, cast):
    view = keep_view("Old", {"view": "new", "officer": "999999", "colour": "red"}, by=cast.olga)
    page = as_(cast.olga).get(f"/cases/views/{view.pk}/", follow=True)
    assert page.redirect_chain == [("/cases/?view=new", 302)]
    assert "is not offered to you" in page.content.decode()


@pytest.mark.parametrize("given", [{}, {"name": " "}, {"name": "x", "filters": "severity=huge"},
                                   {"name": "x", "filters": "", "desk": "²"}])  # fmt: skip
def test_a_view_that_says_nothing_is_refused(as_, cast, given):
    assert as_(cast.olga).post("/cases/views/", given).status_code == 400
    assert not SavedView.objects.exists()


def test_every_filter_leaves_only_what_it_says(as_, cast):
    with clock.at(clock.now() - timedelta(days=40)):
        old = at("investigation", cast, persona_name="Boris", addresses=["x.com/boris"], sector="defence",
                 narrative="A word about marmalade.")  # fmt: skip
    filed(cast.sam, persona_name="Anna", addresses=["x.com/anna"], travel_planned=True)
    persona = old.approaches.get().persona_id
    filters = {"likelihood": "likely", "sector": "defence", "age": "older", "due": "late", "persona": f"P{persona}",
               "text": "marmalade", "status": "investigation", "officer": str(cast.olga.pk)}  # fmt: skip
    olga = as_(cast.olga)
    for name, value in filters.items():
        assert listed(olga.get(QUEUE, {"view": "open", name: value})) == {old.reference}, name
    both = {"view": "open", "unit": cast.lamps.pk}
    assert len(listed(olga.get(QUEUE, both))) == 2
    for name, value in {"unit": cast.buoys.pk, "persona": "0", "age": "long ago", "due": "never"}.items():
        assert olga.get(QUEUE, {name: value}).status_code == 400, name
    other = Case.objects.exclude(pk=old.pk).get().approaches.get().persona_id
    merge_personas(persona, other, reason="One photo", by=cast.olga, version=1)
    assert len(listed(olga.get(QUEUE, {"view": "open", "persona": other}))) == 2
    assert listed(as_(cast.otto).get(QUEUE, {"view": "open", "text": "marmalade"})) == set()


def test_watched_cases_are_listed_as_long_as_they_can_be_seen(as_, cast):
    case = at("closed", cast)
    olga = as_(cast.olga)
    page = olga.post(f"/cases/{case.reference}/watch/", {"on": "yes"}, follow=True)
    assert "Stop watching" in page.content.decode()
    assert listed(olga.get(QUEUE, {"view": "watching"})) == {case.reference}
    Watch.objects.create(case=case, user=cast.otto)
    assert listed(as_(cast.otto).get(QUEUE, {"view": "watching"})) == set()
    with pytest.raises(NotThere):
        watch(case.reference, on=True, by=cast.otto)
    as_(cast.olga).post(f"/cases/{case.reference}/watch/", {"on": "no"})
    assert not Watch.objects.filter(user=cast.olga).exists()


def test_the_next_case_is_the_one_that_is_due_first(as_, cast):
    later, soon = filed(cast.sam).case, filed(cast.sam, travel_planned=True).case
    own = filed(cast.olga, travel_planned=True).case
    Case.objects.filter(pk=own.pk).update(desk=cast.north)
    olga = as_(cast.olga)
    assert olga.post("/cases/next/").url == f"/cases/{soon.reference}/"
    soon.refresh_from_db()
    assert (soon.status, soon.officer_id) == ("triage", cast.olga.pk)
    olga.post("/cases/next/")
    assert olga.post("/cases/next/").url == QUEUE
    later.refresh_from_db()
    assert later.officer_id == cast.olga.pk
    own.refresh_from_db()
    assert (own.status, own.officer_id) == ("new", None)
    assert as_(cast.lena).post("/cases/next/").status_code == 403
    hand_over(soon.reference, to=cast.nora, by=cast.olga, version=None)
