"""Is a persona's name shown only to those who see the case that told it, or who know it from a colleague by intent?"""

from cases.actions import begin_persona, hand_over, name_persona, open_to
from cases.bundle import make_bundle
from cases.models import Case, Trace
from reports.actions import trace_told
from tests.factories import filed

SAME = ["https://x.com/shared_by_all"]


def two_desks(cast) -> tuple[Case, Case]:
    """The south met the persona first and was told a name; the north met the same profile and was told another."""
    south = filed(cast.sam, persona_name="Zelda Quux", claimed_employer="Quux Partners", addresses=SAME).case
    Case.objects.filter(pk=south.pk).update(desk=cast.south)
    return south, filed(cast.sam, persona_name="Anna Beacon", addresses=SAME).case


def pages(case: Case) -> list[str]:
    number = case.approaches.get().persona_id
    return ["/cases/?view=open", f"/cases/{case.reference}/", "/personas/", f"/personas/{number}/",
            f"/personas/{number}/merge/", "/api/v1/personas/", f"/api/v1/personas/{number}/",
            "/admin/personas/persona/"]  # fmt: skip


def test_a_name_is_shown_and_found_only_with_the_case_that_told_it(as_, cast):
    south, north = two_desks(cast)
    trace_told()
    otto, olga = as_(cast.otto), as_(cast.olga)
    otto = as_(cast.otto)
    assert all("Zelda" in otto.get(page).content.decode() for page in pages(south)[:4])
    assert "Zelda" in otto.get("/api/v1/personas/").content.decode()
    assert south.reference in otto.get("/cases/search/?q=zelda").content.decode()
    olga = as_(cast.olga)
    for page in pages(north):
        response = olga.get(page)
        assert response.status_code == 200, page
        assert "Zelda" not in response.content.decode(), page
        assert "Quux" not in response.content.decode(), page
    for words in ("zelda", "zelda quux", "зельда"):
        assert north.reference not in olga.get("/cases/search/", {"q": words}).content.decode()
        assert olga.get("/api/v1/cases/", {"q": words}).json()["results"] == []
    assert not olga.get("/personas/", {"name": "zelda"}).context["found"].rows
    assert not olga.get("/personas/", {"name": "quux"}).context["found"].rows
    assert set(Trace.objects.filter(case=north, kind="name").values_list("said", flat=True)) == {"anna beacon"}
    assert make_bundle(north, ["personas"], agency="Police", marking="OFFICIAL")["shared"] == {"personas": []}


def test_a_name_that_was_added_on_purpose_is_shown_to_all_who_meet_the_persona(as_, cast):
    south, north = two_desks(cast)
    name_persona(south.approaches.get().persona_id, "Zoe Quill", by=cast.otto)
    trace_told()
    olga = as_(cast.olga)
    assert "Zoe Quill" in olga.get(pages(north)[3]).content.decode()
    assert len(olga.get("/personas/", {"name": "quill"}).context["found"].rows) == 1
    for words in ("quill", "Зое Квилл"):
        assert north.reference in olga.get("/cases/search/", {"q": words}).content.decode(), words
    lars = cast.person("lars", ("lead", cast.south))
    open_to(south.reference, person=cast.olga, by=lars, version=None)
    assert "Zelda Quux" in as_(cast.olga).get(pages(north)[3]).content.decode()


def test_a_persona_begun_by_hand_has_its_name_for_all_who_meet_it(as_, cast):
    south, north = filed(cast.sam).case, filed(cast.sam).case
    Case.objects.filter(pk=south.pk).update(desk=cast.south, officer=cast.otto)
    persona = begin_persona(south.reference, south.approaches.get().pk, persona_name="Zara", by=cast.otto, version=None)
    north.approaches.update(persona=persona)
    assert "Zara" in as_(cast.olga).get(f"/personas/{persona.pk}/").content.decode()
    hand_over(south.reference, to=cast.person("oda", ("officer", cast.south)), by=cast.otto, version=None)
