"""How is a program recognised? By a token of which the house keeps a digest only.

Whoever steals the database, or a backup of it, can't speak for anybody. The token is drawn by lot and long, so that
a plain digest of it is as good as a slow one.
"""

import secrets
from hashlib import sha256
from typing import Any

from rest_framework.authentication import TokenAuthentication
from rest_framework.authtoken.models import Token

KEPT = 40  # characters: what the column of Django REST framework's own token holds


def new_token() -> str:
    return secrets.token_hex(20)


def digest(token: str) -> str:
    """What is kept of a token."""
    return sha256(token.encode()).hexdigest()[:KEPT]


class ByDigest(TokenAuthentication):
    """Django REST framework's, which looks for what was sent; ours looks for its digest."""

    model = Token

    def authenticate_credentials(self, key: str) -> Any:
        return super().authenticate_credentials(digest(key))
