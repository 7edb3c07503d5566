"""Can a log line lead to whoever reported anonymously? It must not."""

import logging
import sys

import pytest
from django.conf import settings
from django.db import IntegrityError, connection, transaction

from accounts.models import Organisation
from config.logs import forget_traces

LOOSE = {"ip": "203.0.113.9", "user_agent": "A browser", "user_id": 7, "event": "request_started"}


def test_traces_of_a_person_are_dropped():
    assert forget_traces(None, "info", dict(LOOSE)) == {"event": "request_started"}


def test_what_was_searched_for_is_dropped():
    said = forget_traces(None, "info", {"request": "GET /cases/?q=Jane+Doe"})
    assert said == {"request": "GET /cases/"}


def test_a_request_leaves_no_address_and_no_browser_in_the_log(client):
    handler = logging.StreamHandler()
    handler.setFormatter(_formatter())
    lines: list[str] = []
    handler.emit = lambda record: lines.append(handler.format(record))  # type: ignore[method-assign]
    logger = logging.getLogger("django_structlog")
    logger.addHandler(handler)
    logger.setLevel(logging.INFO)
    try:
        client.get("/healthz?who=me", REMOTE_ADDR="203.0.113.9", HTTP_USER_AGENT="Unmistakable")
    finally:
        logger.removeHandler(handler)
        logger.setLevel(logging.NOTSET)
    said = "\n".join(lines)
    assert "GET /healthz" in said
    assert not any(trace in said for trace in ("203.0.113.9", "Unmistakable", "who=me"))


def test_the_key_of_a_link_that_sets_a_password_is_dropped():
    link = "/account/password/reset/key/7-d0x2ab-0f3c9e/"
    said = forget_traces(None, "info", {"request": f"GET {link}", "event": f"Not Found: {link}"})
    assert said == {
        "request": "GET /account/password/reset/key/…/", "event": "Not Found: /account/password/reset/key/…/",
    }  # fmt: skip


@pytest.mark.django_db
def test_a_row_that_the_database_refused_is_dropped(cast):
    told = "A stranger\n\noffered me money"
    try:
        with transaction.atomic():
            Organisation.objects.create(pk=2, name=told, marking="OFFICIAL")
    except IntegrityError:
        record = logging.LogRecord("x", logging.ERROR, "", 0, "It failed", None, sys.exc_info())
    line = _formatter().format(record)
    assert "one_organisation" in line
    assert "IntegrityError" in line
    assert "stranger" not in line
    assert "offered" not in line


@pytest.mark.django_db
def test_the_database_logs_no_statement_that_failed_and_no_row():
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_setting('log_min_error_statement'), current_setting('log_error_verbosity')")
        assert cursor.fetchone() == ("panic", "terse")


def _formatter() -> logging.Formatter:
    made = dict(settings.LOGGING["formatters"]["line"])
    return made.pop("()")(**made)
