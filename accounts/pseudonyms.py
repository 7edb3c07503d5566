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
    return hmac.new(settings.PSEUDONYM_KEY, f"person:{user_id}".encode(), sha256).hexdigest()[:LENGTH]
