"""Which database and which broker? Those of DATABASE_URL and BROKER_URL, or else our own embedded ones."""

import os
import re
from pathlib import Path
from urllib.parse import urlsplit

import psycopg

from config.up.postgres import Postgres
from config.up.trouble import Trouble
from config.up.valkey import Valkey

OLDEST_POSTGRESQL = 150000


def given(name: str) -> str:
    return os.environ.get(name, "").strip()


def require_database(url: str) -> None:
    """Is there a PostgreSQL at DATABASE_URL that lets us in? Said in one line, without the password."""
    if urlsplit(url).scheme not in {"postgres", "postgresql"}:
        raise Trouble("DATABASE_URL must begin with postgresql://.")
    try:
        with psycopg.connect(url, connect_timeout=5) as connection:
            version = connection.info.server_version
    except (psycopg.Error, ValueError, UnicodeError) as problem:
        raise Trouble(f"DATABASE_URL doesn't lead to a database that lets us in: {one_line(problem, url)}") from None
    if version < OLDEST_POSTGRESQL:
        raise Trouble(f"DATABASE_URL leads to PostgreSQL {version // 10000}, and Countersign needs 15 or later.")


def require_broker(url: str) -> None:
    """Does something answer at BROKER_URL?"""
    import redis

    address = url.replace("redis+socket://", "unix://").replace("virtual_host=", "db=")
    try:
        redis.Redis.from_url(address, socket_connect_timeout=5, socket_timeout=5).ping()
    except (redis.RedisError, ValueError, OSError) as problem:
        raise Trouble(f"BROKER_URL doesn't lead to a broker that answers: {one_line(problem, url)}") from None


def one_line(problem: Exception, url: str) -> str:
    """The first line of what a library says, and never a password with it."""
    said = (str(problem).strip() or type(problem).__name__).splitlines()[0]
    try:
        password = urlsplit(url).password
    except ValueError:
        password = None
    return re.sub(re.escape(password), "…", said) if password else said


def embedded_database(data: Path, sockets: Path) -> Postgres:
    return Postgres(folder=data / "postgres", sockets=sockets, log=data / "log" / "postgres.log")


def embedded_broker(data: Path, sockets: Path) -> Valkey:
    return Valkey(folder=data / "valkey", sockets=sockets, log=data / "log" / "valkey.log")
