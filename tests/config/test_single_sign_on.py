"""Does the organisation's own sign-on let in whom it vouches for, and nobody else? With a real provider."""

import os
import sys
from urllib.parse import parse_qs, urlsplit

import pytest
import requests
from allauth.socialaccount.models import SocialAccount
from django.urls import reverse

from accounts.actions import close_account
from accounts.models import User
from config.up.child import Child, wait_until
from config.up.parts import answers
from events.models import Event
from tests.mailbox import free_port

FREYA = {"email": "freya@lighthouses.example", "email_verified": True, "name": "Freya"}


@pytest.fixture(scope="module")
def provider(tmp_path_factory):
    """A real OpenID Connect provider in a process of its own; nothing of it leaves this machine."""
    address = f"http://127.0.0.1:{(port := free_port())}"
    log = tmp_path_factory.mktemp("provider") / "provider.log"
    running = Child("provider", [sys.executable, "-m", "oidc_provider_mock", "-p", str(port)], log=log, env=os.environ)
    running.start()
    assert wait_until(lambda: answers(f"{address}/.well-known/openid-configuration"), within=30), log.read_text()
    yield address
    running.stop()


@pytest.fixture
def sign_on(client, provider, settings):
    """`sign_on("sub", claims)` walks through the whole handshake and gives the page at its end."""
    house = {"provider_id": "house", "name": "Lighthouse sign-on", "client_id": "countersign", "secret": "of the test",
             "settings": {"server_url": provider}}  # fmt: skip
    settings.SOCIALACCOUNT_PROVIDERS = {"openid_connect": {"APPS": [house]}}

    def walk(sub: str, claims: dict, **extra):
        house["settings"].update(extra)
        requests.put(f"{provider}/users/{sub}", json=claims, timeout=10).raise_for_status()
        there = client.get(reverse("openid_connect_login", args=["house"]))
        answer = requests.post(there.url, data={"sub": sub}, allow_redirects=False, timeout=10)
        back = urlsplit(answer.headers["Location"])
        return client.get(back.path, {name: values[0] for name, values in parse_qs(back.query).items()}, follow=True)

    return walk


def signed_in(page) -> str:
    user = page.wsgi_request.user
    return user.email if user.is_authenticated else ""


def test_somebody_whom_an_administrator_added_is_known_by_their_address_in_any_case(cast, sign_on):
    people = User.objects.count()
    page = sign_on("sam", {"email": "Sam@Lighthouses.example", "email_verified": True, "name": "Somebody"})
    assert signed_in(page) == cast.sam.email
    assert User.objects.count() == people
    assert User.objects.get(pk=cast.sam.pk).name == "Sam"  # what the house knows stands


def test_the_same_person_is_known_again_when_their_address_has_changed(cast, sign_on):
    sign_on("sam", {"email": cast.sam.email, "email_verified": True})
    page = sign_on("sam", {"email": "samuel@lighthouses.example", "email_verified": True})
    assert signed_in(page) == cast.sam.email


def test_a_newcomer_is_let_in_as_staff_without_any_role_and_there_is_an_event_of_it(cast, sign_on):
    page = sign_on("freya", FREYA)
    assert signed_in(page) == FREYA["email"]
    newcomer = User.objects.get(email=FREYA["email"])
    assert (newcomer.name, list(newcomer.roles.all()), newcomer.has_usable_password()) == ("Freya", [], False)
    assert (
        Event.objects.filter(stream="rights", stream_id=newcomer.pk).values_list("kind", flat=True)[0] == "person_added"
    )


@pytest.mark.parametrize("claims", [
    {"email": "sam@lighthouses.example", "email_verified": False},
    {"email": "sam@lighthouses.example"},
    {"email": "stranger@elsewhere.example", "email_verified": False},
    {"name": "Nobody"},
])  # fmt: skip
def test_without_an_address_that_the_provider_vouches_for_nobody_gets_in(cast, sign_on, claims):
    people = User.objects.count()
    page = sign_on("sly", claims)
    assert signed_in(page) == ""
    assert (User.objects.count(), SocialAccount.objects.count()) == (people, 0)


def test_a_directory_that_the_organisation_trusts_need_not_say_that_it_has_verified(cast, sign_on):
    page = sign_on("sam", {"email": cast.sam.email}, trust_email=True)
    assert signed_in(page) == cast.sam.email


def test_a_closed_account_stays_closed(cast, sign_on):
    close_account(cast.sam, by=cast.ada)
    page = sign_on("sam", {"email": cast.sam.email, "email_verified": True})
    assert (page.status_code, signed_in(page)) == (200, "")
    assert "closed" in page.content.decode()


def test_of_what_the_provider_says_nothing_is_kept_but_who_it_is(cast, sign_on):
    sign_on("freya", {**FREYA, "birthdate": "1990-01-01"})
    sign_on("freya", {**FREYA, "birthdate": "1990-01-01"})
    assert SocialAccount.objects.get().extra_data == {}


def test_the_sign_in_page_offers_it_and_a_handshake_that_fails_is_one_clear_page(cast, client, sign_on):
    sign_on("sam", {"email": cast.sam.email})
    assert "Lighthouse sign-on" in client.get(reverse("account_login")).content.decode()
    page = client.get(reverse("openid_connect_callback", args=["house"]), {"code": "made up", "state": "made up"})
    assert page.status_code == 401
    assert "You could not be signed in" in page.content.decode()
