"""What may a log line say? What happened and how long it took, and nothing that leads to a person.

Somebody who reports anonymously must leave no trace here: no address of their machine, no browser, no user id,
no query string (a search for a name is personal data), no row that the database refused, and no key that opens an
account.
"""

import re
from typing import Any

import structlog

TRACES = ("ip", "user_agent", "user_id", "remote_addr", "cookies", "referer")
KEYS = re.compile(r"(/(?:reset/key|confirm-email)/)[^/\s]+")  # of the one link that sets a password
ROWS = re.compile(r"\nDETAIL:.*?(?=\nCONTEXT:|\n\nThe above exception|\n\nDuring handling|\Z)", re.DOTALL)


def forget_traces(_logger: Any, _method: str, event: dict) -> dict:
    """Drop whatever could lead to the person behind a request, whoever put it there."""
    for name in TRACES:
        event.pop(name, None)
    if "request" in event:
        event["request"] = str(event["request"]).partition("?")[0]
    for name in ("request", "event"):
        if isinstance(event.get(name), str):
            event[name] = KEYS.sub(r"\1…", event[name])
    return event


def forget_rows(_logger: Any, _method: str, event: dict) -> dict:
    """Drop the row that PostgreSQL quotes when it refuses one: it is somebody's testimony, or their address."""
    if isinstance(event.get("exception"), str):
        event["exception"] = ROWS.sub("", event["exception"])
    return event


SHARED: list[Any] = [
    structlog.contextvars.merge_contextvars,
    structlog.stdlib.add_logger_name,
    structlog.stdlib.add_log_level,
    structlog.processors.TimeStamper(fmt="iso", utc=True),
    forget_traces,
]


def logging(*, level: str, as_json: bool) -> dict:
    """Django's LOGGING: one line per happening, to standard error."""
    shape = structlog.processors.JSONRenderer() if as_json else structlog.dev.ConsoleRenderer(colors=False)
    meta = structlog.stdlib.ProcessorFormatter.remove_processors_meta
    last = [meta, structlog.processors.format_exc_info, forget_rows]
    formatter = {
        "()": structlog.stdlib.ProcessorFormatter,
        "foreign_pre_chain": SHARED,
        "processors": [*last, shape] if as_json else [last[0], shape],
    }
    return {
        "version": 1,
        "disable_existing_loggers": False,
        "formatters": {"line": formatter},
        "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
        "root": {"handlers": ["stderr"], "level": level},
        "loggers": {"django.server": {"handlers": [], "propagate": False}},
    }


def configure() -> None:
    """Let structlog's own loggers speak through the same formatter."""
    structlog.configure(
        processors=[
            structlog.stdlib.filter_by_level,
            *SHARED,
            structlog.stdlib.ProcessorFormatter.wrap_for_formatter,
        ],
        logger_factory=structlog.stdlib.LoggerFactory(),
        cache_logger_on_first_use=True,
    )
