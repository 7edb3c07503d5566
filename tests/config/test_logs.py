"""Can a log line lead to whoever reported anonymously? It must not."""

import logging

from django.conf import settings

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


def _formatter() -> logging.Formatter:
    made = dict(settings.LOGGING["formatters"]["line"])
    return made.pop("()")(**made)
