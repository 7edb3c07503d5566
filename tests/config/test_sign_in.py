"""Is sign-in closed to strangers, and silent about who is known?"""

import re
import time

import pytest
from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.db import connection
from django.test import Client
from django.urls import reverse

from accounts.actions import make_token

PASSWORD = "a long and winding road"


def code_of(secret: str) -> str:
    """What an authenticator app shows now."""
    return format_hotp_value(hotp_value(secret, int(time.time()) // 30))


@pytest.mark.django_db
def test_nobody_makes_an_account_for_themselves(client):
    page = client.get(reverse("account_signup"))
    assert "made by your administrator" in page.content.decode()
    assert b"<input" not in page.content.split(b"<main")[1].split(b"</main>")[0]


@pytest.mark.parametrize("email", ["sam@lighthouses.example", "stranger@elsewhere.example"])
def test_a_password_reset_answers_the_same_whether_or_not_the_address_is_known(client, cast, mailoutbox, email):
    page = client.post(reverse("account_reset_password"), {"email": email}, follow=True)
    assert page.redirect_chain == [(reverse("account_reset_password_done"), 302)]
    assert [message.to for message in mailoutbox] == ([[email]] if "lighthouses" in email else [])


def test_a_mail_server_that_is_away_gives_nobody_away(client, cast, settings):
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", 9  # nobody listens there
    page = client.post(reverse("account_reset_password"), {"email": "sam@lighthouses.example"})
    assert (page.status_code, page.url) == (302, reverse("account_reset_password_done"))


def test_whoever_mistypes_a_password_leaves_no_address_of_their_machine(client, cast):
    page = {"login": "sam@lighthouses.example", "password": "not it"}
    client.post(reverse("account_login"), page, REMOTE_ADDR="203.0.113.9")
    with connection.cursor() as cursor:
        cursor.execute("SELECT cache_key FROM cache")
        keys = [key for (key,) in cursor.fetchall()]
    assert any("login_failed" in key for key in keys)
    assert not any("203.0.113.9" in key for key in keys)


def test_guesses_from_one_machine_are_slowed_down_whoever_they_are_aimed_at(client, cast):
    def guess(number: int, machine: str) -> int:
        page = {"login": f"nobody{number}@lighthouses.example", "password": "guessed"}
        return client.post(reverse("account_login"), page, REMOTE_ADDR=machine).status_code

    answers = [guess(number, "203.0.113.9") for number in range(40)]
    assert answers[0] == 200
    assert answers[-1] == 429
    assert guess(99, "203.0.113.77") == 200


def test_the_mail_about_a_changed_password_names_no_machine_and_carries_the_marking(client, cast, mailoutbox):
    cast.sam.set_password("a long old password")
    cast.sam.save()
    client.force_login(cast.sam)
    new = {"oldpassword": "a long old password", "password1": "quite another one 7", "password2": "quite another one 7"}
    client.post(reverse("account_change_password"), new, REMOTE_ADDR="203.0.113.9", HTTP_USER_AGENT="Unmistakable")
    (letter,) = mailoutbox
    assert "203.0.113.9" not in letter.body
    assert "Unmistakable" not in letter.body
    assert "Your password has been changed" in letter.body
    assert "OFFICIAL-SENSITIVE" in letter.body


def test_choosing_another_password_ends_the_token_of_a_program(client, cast):
    token = make_token(by=cast.sam)
    asked = {"headers": {"Authorization": f"Token {token}"}}
    assert Client().get("/api/v1/reports/", **asked).status_code == 200
    cast.sam.set_password("a long old password")
    cast.sam.save()
    client.force_login(cast.sam)
    new = {"oldpassword": "a long old password", "password1": "quite another one 7", "password2": "quite another one 7"}
    client.post(reverse("account_change_password"), new)
    assert Client().get("/api/v1/reports/", **asked).status_code == 401


def test_there_is_one_door_only_for_choosing_another_password(client, cast):
    client.force_login(cast.olga)
    for answer in (client.get("/admin/password_change/"), client.post("/admin/password_change/")):
        assert (answer.status_code, answer["Location"]) == (302, reverse("account_change_password"))


@pytest.fixture
def second_step(client, cast):
    """Olga, signed in a moment ago by password, as the pages of two-step sign-in demand."""
    cast.olga.set_password(PASSWORD)
    cast.olga.save()
    assert client.post(reverse("account_login"), {"login": cast.olga.email, "password": PASSWORD}).status_code == 302
    assert client.post(reverse("account_reauthenticate"), {"password": PASSWORD}).status_code == 302
    return client


@pytest.mark.parametrize("name", ["mfa_index", "mfa_activate_totp", "account_change_password", "account_reauthenticate",
                                  "account_reset_password_from_key_done"])  # fmt: skip
def test_the_pages_of_signing_in_speak_in_our_words(second_step, name):
    page = second_step.get(reverse(name), follow=True)
    said = page.content.decode()
    assert page.status_code == 200
    assert not re.search("Two-Factor|Authenticat(e|ion)|Confirm Access|Deactivate|New Password|Change Password", said)


def test_a_link_that_no_longer_works_says_how_to_get_a_new_one(client, cast):
    page = client.get(reverse("account_reset_password_from_key", kwargs={"uidb36": "1", "key": "old-link"}))
    assert "This link no longer works" in page.content.decode()
    assert reverse("account_reset_password") in page.content.decode()


def test_with_the_app_on_its_code_is_asked_for_after_the_password(second_step, cast):
    secret = second_step.get(reverse("mfa_activate_totp")).context["form"].secret
    second_step.post(reverse("mfa_activate_totp"), {"code": code_of(secret)})
    assert "Turn it off" in second_step.get(reverse("mfa_index")).content.decode()
    codes = second_step.get(reverse("mfa_view_recovery_codes")).content.decode()
    assert "10 of 10 are left" in codes
    second_step.post(reverse("account_logout"))
    given = {"login": cast.olga.email, "password": PASSWORD}
    page = second_step.post(reverse("account_login"), given, follow=True).content.decode()
    assert "Enter your code" in page
    assert "Use a security key" in page
