"""Which profile is meant, however its address was written?

An address is brought to one `key`, a URI: `https://linkedin.com/in/jane`, `mailto:jane@evil.example`,
`tel:+442079460018`, or `signal:jane.42` for a handle without an address. `www.`, `m.`, country hosts, tracking
parameters, trailing parts and case make no difference, nor does defanging (`hxxps`, `[.]`). What anyone might
write who knows no address ("n/a", a name, the front page of a platform) identifies nothing, or else strangers
would be joined. Nothing is ever fetched.

`text` cleans, `web` and `sites` read web addresses, `contacts` email and telephone, `handles` the rest.
"""

import re
from dataclasses import dataclass
from hashlib import sha256

from personas.addresses import contacts, handles, web
from personas.addresses.text import AROUND, defanged, fold, plain, visible
from personas.platforms import is_platform
from personas.terms import Platform

__all__ = ["Identified", "defanged", "identify"]

LONGEST, LONGEST_SHOWN, LONGEST_KEY = 2000, 500, 300
DIGEST = 64  # hexadecimal digits
NOTHING = frozenset({
    "n/a", "na", "none", "nothing", "no", "yes", "unknown", "same", "private", "hidden", "deleted", "removed",
    "blocked", "various", "several", "many",
})  # fmt: skip

# Links that open an application, as the web addresses that they stand for.
REWRITTEN = (
    (re.compile(r"tg:/*resolve/?\?(?:.*&)?domain=([^&#]+).*", re.I), r"https://t.me/\1"),
    (re.compile(r"(?:tg:/*resolve|whatsapp:/*send)/?\?(?:.*&)?phone=\+?(\d+).*", re.I), r"tel:+\1"),
    (re.compile(r"sgnl:/*(signal\.me/.*)", re.I), r"https://\1"),
)
READERS = (contacts.email, web.profile, contacts.telephone, handles.handle)


@dataclass(frozen=True)
class Identified:
    """One address: on which platform, the key that it is known by, and as it was written."""

    platform: str
    key: str
    shown: str


def identify(written: str, *, platform: str = "") -> Identified | None:
    """What `written` identifies: a profile address, email address, telephone number or handle; None if nothing.

    `platform` is where the reporter met the persona, and helps to place a bare handle. Never raises: whatever
    can't be read identifies nothing.
    """
    if len(written) > LONGEST:
        return None
    text = plain(written).strip(AROUND)
    place = platform if platform and is_platform(platform) else Platform.OTHER.value
    found = _read(text, place) if fold(text) not in NOTHING else None
    if found is None:
        return None
    return Identified(found[0], _shortened(found[1]), visible(written)[:LONGEST_SHOWN])


def _read(text: str, place: str) -> tuple[str, str] | None:
    """Platform and key of the whole of `text`, or of the first address in it."""
    for pattern, address in REWRITTEN:
        if match := pattern.fullmatch(text):
            text = match.expand(address)
    text, place = handles.placed(text, place)
    if " " not in text:
        return _whole(text, place)
    if found := contacts.telephone(text, place):
        return found
    words = [word.strip(AROUND) for word in text.split()]
    addresses = (word for word in words if web.is_address(word) or contacts.is_email(word))
    return next((found for word in addresses if (found := _whole(word, place))), None)


def _whole(text: str, place: str) -> tuple[str, str] | None:
    return next((found for read in READERS if (found := read(text, place))), None)


def _shortened(key: str) -> str:
    """`key`, or its beginning and the digest of the whole."""
    if len(key) <= LONGEST_KEY:
        return key
    beginning = key.partition("?")[0][: LONGEST_KEY - DIGEST - 1]
    return f"{beginning}~{sha256(key.encode()).hexdigest()}"
