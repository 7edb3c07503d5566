"""Is what somebody began to write there again after a lost session, and is a colleague at the same case seen?"""

from datetime import timedelta
from uuid import uuid4

import pytest
import redis
from django.conf import settings as house

from cases import presence
from cases.actions import drop_old_begun, keep_begun
from cases.models import Begun
from cases.presence import colleagues_at
from events.clock import at as moment_at
from events.clock import now
from events.refusals import NotThere
from tests.factories import at

TEXT = "They rang twice, and I asked"


@pytest.fixture
def as_(client):
    def sign_in(person):
        client.force_login(person)
        return client

    return sign_in


@pytest.mark.parametrize(("act", "field"), [("note", "text"), ("ask", "question"), ("conclude", "summary")])
def test_what_was_begun_is_there_again_for_its_writer_until_the_act_is_done(as_, cast, act, field):
    case = at("triage", cast)
    page = f"/cases/{case.reference}/"
    assert as_(cast.olga).post(f"{page}begun/{act}/", {field: TEXT, "version": "1", "csrf": "x"}).status_code == 204
    as_(cast.olga).logout()
    assert TEXT in as_(cast.olga).get(f"{page}do/{act}/").content.decode()
    assert TEXT not in as_(cast.lena).get(f"{page}do/{act}/").content.decode()
    assert Begun.objects.get().texts == {field: TEXT}
    if act == "conclude":
        return
    assert (TEXT in as_(cast.olga).get(page).content.decode()) == (act == "note")
    case.refresh_from_db()
    given = {"version": case.version, field: TEXT, "key": uuid4()}
    assert as_(cast.olga).post(f"{page}do/{act}/", given).status_code == 302
    assert not Begun.objects.exists()


def test_what_was_begun_is_nobodys_outside_the_scope_and_goes_after_some_weeks(cast):
    case = at("triage", cast)
    with pytest.raises(NotThere):
        keep_begun(case.reference, "note", {"text": TEXT}, by=cast.otto)
    with pytest.raises(NotThere):
        keep_begun(case.reference, "explode", {"text": TEXT}, by=cast.olga)
    keep_begun(case.reference, "note", {"text": TEXT}, by=cast.olga)
    drop_old_begun()
    assert Begun.objects.exists()
    with moment_at(now() + timedelta(days=31)):
        drop_old_begun()
    assert not Begun.objects.exists()
    keep_begun(case.reference, "note", {"text": TEXT}, by=cast.olga)
    keep_begun(case.reference, "note", {"text": ""}, by=cast.olga)
    assert not Begun.objects.exists()


def test_a_colleague_at_the_same_case_is_seen_for_a_while_and_leaves_nothing_behind(as_, cast, empty_broker):
    case, other = at("triage", cast), at("triage", cast)
    assert colleagues_at(case, cast.nora) == []
    assert "Nora is viewing this too" in as_(cast.olga).get(f"/cases/{case.reference}/").content.decode()
    assert colleagues_at(case, cast.nora) == ["Olga"]
    assert colleagues_at(other, cast.nora) == []
    with moment_at(now() + timedelta(minutes=3)):
        assert colleagues_at(case, cast.lena) == []


def test_without_a_broker_nobody_is_shown_and_nobody_waits(cast, monkeypatch):
    monkeypatch.setattr(house, "BROKER_URL", "redis+socket:///nowhere/at-all.sock?virtual_host=0")
    presence._broker.cache_clear()
    try:
        assert colleagues_at(at("triage", cast), cast.nora) == []
        with pytest.raises(redis.RedisError):
            presence._broker().ping()
    finally:
        presence._broker.cache_clear()
