"""Where does a request come from, as far as slowing down needs to know? A number that means nothing anywhere else.

It is a digest of the network address under a key that this process drew for today and keeps in memory only: nobody can
work back from it, not even we, and tomorrow the same address is another number. Neither stands in the database, in a
cache, in a log, or beside any report. Each process counts for itself, so the house allows a few times what is said.
"""

import hmac
import secrets
from collections import OrderedDict
from datetime import date, datetime, timedelta
from hashlib import sha256
from ipaddress import IPv6Address, ip_address, ip_network
from threading import Lock

from django.conf import settings
from django.http import HttpRequest

from events.clock import now

MOST = 10_000  # sources that are remembered; then the one counted longest ago is forgotten
_key: tuple[date, bytes] = (date.min, b"")


class Counter:
    """How often something happened from each source within a stretch of time, and when it last did."""

    def __init__(self, within: timedelta) -> None:
        self.within, self._lock = within, Lock()
        self._times: OrderedDict[str, list[datetime]] = OrderedDict()

    def times(self, source: str) -> list[datetime]:
        """When it happened lately, the earliest first."""
        return [at for at in self._times.get(source, []) if at > now() - self.within]

    def count(self, source: str) -> None:
        """It happened once more."""
        with self._lock:
            self._times[source] = [*self.times(source), now()]
            self._times.move_to_end(source)
            while len(self._times) > MOST:
                self._times.popitem(last=False)

    def forget(self) -> None:
        """Begin anew."""
        self._times.clear()


def source(request: HttpRequest) -> str:
    """Where this comes from, for today."""
    return hmac.new(_today(), _network(_address(request)), sha256).hexdigest()[:32]


def _today() -> bytes:
    global _key
    if _key[0] != now().date():
        _key = now().date(), secrets.token_bytes(32)
    return _key[1]


def _address(request: HttpRequest) -> str:
    """What our own web server in front says, where there is one; whatever a browser says itself counts for nothing."""
    if settings.SECURE_PROXY_SSL_HEADER:
        return str(request.headers.get("X-Forwarded-For", "")).rpartition(",")[2].strip()
    return str(request.META.get("REMOTE_ADDR", ""))


def _network(address: str) -> bytes:
    """A machine has one IPv4 address, and may choose among very many of IPv6: of these, its network."""
    try:
        known = ip_address(address)
    except ValueError:
        return b"unknown"
    return str(ip_network((known, 64), strict=False) if isinstance(known, IPv6Address) else known).encode()
