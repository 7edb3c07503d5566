"""Does a token speak for its person, once shown, until it is taken back?"""

from django.test import Client
from rest_framework.authtoken.models import Token

from accounts.actions import close_account, make_token
from events.models import Event
from tests.accounts.views.places import here


def test_a_token_is_shown_once_and_speaks_for_its_person(cast, door):
    sam = door("sam")
    made = sam.post(here("make_token"))
    token = made.context["token"]
    assert token in made.content.decode()
    assert "no-store" in made["Cache-Control"]
    assert token not in sam.get(here("token")).content.decode()
    assert speaks(token)
    sam.post(here("make_token"))
    assert not speaks(token)
    sam.post(here("revoke_token"))
    assert not Token.objects.exists()
    kinds = Event.objects.filter(stream_id=cast.sam.pk, stream="rights").order_by("id").values_list("kind", flat=True)
    assert list(kinds)[-3:] == ["token_made", "token_made", "token_revoked"]


def speaks(token: str) -> bool:
    """Does the API know somebody by this token?"""
    return Client().get("/api/v1/reports/", headers={"Authorization": f"Token {token}"}).status_code == 200


def test_what_is_kept_of_a_token_lets_nobody_in_and_a_closed_account_ends_it(cast):
    token = make_token(by=cast.sam)
    assert speaks(token)
    assert not speaks(Token.objects.get(user=cast.sam).key)
    close_account(cast.sam, by=cast.ada)
    assert not speaks(token)
