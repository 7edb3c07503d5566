"""Do programs do at the desk what officers do on pages, within the same scope and by the same rules?"""

from cases.models import Message, Note, SavedView, Watch
from personas.models import Alias
from tests.factories import at, filed

JSON = {"content_type": "application/json"}


def test_views_are_saved_listed_shared_and_removed(as_, cast):
    lena, kept = as_(cast.lena), {"name": "Grave", "values": {"view": "new", "severity": "critical"}}
    made = lena.post("/api/v1/views/", {**kept, "desk": "North desk"}, **JSON).json()
    assert (made["name"], made["desk"], made["values"]) == ("Grave", "North desk", kept["values"])
    olga = as_(cast.olga)
    assert [each["number"] for each in olga.get("/api/v1/views/").json()] == [made["number"]]
    assert olga.post("/api/v1/views/", {**kept, "desk": "North desk"}, **JSON).status_code == 403
    assert olga.post("/api/v1/views/", {**kept, "desk": "No desk"}, **JSON).status_code == 400
    assert olga.post("/api/v1/views/", {"name": "x", "values": {"severity": "huge"}}, **JSON).status_code == 400
    assert olga.delete(f"/api/v1/views/{made['number']}/").status_code == 404
    assert as_(cast.otto).get("/api/v1/views/").json() == []
    assert as_(cast.lena).delete(f"/api/v1/views/{made['number']}/").status_code == 204
    assert not SavedView.objects.exists()


def test_cases_are_watched_and_the_next_one_taken_only_within_the_scope(as_, cast):
    later, soon = filed(cast.sam).case, filed(cast.sam, travel_planned=True).case
    page = f"/api/v1/cases/{later.reference}/watch/"
    assert as_(cast.otto).put(page).status_code == 404
    olga = as_(cast.olga)
    assert olga.put(page).status_code == 204
    assert Watch.objects.get().case == later
    assert olga.delete(page).status_code == 204
    assert not Watch.objects.exists()
    assert olga.post("/api/v1/cases/next/").json()["reference"] == soon.reference
    assert as_(cast.otto).post("/api/v1/cases/next/").status_code == 204
    assert {as_(who).post("/api/v1/cases/next/").status_code for who in (cast.lena, cast.max)} == {403}


def test_notes_are_listed_changed_and_shared(as_, cast):
    case, olga = at("triage", cast), as_(cast.olga)
    page = f"/api/v1/cases/{case.reference}/notes/"
    made = olga.post(page, {"text": "Rang the bank"}, **JSON).json()
    assert olga.get(page).json() == [made]
    one = f"{page}{made['number']}/"
    changed = olga.post(one, {"text": "Rang the mint", "edition": 1}, **JSON).json()
    assert (changed["text"], changed["edition"]) == ("Rang the mint", 2)
    assert olga.post(one, {"text": "Late", "edition": 1}, **JSON).status_code == 409
    assert [each["text"] for each in olga.get(one).json()["editions"]] == ["Rang the bank"]
    assert as_(cast.nora).post(one, {"text": "Mine", "edition": 2}, **JSON).status_code == 403
    case.refresh_from_db()
    sent = {"text": "We rang.", "version": case.version}
    assert as_(cast.nora).post(f"{one}share/", sent, **JSON).status_code == 403
    assert as_(cast.otto).post(f"{one}share/", sent, **JSON).status_code == 404
    assert as_(cast.otto).get(page).status_code == 404
    assert as_(cast.olga).post(f"{one}share/", sent, **JSON).status_code == 204
    assert Message.objects.get(kind="reply").text == "We rang."
    assert Note.objects.get().shared_at


def test_personas_are_begun_named_and_given_profiles(as_, cast):
    case, olga = at("triage", cast), as_(cast.olga)
    number = olga.get(f"/api/v1/cases/{case.reference}/").json()["approaches"][0]["number"]
    page = f"/api/v1/cases/{case.reference}/approaches/{number}/"
    begun = {"persona_name": "Anna Beacon", "version": case.version}
    assert as_(cast.otto).post(f"{page}persona/", begun, **JSON).status_code == 404
    assert as_(cast.nora).post(f"{page}persona/", begun, **JSON).status_code == 403
    olga = as_(cast.olga)
    persona = olga.post(f"{page}persona/", begun, **JSON).json()
    assert (persona["name"], persona["cases"]) == ("Anna Beacon", [case.reference])
    seen = {"address": "https://x.com/anna_beacon", "version": case.version + 1}
    assert olga.post(f"{page}profiles/", seen, **JSON).status_code == 204
    names = f"/api/v1/personas/{persona['number']}/names/"
    whole = olga.post(names, {"name": "Анна Маяк"}, **JSON).json()
    assert whole["aliases"] == ["Анна Маяк"]
    assert [each["platform"] for each in whole["profiles"]] == ["x"]
    assert as_(cast.otto).post(names, {"name": "x"}, **JSON).status_code == 404
    assert Alias.objects.count() == 1
