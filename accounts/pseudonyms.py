"""What is a person called where their name must not stand?

A keyed digest of their number: the same person is counted once, nobody without the key can tell who it is,
and what was booked under it outlives the person's data. Its key never rotates and is kept apart.
"""

import hmac
from hashlib import sha256

from django.conf import settings

LENGTH = 32


def of_person(user_id: int) -> str:
    """The pseudonym of the person with this number, 32 hexadecimal digits."""
    return _digest(f"person:{user_id}")


def of_record(written: str) -> str:
    """The same for somebody known only as older records call them, by number or name, who has no account here."""
    return _digest(f"record:{' '.join(written.casefold().split())}")


def _digest(said: str) -> str:
    return hmac.new(settings.PSEUDONYM_KEY, said.encode(), sha256).hexdigest()[:LENGTH]
