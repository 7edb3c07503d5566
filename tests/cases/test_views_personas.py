"""Does the register show each officer only what came with their cases, and can two be merged and parted again?"""

import pytest

from cases.actions import merge_personas
from cases.models import Case
from personas.models import Merge, Persona
from reports.models import Report
from tests.factories import at, filed


def met(cast, name: str, *addresses: str) -> Persona:
    persona = filed(cast.sam, persona_name=name, addresses=addresses).approach.persona
    assert persona is not None
    return persona


def to_the_south(cast, persona: Persona) -> None:
    Case.objects.filter(approaches__persona=persona).update(desk=cast.south)


def names(response) -> list[str]:
    return [known.persona.name for known in response.context["found"].rows]


def test_the_register_holds_what_the_own_cases_tell_of(as_, cast):
    met(cast, "Anna", "linkedin.com/in/anna"), met(cast, "Berta", "linkedin.com/in/berta")
    to_the_south(cast, met(cast, "Clara", "linkedin.com/in/clara"))
    assert names(as_(cast.olga).get("/personas/")) == ["Berta", "Anna"]
    assert names(as_(cast.otto).get("/personas/")) == ["Clara"]
    assert names(as_(cast.olga).get("/personas/", {"name": "ann"})) == ["Anna"]
    assert names(as_(cast.olga).get("/personas/", {"name": "clara"})) == []


@pytest.mark.parametrize("name", ["sam", "max", "audra", "ada"])
def test_the_register_is_refused_to_those_who_work_no_cases(as_, cast, name):
    persona = met(cast, "Anna", "linkedin.com/in/anna")
    browser = as_(getattr(cast, name))
    paths = ["/personas/", f"/personas/{persona.pk}/", f"/personas/{persona.pk}/merge/"]
    assert {browser.get(path).status_code for path in paths} == {403}


def test_a_persona_of_another_desk_is_not_there(as_, cast):
    own, hidden = met(cast, "Anna", "linkedin.com/in/anna"), met(cast, "Clara", "linkedin.com/in/clara")
    to_the_south(cast, hidden)
    olga = as_(cast.olga)
    assert olga.get(f"/personas/{hidden.pk}/").status_code == 404
    given = {"into": own.pk, "reason": "Same", "version": 1}
    assert olga.post(f"/personas/{hidden.pk}/merge/", given).status_code == 404
    form = olga.post(f"/personas/{own.pk}/merge/", {**given, "into": hidden.pk}).context["form"]
    assert form.errors == {"into": ["There is no persona with this number that you can see."]}
    assert not Merge.objects.exists()


def test_a_profile_that_only_another_desk_has_seen_is_not_shown(as_, cast):
    persona = met(cast, "Anna", "linkedin.com/in/anna")
    other = filed(cast.sam, addresses=["linkedin.com/in/anna", "https://elsewhere.example/anna"])
    Case.objects.filter(pk=other.case_id).update(desk=cast.south)
    response = as_(cast.olga).get(f"/personas/{persona.pk}/")
    assert "elsewhere" not in response.content.decode()
    assert other.reference not in response.content.decode()
    assert "elsewhere[.]example" in as_(cast.otto).get(f"/personas/{persona.pk}/").content.decode()


def test_two_personas_are_merged_with_a_reason_and_parted_again(as_, cast):
    one, other = met(cast, "Anna", "linkedin.com/in/anna"), met(cast, "Ann", "https://x.com/ann_b")
    olga = as_(cast.olga)
    given = {"into": f"P{one.pk}", "reason": "Same photograph", "version": other.version}
    assert olga.post(f"/personas/{other.pk}/merge/", {**given, "reason": ""}).context["form"].errors["reason"]
    assert olga.post(f"/personas/{other.pk}/merge/", given).url == f"/personas/{one.pk}/"
    page = olga.get(f"/personas/{one.pk}/")
    assert len(page.context["met"]) == 2
    assert b"Same photograph" in page.content
    assert names(olga.get("/personas/")) == ["Anna"]
    merge = Merge.objects.get()
    assert as_(cast.otto).post(f"/personas/{one.pk}/merges/{merge.pk}/undo/").status_code == 404
    assert as_(cast.olga).post(f"/personas/{one.pk}/merges/{merge.pk}/undo/").status_code == 302
    assert names(as_(cast.olga).get("/personas/")) == ["Ann", "Anna"]


def test_a_merge_of_what_has_changed_meanwhile_is_refused(as_, cast):
    one, other = met(cast, "Anna", "linkedin.com/in/anna"), met(cast, "Ann", "https://x.com/ann_b")
    Persona.objects.filter(pk=other.pk).update(version=5)
    given = {"into": one.pk, "reason": "Same photograph", "version": 1}
    assert as_(cast.olga).post(f"/personas/{other.pk}/merge/", given).status_code == 409


def test_the_lists_cost_the_same_however_long_they_are(as_, cast, django_assert_num_queries):
    at("triage", cast, addresses=["linkedin.com/in/a"])
    olga = as_(cast.olga)
    for _ in range(2):
        with django_assert_num_queries(7):
            assert olga.get("/personas/").status_code == 200
        for number in range(6):
            met(cast, f"Anna {number}", f"linkedin.com/in/a-{number}-{Report.objects.count()}")


@pytest.fixture
def absorbed_from_the_south(cast):
    """Anna is known to Olga; Clara, of the other desk alone, counts as Anna."""
    anna, clara = met(cast, "Anna", "linkedin.com/in/anna"), met(cast, "Clara", "linkedin.com/in/clara")
    to_the_south(cast, clara)
    both = cast.person("both", ("officer", cast.north), ("officer", cast.south))
    return merge_personas(clara.pk, anna.pk, reason="Same pictures", by=both, version=clara.version)


@pytest.mark.usefixtures("absorbed_from_the_south")
def test_a_name_from_another_desk_is_not_found_through_the_persona_that_it_counts_as(as_, cast):
    assert names(as_(cast.olga).get("/personas/", {"name": "anna"})) == ["Anna"]
    assert names(as_(cast.olga).get("/personas/", {"name": "clara"})) == []
    assert names(as_(cast.otto).get("/personas/", {"name": "clara"})) == [""]  # its name was told elsewhere


def test_a_merge_with_a_persona_that_one_does_not_know_cannot_be_undone(as_, cast, absorbed_from_the_south):
    made = absorbed_from_the_south
    olga = as_(cast.olga)
    assert olga.post(f"/personas/{made.into_id}/merges/{made.pk}/undo/").status_code == 404
    assert olga.post(f"/api/v1/personas/merges/{made.pk}/undo/").status_code == 404
    made.refresh_from_db()
    assert made.undone_at is None
