"""What goes to a platform that is asked to remove a profile? Its address and safe copies, and nobody's name.

One file to hand in, made anew each time from what the request says: who reported it, and what we think of it, isn't in.
"""

from collections.abc import Iterable
from hashlib import sha256
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from django.utils.timezone import localtime

from cases.models import Takedown
from personas.platforms import PLATFORMS

ENDINGS = {"image/png": "png", "image/jpeg": "jpg"}


def packed(made: Takedown, copies: Iterable[tuple[str, bytes]]) -> bytes:
    """A ZIP of `request.txt` and the safe copies, each given as its media type and bytes; the same for the same."""
    files = [(f"copy-{number}.{ENDINGS[kind]}", data) for number, (kind, data) in enumerate(copies, 1)]
    at, whole = localtime(made.asked_at).timetuple()[:6], BytesIO()
    with ZipFile(whole, "w", ZIP_DEFLATED) as archive:
        for name, data in [("request.txt", _request(made, files)), *files]:
            archive.writestr(ZipInfo(name, at), data)
    return whole.getvalue()


def _request(made: Takedown, files: Iterable[tuple[str, bytes]]) -> bytes:
    asked = localtime(made.asked_at)
    rows = [
        ("Platform", PLATFORMS.label(made.profile.platform)), ("Profile", made.profile.shown),
        ("Asked on", f"{asked.day} {asked:%B %Y}"), ("Your reference", made.reference),
        *((name, f"SHA-256 {sha256(data).hexdigest()}") for name, data in files),
    ]  # fmt: skip
    said = [f"{name}: {value}" for name, value in rows if value]
    return "\r\n".join(["Request to remove a profile", "", *said, ""]).encode()
