"""How is an identity sealed so that the database alone can't give it away?

AES-256-GCM under the first key of a ring that is kept outside the database; the other keys of the ring still
open what they sealed, so that keys can rotate. What a seal belongs to is bound in: a seal that was moved
to another row doesn't open.
"""

import json
import os
from typing import Any

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings

NONCE = 12  # bytes, as GCM wants


def seal(content: dict[str, Any], *, of: str) -> bytes:
    """`content` sealed for the row named by `of`."""
    return seal_bytes(json.dumps(content).encode(), of=of)


def unseal(sealed: bytes, *, of: str) -> dict[str, Any]:
    """What `seal` was given. Raises `KeyError` for a key that left the ring, `InvalidTag` if tampered with."""
    content: dict[str, Any] = json.loads(unseal_bytes(sealed, of=of))
    return content


def seal_bytes(content: bytes, *, of: str) -> bytes:
    """The same for a file."""
    name, key = settings.SEAL_KEYS[0]
    nonce = os.urandom(NONCE)
    sealed = AESGCM(key).encrypt(nonce, content, f"{name}:{of}".encode())
    return bytes([len(name)]) + name.encode() + nonce + sealed


def unseal_bytes(sealed: bytes, *, of: str) -> bytes:
    """What was sealed of the same thing. Raises `InvalidTag` where it isn't that, `KeyError` for a key that is gone."""
    size = sealed[0]
    name, rest = sealed[1 : 1 + size].decode(), sealed[1 + size :]
    return AESGCM(dict(settings.SEAL_KEYS)[name]).decrypt(rest[:NONCE], rest[NONCE:], f"{name}:{of}".encode())
