"""Is a file infected? clamd says so, over its own socket; without one nothing is ever called clean.

`settings.SCANNER` is unix:///path/of/the/socket or tcp://host:port; blank means that there is none.
"""

import socket
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from urllib.parse import urlsplit

from django.conf import settings
from django.db.models import TextChoices

PIECE = 64 * 1024
TO_CONNECT, TO_SCAN = 3, 120  # seconds
CANT_LOOK_INSIDE = ("Heuristics.Limits.", "Heuristics.Encrypted.")


class Scan(TextChoices):
    """Where a file is on its way through the scan; all but the first are ends."""

    WAITING = "waiting", "Waiting for its scan"
    CLEAN = "clean", "Nothing harmful found"
    INFECTED = "infected", "Harmful: held back"
    UNSCANNABLE = "unscannable", "Could not be scanned: held back"


class Away(Exception):
    """The scanner doesn't answer: the file waits."""


class Puzzled(Exception):
    """The scanner answered with an error about this file; perhaps the next time it won't."""


@dataclass(frozen=True)
class Verdict:
    """`finding` is the name of what was found, `by` the scanner with its signatures' version."""

    scan: str
    finding: str = ""
    by: str = ""


def is_there() -> bool:
    """Is a scanner configured?"""
    return bool(settings.SCANNER)


def version() -> str:
    """The scanner's name and the version of its signatures. Raises `Away`."""
    return _ask(b"VERSION")[:100]


def look_into(data: bytes) -> Verdict:
    """What the scanner says of `data`. Raises `Away` or `Puzzled`."""
    by = version()
    said = _ask(b"INSTREAM", data).removeprefix("stream: ")
    if said == "OK":
        return Verdict(Scan.CLEAN, by=by)
    if said.endswith(" FOUND"):
        found = said.removesuffix(" FOUND")
        opaque = found.startswith(CANT_LOOK_INSIDE)
        return Verdict(Scan.UNSCANNABLE if opaque else Scan.INFECTED, found[:200], by)
    if "size limit exceeded" in said:
        return Verdict(Scan.UNSCANNABLE, "too large for the scanner", by)
    raise Puzzled(said[:200])


def _ask(command: bytes, data: bytes | None = None) -> str:
    """One question and its answer, in clamd's protocol: z…NUL, and a stream of pieces each preceded by its length."""
    with _line() as line:
        line.sendall(b"z" + command + b"\0")
        if data is not None:
            _stream(line, data)
        said = b""
        while not said.endswith(b"\0") and (more := line.recv(4096)):
            said += more
    if not said:
        raise Away("no answer")
    return said.rstrip(b"\0").decode("utf-8", "replace").strip()


def _stream(line: socket.socket, data: bytes) -> None:
    try:
        for at in range(0, len(data), PIECE):
            piece = data[at : at + PIECE]
            line.sendall(len(piece).to_bytes(4) + piece)
        line.sendall(bytes(4))
    except (BrokenPipeError, ConnectionResetError):
        return  # it has heard enough, and its answer says why


@contextmanager
def _line() -> Iterator[socket.socket]:
    try:
        with _connected() as line:
            line.settimeout(TO_SCAN)
            yield line
    except OSError as error:
        raise Away(type(error).__name__) from None


def _connected() -> socket.socket:
    where = urlsplit(settings.SCANNER)
    if where.scheme == "tcp":
        return socket.create_connection((where.hostname or "127.0.0.1", where.port or 3310), timeout=TO_CONNECT)
    line = socket.socket(socket.AF_UNIX)
    line.settimeout(TO_CONNECT)
    try:
        line.connect(where.path)
    except OSError:
        line.close()
        raise
    return line
