"""Does a case go to whoever has least to do, and never to somebody who is away, in conflict or at another desk?"""

from datetime import timedelta

import pytest

from accounts.actions import be_away, be_back
from accounts.models import Absence
from accounts.queries import today
from cases.actions import assign, declare_conflict, give_out, in_bulk, open_to, restrict
from cases.models import Case
from events.models import Event
from events.refusals import Forbidden, Invalid, NotThere, Refused
from tests.cases.actions.refusing import refused
from tests.factories import at, filed

DAY = timedelta(days=1)


def given(case: Case, cast) -> str:
    return str(give_out(case.reference, by=cast.lena, version=None).officer)


def away(cast, name: str, first: int = 0, last: int = 0) -> Absence:
    return be_away(getattr(cast, name), first_on=today() + first * DAY, last_on=today() + last * DAY, by=cast.lena)


def test_whoever_has_least_gets_it_and_of_two_alike_always_the_same(cast):
    assert given(filed(cast.sam).case, cast) == "Olga"
    assert given(filed(cast.sam).case, cast) == "Nora"
    at("closed", cast)
    assert given(filed(cast.sam).case, cast) == "Olga"
    case = filed(cast.sam).case
    assert given(case, cast) == "Nora"
    told = Event.objects.filter(stream="case", stream_id=case.pk).last()
    assert (told.kind, told.data["officer"]) == ("give_out", cast.nora.pk)
    assert told.data["had"] == {str(cast.nora.pk): 1, str(cast.olga.pk): 2}


def test_whoever_is_away_in_conflict_or_elsewhere_is_left_out(cast):
    away(cast, "olga")
    away(cast, "nora", 1, 9)
    case = filed(cast.sam).case
    open_to(case.reference, person=cast.otto, by=cast.lena, version=None)
    assert given(case, cast) == "Nora"
    case = filed(cast.sam).case
    declare_conflict(case.reference, person=cast.nora, by=cast.lena, version=None)
    with refused(Refused):
        give_out(case.reference, by=cast.lena, version=None)
    be_back(cast.olga, Absence.objects.get(user=cast.olga).pk, by=cast.olga)
    assert given(case, cast) == "Olga"


def test_only_a_lead_gives_out_and_only_what_nobody_has(cast):
    case = filed(cast.sam).case
    with refused(Forbidden):
        give_out(case.reference, by=cast.olga, version=None)
    with refused(NotThere):
        give_out(case.reference, by=cast.otto, version=None)
    assign(case.reference, to=cast.olga, by=cast.lena, version=None)
    with refused(Refused):
        give_out(case.reference, by=cast.lena, version=None)
    closed = at("closed", cast)
    with refused(Refused):
        give_out(closed.reference, by=cast.lena, version=None)
    hidden = filed(cast.sam).case
    restrict(hidden.reference, restricted=True, by=cast.lena, version=None)
    with refused(Refused):  # nobody but the lead sees it
        give_out(hidden.reference, by=cast.lena, version=None)


def test_many_are_shared_out_evenly_and_each_says_to_whom(cast):
    cases = [filed(cast.sam).case for _ in range(4)]
    results = in_bulk("give_out", [(case.reference, 1) for case in cases], by=cast.lena)
    assert [each.sentence for each in results] == ["Olga has it now.", "Nora has it now."] * 2


def test_the_page_says_who_had_how_much_and_warns_of_whoever_is_away(as_, cast):
    case, lena = filed(cast.sam).case, as_(cast.lena)
    page = lena.post(f"/cases/{case.reference}/do/give_out/", {"version": 1}, follow=True).content.decode()
    assert "Olga has it now. Before: Olga: 0 open, Nora: 0 open." in page
    away(cast, "nora")
    form = lena.get(f"/cases/{case.reference}/do/hand_over/").content.decode()
    assert f"Nora (0 open cases, away until {today().day} {today():%B %Y})" in form
    sent = lena.post(f"/cases/{case.reference}/do/hand_over/", {"version": 2, "officer": cast.nora.pk}, follow=True)
    assert "Nora is away until" in sent.content.decode()
    listed = lena.get("/officers/").content.decode()
    assert "Until " in listed
    assert f"/people/{cast.nora.pk}/away/" in listed
    assert "Otto" not in listed
    theirs = f"/cases/?view=open&officer={cast.nora.pk}"
    assert theirs.replace("&", "&amp;") in listed
    assert case.reference in lena.get(theirs).text
    assert f"/people/{cast.nora.pk}/away/" not in as_(cast.olga).get("/officers/").content.decode()


@pytest.mark.parametrize(("by", "status"), [("olga", 302), ("lena", 302), ("ada", 302), ("nora", 404), ("otto", 404)])
def test_they_a_lead_and_an_administrator_say_when_somebody_is_away(as_, cast, by, status):
    day = today()
    parts = {f"{name}_{part}": getattr(day, part) for name in ("first_on", "last_on")
             for part in ("day", "month", "year")}  # fmt: skip
    client, page = as_(getattr(cast, by)), f"/people/{cast.olga.pk}/away/"
    assert client.post(page, parts).status_code == status
    assert Absence.objects.count() == (status == 302)
    if status == 302:
        assert "This time is noted already" in client.post(page, parts).content.decode()
        client.post(f"{page}{Absence.objects.get().pk}/remove/")
        assert not Absence.objects.exists()
        kinds = (
            Event.objects.filter(stream="rights", stream_id=cast.olga.pk).order_by("pk").values_list("kind", flat=True)
        )
        assert list(kinds)[-2:] == ["away_noted", "away_removed"]


def test_days_that_cannot_be_are_refused_and_times_that_are_over_forgotten(cast):
    with refused(Invalid):
        away(cast, "olga", 2, 1)
    with refused(Invalid):
        away(cast, "olga", -3, -1)
    Absence.objects.create(user=cast.olga, first_on=today() - 9 * DAY, last_on=today() - DAY)
    away(cast, "olga", 3, 4)
    assert Absence.objects.count() == 1
    with refused(NotThere):
        be_back(cast.nora, Absence.objects.get().pk, by=cast.lena)
    with refused(NotThere):
        be_away(cast.sam, first_on=today(), last_on=today(), by=cast.ada)


def test_programs_say_it_too_and_see_the_same(as_, cast):
    lena, day = as_(cast.lena), today().isoformat()
    sent = {"officer": "OLGA@lighthouses.example", "first_on": day, "last_on": day}
    made = lena.post("/api/v1/absences/", sent, content_type="application/json")
    assert made.status_code == 201, made.json()
    assert lena.get("/api/v1/absences/", {"officer": "olga@lighthouses.example"}).json() == [made.json()]
    case = at("triage", cast)
    loads = {each["name"]: (each["open"], each["away_until"]) for each in lena.get("/api/v1/officers/").json()}
    assert loads == {"Nora": (0, None), "Olga": (1, day)}
    restrict(case.reference, restricted=True, by=cast.lena, version=None)
    seen_by_nora = {each["name"]: each["open"] for each in as_(cast.nora).get("/api/v1/officers/").json()}
    assert seen_by_nora == {"Nora": 0, "Olga": 0}
    absence = f"/api/v1/absences/{made.json()['number']}/"
    for name, status in (("otto", 404), ("nora", 404), ("olga", 204), ("olga", 404)):
        assert as_(getattr(cast, name)).delete(absence).status_code == status, name
    refusals = as_(cast.otto).post("/api/v1/absences/", sent, content_type="application/json")
    assert refusals.status_code == 404
