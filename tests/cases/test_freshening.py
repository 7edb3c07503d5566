"""Is an open queue told what happened, cheaply where nothing did, and never of what is outside the reader's scope?"""

import re
from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from cases.actions import move, note, restrict
from cases.models import Case
from events import clock
from tests.factories import filed

FRESH = "/cases/fresh/"


def seen(client, view: str = "new") -> tuple[str, str]:
    """The state and the known cases of a queue that has just been opened."""
    page = client.get("/cases/", {"view": view}).content.decode()
    return re.findall(r'data-state="([0-9a-f-]+)"', page)[0], ",".join(re.findall(r'data-chosen="([^"]+)"', page))


def again(client, state: str, known: str, **query: str):
    return client.get(FRESH, {"view": "new", "known": known, **query}, headers={"If-None-Match": f'"{state}"'})


def told(response) -> dict[str, str]:
    return dict(re.findall(r'data-told="([^"]+)">([^<]+)<', response.content.decode()))


def lines(response) -> set[str]:
    return set(re.findall(r'<tr[^>]* data-case="([^"]+)"', response.content.decode()))


def test_where_nothing_happened_nothing_is_sent_and_little_asked(as_, cast):
    olga = as_(cast.olga)
    for count in (1, 4):
        for _ in range(count):
            filed(cast.sam)
        state, known = seen(olga)
        with CaptureQueriesContext(connection) as captured:
            response = again(olga, state, known)
        assert (response.status_code, response.content, response.headers["ETag"]) == (304, b"", f'"{state}"')
        assert len(captured) <= 4


def test_what_happened_is_said_case_by_case_with_the_list_as_it_is_now(as_, cast):
    claimed, noted, same = (filed(cast.sam).case for _ in range(3))
    olga = as_(cast.olga)
    state, known = seen(olga)
    move(claimed.reference, "claim", by=cast.nora, version=1)
    note(noted.reference, "Rang the bank", by=cast.olga)
    fresh = filed(cast.sam).reference
    with CaptureQueriesContext(connection) as captured:
        response = again(olga, state, known)
    assert told(response) == {
        claimed.reference: "Nora claimed the case.", noted.reference: "You wrote a note."
    }  # fmt: skip
    assert lines(response) == {noted.reference, same.reference, fresh}
    assert re.findall(r'>(\w+) <span class="app-count">(\d+)<', response.content.decode()) == [("New", "3")]
    assert len(captured) <= 9
    newer = response.headers["ETag"].strip('"')
    assert again(olga, newer, known).status_code == 304


def test_of_a_case_outside_the_scope_no_more_is_said_than_of_none(as_, cast):
    kept, foreign = filed(cast.sam).case, filed(cast.sam).case
    olga = as_(cast.olga)
    state, known = seen(olga)
    restrict(kept.reference, restricted=True, by=cast.lena, version=None)
    Case.objects.filter(pk=foreign.pk).update(desk=cast.south)
    response = again(olga, state, f"{known},00000-00000:1")
    assert set(told(response)) == {kept.reference, foreign.reference, "00000-00000"}
    assert len(set(told(response).values())) == 1
    assert lines(response) == set()


def test_numbers_on_the_tabs_are_looked_at_only_where_they_are_asked_for(as_, cast):
    olga = as_(cast.olga)
    state, known = seen(olga, "mine")
    filed(cast.sam)
    assert again(olga, state, known, view="mine").status_code == 304
    response = again(olga, state, known, view="mine", tabs="yes")
    assert re.findall(r'>(\w+) <span class="app-count">(\d+)<', response.content.decode()) == [("New", "1")]
    newer = response.headers["ETag"].strip('"')
    assert again(olga, newer, known, view="mine", tabs="yes").status_code == 304


def test_what_has_become_late_in_the_meantime_is_news(as_, cast):
    filed(cast.sam)
    olga = as_(cast.olga)
    state, known = seen(olga)
    with clock.at(clock.now() + timedelta(days=10)):
        olga = as_(cast.olga)
        response = again(olga, state, known)
    assert response.status_code == 200
    assert "app-late" in response.content.decode()
    assert told(response) == {}


@pytest.mark.parametrize("query", [{"known": "nonsense"}, {"known": "AAAAA-AAA\0A:1"}, {"colour": "red"},
                                   {"known": f"AAAAA-AAAAA:{'9' * 5000}"}])  # fmt: skip
def test_what_it_cannot_understand_is_refused(as_, cast, query):
    assert as_(cast.olga).get(FRESH, query).status_code == 400
