"""What did the environment say? Small readers of environment variables, and of a `.env` file beside manage.py.

The environment wins over the file. A value that can't be read stops the start with one clear line.
"""

import os
from collections.abc import Iterator
from pathlib import Path
from urllib.parse import parse_qsl, unquote, urlsplit

from django.core.exceptions import ImproperlyConfigured

TRUE = {"1", "true", "yes", "on"}
FALSE = {"0", "false", "no", "off", ""}


def read_file(path: Path) -> None:
    """Take what a `.env` file says, where the environment itself says nothing."""
    if path.is_file():
        for name, value in _lines(path.read_text(encoding="utf-8")):
            os.environ.setdefault(name, value)


def _lines(text: str) -> Iterator[tuple[str, str]]:
    for line in text.splitlines():
        name, equals, value = line.strip().partition("=")
        if equals and not name.startswith("#"):
            yield name.strip(), value.strip().strip("\"'")


def text(name: str, default: str = "") -> str:
    """A variable as it was said."""
    return os.environ.get(name, default)


def flag(name: str, *, default: bool) -> bool:
    """Yes or no. Raises `ImproperlyConfigured` for anything else."""
    said = os.environ.get(name, "yes" if default else "no").strip().lower()
    if said in TRUE | FALSE:
        return said in TRUE
    raise ImproperlyConfigured(f"{name} must be yes or no, not “{said}”.")


def number(name: str, default: int) -> int:
    """A whole number. Raises `ImproperlyConfigured` for anything else."""
    said = os.environ.get(name, "").strip()
    if not said:
        return default
    if not said.lstrip("-").isdigit():
        raise ImproperlyConfigured(f"{name} must be a whole number, not “{said}”.")
    return int(said)


def listed(name: str, default: str = "") -> list[str]:
    """What stands between commas, without blanks."""
    return [part.strip() for part in os.environ.get(name, default).split(",") if part.strip()]


def database(url: str) -> dict:
    """Django's settings for a postgresql:// address; `?host=/folder` names a socket's folder."""
    parts = urlsplit(url)
    if parts.scheme not in {"postgres", "postgresql"}:
        raise ImproperlyConfigured("DATABASE_URL must begin with postgresql://.")
    options = dict(parse_qsl(parts.query))
    try:
        port = parts.port or ""
    except ValueError:
        raise ImproperlyConfigured("DATABASE_URL has a port that isn't a number.") from None
    return {
        "ENGINE": "config.database",
        "NAME": unquote(parts.path.lstrip("/")) or "countersign",
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": options.pop("host", "") or parts.hostname or "",
        "PORT": port,
        "OPTIONS": options,
    }


def store(url: str, folder: Path) -> dict:
    """Django's settings for where evidence is kept: `folder`, or s3://key:secret@bucket/prefix?endpoint=…&region=….

    Without key and secret, what the machine itself offers is used, as everywhere with S3.
    """
    if not url:
        rights = {"file_permissions_mode": 0o600, "directory_permissions_mode": 0o700, "allow_overwrite": True}
        return {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": folder, **rights}}
    parts = urlsplit(url)
    if parts.scheme != "s3" or not parts.hostname:
        raise ImproperlyConfigured("COUNTERSIGN_EVIDENCE_STORE must begin with s3:// and name a bucket.")
    options = dict(parse_qsl(parts.query))
    told = {
        "bucket_name": parts.hostname, "location": parts.path.strip("/"), "access_key": unquote(parts.username or ""),
        "secret_key": unquote(parts.password or ""), "endpoint_url": options.get("endpoint", ""),
        "region_name": options.get("region", ""),
    }  # fmt: skip
    given = {name: value for name, value in told.items() if value}
    return {"BACKEND": "config.stores.S3", "OPTIONS": {**given, "file_overwrite": True, "default_acl": None}}


def outgoing_mail(folder: Path) -> dict:
    """Django's settings for mail: into files in `folder` if asked for, else EMAIL_URL, else EMAIL_HOST and the like."""
    if flag("COUNTERSIGN_MAIL_TO_FILES", default=False):
        return {"EMAIL_BACKEND": "django.core.mail.backends.filebased.EmailBackend", "EMAIL_FILE_PATH": str(folder)}
    if text("EMAIL_URL"):
        return mail(text("EMAIL_URL"))
    return {
        "EMAIL_HOST": text("EMAIL_HOST", "localhost"),
        "EMAIL_PORT": number("EMAIL_PORT", 25),
        "EMAIL_HOST_USER": text("EMAIL_HOST_USER"),
        "EMAIL_HOST_PASSWORD": text("EMAIL_HOST_PASSWORD"),
        "EMAIL_USE_TLS": flag("EMAIL_USE_TLS", default=False),
        "EMAIL_USE_SSL": flag("EMAIL_USE_SSL", default=False),
    }


def mail(url: str) -> dict:
    """Django's settings for smtp://user:password@host:587 (STARTTLS if ?tls=1) or smtps://."""
    parts = urlsplit(url)
    if parts.scheme not in {"smtp", "smtps"}:
        raise ImproperlyConfigured("EMAIL_URL must begin with smtp:// or smtps://.")
    secure = parts.scheme == "smtps"
    return {
        "EMAIL_HOST": parts.hostname or "localhost",
        "EMAIL_PORT": parts.port or (465 if secure else 25),
        "EMAIL_HOST_USER": unquote(parts.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
        "EMAIL_USE_SSL": secure,
        "EMAIL_USE_TLS": not secure and dict(parse_qsl(parts.query)).get("tls", "0") in TRUE,
    }
