"""How does somebody without a name come back to their report? With a receipt code of sixteen digits.

Only a slow keyed digest of it is kept: Argon2id, then an HMAC under a key outside the database. It is the
same for the same code, so a report is found by it in one look-up and nobody can try codes against a stolen
database.
"""

import hmac
import re
import secrets
from hashlib import sha256

from argon2.low_level import Type, hash_secret_raw
from django.conf import settings

from design.words import lazily as _
from events.refusals import Invalid

DIGITS = 16


def new_code() -> str:
    """A fresh code, in groups of four: `1234 5678 9012 3456`."""
    return shown("".join(secrets.choice("0123456789") for _ in range(DIGITS)))


def shown(code: str) -> str:
    """The code as it is read out."""
    digits = plain(code)
    return " ".join(digits[at : at + 4] for at in range(0, DIGITS, 4))


def plain(code: str) -> str:
    """The sixteen digits, however they were typed. Raises `Invalid` for anything else."""
    digits = re.sub(r"[\s.-]", "", code)
    if not re.fullmatch(rf"[0-9]{{{DIGITS}}}", digits):
        raise Invalid({"code": [_("A receipt code has 16 digits, such as 1234 5678 9012 3456.")]})
    return digits


def digest(code: str) -> bytes:
    """What is kept of a code, 32 bytes."""
    salt = hmac.new(settings.RECEIPT_KEY, b"salt of receipts", sha256).digest()[:16]
    slow = hash_secret_raw(
        plain(code).encode(), salt, time_cost=2, memory_cost=19_456, parallelism=1, hash_len=32, type=Type.ID
    )
    return hmac.new(settings.RECEIPT_KEY, slow, sha256).digest()
