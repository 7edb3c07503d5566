"""Can single keys be learned, and turned off for good by each person for themselves?"""

from tests.factories import at

KEYS = "/cases/keys/"


def test_the_list_is_shown_and_the_keys_are_turned_off_and_on_for_oneself_alone(as_, cast):
    case = at("triage", cast)
    pages = ("/cases/", f"/cases/{case.reference}/", "/cases/search/")
    olga = as_(cast.olga)
    assert all(b"keys.js" in olga.get(page).content for page in pages)
    assert "Claim the selected cases" in olga.get(KEYS).content.decode()
    assert "are off now" in olga.post(KEYS, {"on": "no"}, follow=True).content.decode()
    assert not any(b"keys.js" in olga.get(page).content for page in pages)
    assert b"keys.js" in as_(cast.nora).get("/cases/").content
    assert "are on now" in as_(cast.olga).post(KEYS, {"on": "yes"}, follow=True).content.decode()
    assert b"keys.js" in as_(cast.olga).get("/cases/").content
