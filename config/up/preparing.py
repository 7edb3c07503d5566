"""Do tables, static files and the demonstration fit the code? If nothing changed since the last start, they do.

Asking Django would take seconds. So a note of the last preparation is kept: which migrations the database has,
and what the files looked like that matter.
"""

import contextlib
import hashlib
import json
import sys
from collections.abc import Iterator

import psycopg

from config.up.child import Child
from config.up.options import ROOT, Options

NOTE = "prepared.json"
MATTERS = ("*/migrations/*.py", "demo/**/*.py", "static/**/*", "requirements/run.txt", "package-lock.json")
NOT_SERVED = ("--ignore=redoc", "--ignore=rest_framework")  # pages of libraries that we don't show: 10 MB to compress


def steps(options: Options, env: dict[str, str]) -> Iterator[tuple[str, Child]]:
    """What has to be run, one after the other."""
    yield "Tables", _command(options, env, "migrate", "--no-input")
    yield "Static files", _command(options, env, "collectstatic", "--no-input", "--clear", *NOT_SERVED)
    if options.demo:
        yield "The demo organisation", _command(options, env, "demo", "--organisation")


def _command(options: Options, env: dict[str, str], *arguments: str) -> Child:
    log = options.data / "log" / f"{arguments[0]}.log"
    return Child(arguments[0], [sys.executable, str(ROOT / "manage.py"), *arguments], log=log, env=env, patience=5)


def is_done(options: Options, *, database: str) -> bool:
    try:
        noted = json.loads((options.data / NOTE).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return False
    if options.demo and not (options.data / "demo-sign-in.json").exists():
        return False
    return (options.data / "static").is_dir() and noted == _now(options, database=database)


def note(options: Options, *, database: str) -> None:
    (options.data / NOTE).write_text(json.dumps(_now(options, database=database)), encoding="utf-8")


def _now(options: Options, *, database: str) -> dict:
    return {"files": _files(), "migrations": _migrations(database), "demo": options.demo}


def _files() -> str:
    digest = hashlib.sha256()
    for pattern in MATTERS:
        for path in sorted(ROOT.glob(pattern)):
            seen = path.stat()
            digest.update(f"{path.relative_to(ROOT)} {seen.st_size} {seen.st_mtime_ns}\n".encode())
    return digest.hexdigest()


def _migrations(database: str) -> str:
    with contextlib.suppress(psycopg.Error), psycopg.connect(database, connect_timeout=5) as connection:
        rows = connection.execute("SELECT app, name FROM django_migrations ORDER BY 1, 2").fetchall()
        return hashlib.sha256(repr(rows).encode()).hexdigest()
    return "none"


def has_organisation(database: str) -> bool:
    """Has anybody run `set_up` yet?"""
    with contextlib.suppress(psycopg.Error), psycopg.connect(database, connect_timeout=5) as connection:
        return connection.execute("SELECT 1 FROM accounts_organisation LIMIT 1").fetchone() is not None
    return False
