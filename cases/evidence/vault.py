"""Where does evidence lie, and how? Sealed before it leaves the request, in the store named by the settings.

A file is stored under a key that the house made up; its name is in the register alone. What it belongs to is bound
into the seal: a file that was put in another's place doesn't open.
"""

from uuid import UUID

from cryptography.exceptions import InvalidTag
from django.core.files.base import ContentFile
from django.core.files.storage import Storage, storages
from django.db.models import TextChoices

from accounts.sealing import seal_bytes, unseal_bytes


class Part(TextChoices):
    """What is kept of a file."""

    ORIGINAL = "original", "The file as it was sent"
    COPY = "copy", "The safe copy"


class StoreAway(Exception):
    """The store doesn't answer, or not with this file."""


class Damaged(Exception):
    """What the store gave back isn't what was put there."""


def seal(data: bytes, key: UUID, part: str) -> bytes:
    """These bytes, sealed as that part of the file with this key."""
    return seal_bytes(data, of=_of(key, part))


def unseal(sealed: bytes, key: UUID, part: str) -> bytes:
    """What was sealed. Raises `Damaged` where it isn't that."""
    try:
        return unseal_bytes(sealed, of=_of(key, part))
    except (InvalidTag, KeyError, IndexError, ValueError):
        raise Damaged(part) from None


def put(key: UUID, part: str, sealed: bytes) -> None:
    """Lay the sealed bytes in the store, and look that they are there. Raises `StoreAway`."""
    try:
        store, place = _store(), _place(key, part)
        store.save(place, ContentFile(sealed))
        arrived = get(key, part)
    except StoreAway:
        raise
    except Exception as error:  # a folder and an S3 fail in their own ways
        raise StoreAway(type(error).__name__) from error
    if arrived != sealed:
        raise StoreAway("not what was put there")


def get(key: UUID, part: str) -> bytes:
    """The sealed bytes from the store. Raises `StoreAway`."""
    try:
        with _store().open(_place(key, part), "rb") as file:
            return bytes(file.read())
    except Exception as error:  # a folder and an S3 fail in their own ways
        raise StoreAway(type(error).__name__) from error


def forget(key: UUID, part: str) -> None:
    """Remove the sealed bytes from the store; what isn't there is forgotten already. Raises `StoreAway`."""
    try:
        _store().delete(_place(key, part))
    except Exception as error:  # a folder and an S3 fail in their own ways
        raise StoreAway(type(error).__name__) from error


def _store() -> Storage:
    return storages["evidence"]


def _place(key: UUID, part: str) -> str:
    return f"{key.hex[:2]}/{key.hex}.{part}"


def _of(key: UUID, part: str) -> str:
    return f"evidence:{key}:{part}"
