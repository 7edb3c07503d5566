"""Who else has a case open at this moment? Kept in the broker's memory for a minute and a half, and nowhere else.

A courtesy: without the broker nobody is shown, and no page waits for it.
"""

from functools import cache
from typing import Any

import redis
import structlog
from django.conf import settings

from accounts.models import User
from cases.models import Case
from events.clock import now

log = structlog.get_logger(__name__)
WHILE = 90  # seconds
PATIENCE = 0.2  # seconds
SOCKET = "redis+socket://"


def colleagues_at(case: Case, user: User) -> list[str]:
    """The names of the others who have opened the case in the last minute and a half; `user` is noted too."""
    key, moment = f"presence:{case.pk}", now().timestamp()
    me = f"{user.pk}:{user.name}"
    try:
        with _broker().pipeline() as pipe:
            pipe.zadd(key, {me: moment})
            pipe.zremrangebyscore(key, 0, moment - WHILE)
            pipe.expire(key, WHILE)
            pipe.zrange(key, 0, -1)
            found = pipe.execute()[-1]
    except redis.RedisError as error:
        log.info("presence_unknown", error=type(error).__name__)
        return []
    here = [str(name, "utf-8").split(":", 1) for name in found]
    return sorted(name for number, name in here if number != str(user.pk))


@cache
def _broker() -> redis.Redis:
    """The same Valkey that carries the tasks."""
    how: dict[str, Any] = {"socket_timeout": PATIENCE, "socket_connect_timeout": PATIENCE}
    if settings.BROKER_URL.startswith(SOCKET):
        path, _, number = settings.BROKER_URL.removeprefix(SOCKET).partition("?virtual_host=")
        return redis.Redis(unix_socket_path=f"/{path.lstrip('/')}", db=int(number or 0), **how)
    return redis.Redis.from_url(settings.BROKER_URL, **how)
