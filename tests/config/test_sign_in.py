"""Is sign-in closed to strangers, and silent about who is known?"""

import pytest
from django.urls import reverse


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
