"""Where do the house's secrets live? In keys.json of the data folder (mode 0600), or in the environment.

They are made once, at the first `up` or `set_up`, and never kept in the database: whoever steals a backup of
the database must not be able to open sealed identities, or to recompute pseudonyms.
"""

import base64
import json
import os
import secrets
from dataclasses import dataclass
from pathlib import Path

from django.core.exceptions import ImproperlyConfigured

FILE = "keys.json"
NAMES = ("secret_key", "pseudonym_key", "receipt_key", "seal_keys")


@dataclass(frozen=True)
class Keys:
    secret_key: str
    pseudonym_key: bytes  # never rotates: a new one would make a stranger of everybody who was counted before
    receipt_key: bytes
    seal_keys: list[tuple[str, bytes]]  # a ring of (id, key): the first one seals, every one unseals


def make(folder: Path) -> None:
    """Make keys.json where there is none yet. What exists is never touched."""
    path = folder / FILE
    if path.exists() or _from_environment():
        return
    draft = folder / f".{FILE}.{os.getpid()}"
    descriptor = os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        json.dump(_fresh(), file, indent=1)
        file.flush()
        os.fsync(file.fileno())
    draft.replace(path)  # whole or not at all, even if the disk is full


def load(folder: Path) -> Keys:
    """The keys, or one clear line on how to get some."""
    said = {**_read(folder / FILE), **_from_environment()}
    missing = [name for name in NAMES if not said.get(name)]
    if missing:
        raise ImproperlyConfigured(
            f"There are no keys in {folder} yet. Start with “./run” or “manage.py set_up”, which make them, "
            "or set COUNTERSIGN_" + ", COUNTERSIGN_".join(name.upper() for name in missing) + "."
        )
    return _decode(said, folder)


def _fresh() -> dict:
    return {
        "secret_key": secrets.token_urlsafe(50),
        "pseudonym_key": _new_key(),
        "receipt_key": _new_key(),
        "seal_keys": [{"id": "1", "key": _new_key()}],
    }


def _new_key() -> str:
    return base64.b64encode(secrets.token_bytes(32)).decode()


def _read(path: Path) -> dict:
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        return {}
    except (OSError, ValueError) as problem:
        raise ImproperlyConfigured(f"{path} can't be read: {problem}.") from None


def _from_environment() -> dict:
    """COUNTERSIGN_SEAL_KEYS is id:key,id:key; the others are one value each; all but SECRET_KEY in base64."""
    said: dict = {name: os.environ.get(f"COUNTERSIGN_{name.upper()}") for name in NAMES}
    if said["seal_keys"]:
        pairs = (pair.split(":", 1) for pair in said["seal_keys"].split(","))
        said["seal_keys"] = [{"id": pair[0], "key": pair[-1]} for pair in pairs]
    return {name: value for name, value in said.items() if value}


def _decode(said: dict, folder: Path) -> Keys:
    try:
        return Keys(
            secret_key=said["secret_key"],
            pseudonym_key=_key(said["pseudonym_key"]),
            receipt_key=_key(said["receipt_key"]),
            seal_keys=[(entry["id"], _key(entry["key"])) for entry in said["seal_keys"]],
        )
    except (KeyError, TypeError, ValueError):
        raise ImproperlyConfigured(
            f"The keys in {folder / FILE} or in the environment are damaged: each must be 32 bytes in base64."
        ) from None


def _key(encoded: str) -> bytes:
    key = base64.b64decode(encoded, validate=True)
    if len(key) != 32:
        raise ValueError("a key has 32 bytes")
    return key
