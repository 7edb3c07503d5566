"""Is it kept who has read a case, by which door, and does the auditor learn what is unusual and nothing else?"""

from datetime import UTC, datetime, timedelta

import pytest
from django.db import DatabaseError, transaction

from cases.actions import note, note_reading
from cases.models import Reading
from cases.queries.readings import unusual
from events.clock import at as moment_at
from events.refusals import Forbidden
from reports.actions import trace_told
from tests.factories import at, filed

TUESDAY = datetime(2026, 3, 10, 14, 20, tzinfo=UTC)


def doors(case) -> set[tuple[str, str]]:
    return set(Reading.objects.filter(case=case).values_list("person__name", "door"))


def test_each_door_leaves_one_line_an_hour_and_nobody_outside_leaves_any(as_, cast):
    case = at("triage", cast)
    page = f"/cases/{case.reference}/"
    for _ in range(2):
        assert as_(cast.olga).get(page).status_code == 200
    as_(cast.nora).get(page + "account/"), as_(cast.nora).get(page + "evidence/")
    as_(cast.lena).get(f"/api/v1/cases/{case.reference}/"), as_(cast.lena).get(f"/admin/cases/case/{case.pk}/change/")
    as_(cast.otto).get(page), as_(cast.audra).get(page)
    assert doors(case) == {
        ("Olga", "page"), ("Nora", "account"), ("Nora", "evidence"), ("Lena", "api"), ("Lena", "admin"),
    }  # fmt: skip
    assert Reading.objects.count() == 5
    with moment_at(Reading.objects.first().hour_at + timedelta(hours=1)):
        note_reading(case, "page", by=cast.olga)
    assert Reading.objects.filter(person=cast.olga).count() == 2


def test_a_door_that_hands_out_what_was_told_notes_it_whatever_else_it_does(as_, cast):
    case = at("triage", cast)
    as_(cast.olga).get(f"/admin/reports/report/{case.reports.get().pk}/change/")
    as_(cast.lena).get(f"/admin/cases/approach/{case.approaches.get().pk}/change/")
    assert doors(case) == {("Olga", "admin"), ("Lena", "admin")}
    new = filed(cast.sam).case
    taken = as_(cast.olga).post(f"/api/v1/cases/{new.reference}/moves/", {"name": "claim", "version": new.version},
                                content_type="application/json")  # fmt: skip
    assert taken.status_code == 200
    assert doors(new) == {("Olga", "api")}
    fresh = filed(cast.sam).case
    assert as_(cast.olga).post("/api/v1/cases/next/", content_type="application/json").status_code == 200
    assert doors(fresh) == {("Olga", "api")}


@pytest.mark.parametrize("path", ["notes/{note}/", "notes/{note}/share/", "takedowns/"])
def test_pages_beside_the_case_leave_a_reading_too(as_, cast, path):
    case = at("triage", cast)
    found = path.format(note=note(case.reference, "Rang the bank", by=cast.olga).pk)
    assert as_(cast.olga).get(f"/cases/{case.reference}/{found}").status_code == 200
    assert doors(case) == {("Olga", "page")}


@pytest.mark.parametrize("path", ["notes/", "notes/{note}/", "matches/", "takedowns/", "evidence/"])
def test_whatever_programs_read_of_a_case_leaves_a_reading(as_, cast, path):
    case = at("triage", cast)
    found = path.format(note=note(case.reference, "Rang the bank", by=cast.olga).pk)
    assert as_(cast.nora).get(f"/api/v1/cases/{case.reference}/{found}").status_code == 200
    assert as_(cast.otto).get(f"/api/v1/cases/{case.reference}/{found}").status_code == 404
    assert doors(case) == {("Nora", "api")}


def test_both_cases_of_a_match_are_read_where_they_stand_beside_each_other(as_, cast):
    one, other = (filed(cast.sam, addresses=["https://x.com/anna"]).case for _ in range(2))
    trace_told()
    assert as_(cast.lena).get(f"/cases/{one.reference}/matches/{other.reference}/").status_code == 200
    assert doors(one) == doors(other) == {("Lena", "page")}


def test_who_has_read_it_is_shown_to_the_lead_and_cannot_be_changed(as_, cast):
    case = at("triage", cast)
    as_(cast.nora).get(f"/cases/{case.reference}/")
    page = f"/cases/{case.reference}/readings/"
    assert as_(cast.olga).get(page).status_code == 403
    assert "Who has read it" not in as_(cast.olga).get(f"/cases/{case.reference}/").content.decode()
    said = as_(cast.lena).get(page).content.decode()
    assert "Nora" in said
    for act in (lambda rows: rows.update(door="api"), lambda rows: rows.delete()):
        with pytest.raises(DatabaseError), transaction.atomic():
            act(Reading.objects.all())


def test_the_auditor_learns_what_is_unusual_in_numbers_only(as_, cast):
    cases = [filed(cast.sam).case for _ in range(6)]
    with moment_at(TUESDAY):
        for each in cases:
            note_reading(each, "page", by=cast.nora)
        note_reading(cases[0], "page", by=cast.olga)
        note(cases[1].reference, "Known", by=cast.lena)
        note_reading(cases[1], "page", by=cast.lena)
    with moment_at(TUESDAY.replace(hour=23)):
        note_reading(cases[1], "page", by=cast.lena)
    with moment_at(TUESDAY + timedelta(days=1)):
        found = {day.person: day for day in unusual(cast.audra)}
        assert {name: day.why for name, day in found.items()} == {
            "Nora": ["nothing done in them"], "Lena": ["outside duty hours"],
        }  # fmt: skip
        assert (len(found["Nora"].cases), len(found["Nora"].idle), len(found["Lena"].idle)) == (6, 6, 0)
        said = as_(cast.audra).get("/unusual-reading/").content.decode()
        assert "Nora" in said
        assert not [case for case in cases if case.reference in said]
    with moment_at(TUESDAY + timedelta(days=40)):
        assert unusual(cast.audra) == []
    for other in (cast.lena, cast.ada, cast.max):
        with pytest.raises(Forbidden):
            unusual(other)
