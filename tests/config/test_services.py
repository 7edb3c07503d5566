"""Do the tests stand on real parts? On PostgreSQL and Valkey, and on a mail server that can refuse."""

import smtplib

import pytest
from django.core.mail import send_mail
from django.db import connection


@pytest.mark.django_db
def test_the_database_is_a_real_postgresql():
    with connection.cursor() as cursor:
        cursor.execute("SELECT lower('É'), current_setting('server_version_num')::int >= 150000")
        assert cursor.fetchone() == ("é", True)


def test_mail_arrives_at_a_real_server(smtp_settings):
    send_mail("Hello", "A word.", None, ["sam@example.org"])
    assert [message["Subject"] for message in smtp_settings.to("sam@example.org")] == ["Hello"]


def test_the_mail_server_refuses_when_told(smtp_settings):
    smtp_settings.refusing = True
    with pytest.raises(smtplib.SMTPException):
        send_mail("Hello", "A word.", None, ["sam@example.org"])
    assert smtp_settings.messages == []
