"""Which account does a web address lead to? The host tells the platform, the platform's shapes the account.

On a host that we don't know, the path tells it, and of the query only what names an account. Paths keep their
case there, since a server may tell capitals apart.
"""

import re
from dataclasses import dataclass
from urllib.parse import parse_qsl, quote

from personas.addresses import contacts, hosts
from personas.addresses.sites import NOT_PROFILES, SHORT_LINKS, Site, site_of
from personas.addresses.text import TRAILING, fold, unescaped
from personas.platforms import kind_of
from personas.terms import Platform, PlatformClass

IDENTIFYING = frozenset({
    "id", "uid", "user", "userid", "user_id", "username", "member", "memberid", "member_id", "profile", "profileid",
    "profile_id", "u", "screen_name", "phone", "domain",
})  # fmt: skip
PRIVATE_PAGES = frozenset({  # the same address shows everyone something of their own
    "direct", "feed", "find-friends", "help", "home", "inbox", "login", "logout", "messages", "messaging", "mynetwork",
    "notifications", "privacy", "search", "settings", "signup", "terms",
})  # fmt: skip
LONGEST_VALUE = 100
WITH_PROFILES = {PlatformClass.PROFESSIONAL_NETWORK, PlatformClass.SOCIAL_NETWORK, PlatformClass.MESSAGING}
_PARTS = re.compile(r"(https?:)?/*([^/?#]*)([^?#]*)(?:\?([^#]*))?(?:#(.*))?", re.I | re.S)
_QUOTED = {sign: f"%{ord(sign):02x}" for sign in " ?#\\"}


@dataclass(frozen=True)
class Address:
    """The parts of a web address that tell accounts apart, each in its one form."""

    host: str
    path: str
    query: str

    @property
    def target(self) -> str:
        return f"{self.path}?{self.query}" if self.query else self.path

    @property
    def key(self) -> str:
        return f"https://{self.host}/{self.target}".rstrip("/")


def profile(text: str, place: str) -> tuple[str, str] | None:
    """Platform and key of the web address `text`; `place` is the platform where the host isn't a known one."""
    address = read(text) if is_address(text, place) else None
    if address is None:
        return None
    if platform := SHORT_LINKS.get(address.host):
        return (platform.value, address.key) if address.path else None
    if site := site_of(address.host):
        return _on_site(site, address)
    return place if kind_of(place) in WITH_PROFILES else Platform.OTHER.value, address.key


def is_address(text: str, place: str = "") -> bool:
    """Whether `text` is meant as a web address. Without a scheme it must read like one; `jane.dev` may be a handle."""
    if re.match(r"https?:", text, re.I):
        return True
    begun = _PARTS.fullmatch(text.replace("\\", "/"))
    host = hosts.read(begun[2]) if begun else None
    if host is None or "." not in host or re.match(r"[^/]*[@ ]", text):
        return False
    name = host.partition(":")[0]
    if re.fullmatch(r"[\d.]+", name):
        return text.startswith(name)  # four numbers with dots between them, and no number in another guise
    if site_of(name) or name in SHORT_LINKS or text[:4].lower() == "www.":
        return True
    if "/" in text:
        return True
    return hosts.is_public(name) and (not place or kind_of(place) not in WITH_PROFILES)


def read(text: str) -> Address | None:
    """The parts of a web address; None where the host can't be one."""
    match = _PARTS.fullmatch(text.replace("\\", "/"))
    host = hosts.read(match[2]) if match else None
    if not match or not host:
        return None
    host = hosts.without_device(host)
    path = match[5] if host == "signal.me" and match[5] else match[3]  # the one platform that names accounts there
    return Address(host, _path(path), _query(match[4] or ""))


def _path(raw: str) -> str:
    parts: list[str] = []
    for part in (part.strip() for part in unescaped(raw).split("/")):
        if part == "..":
            del parts[-1:]
        elif part not in ("", "."):
            parts.append(part)
    return _quoted("/".join(parts).rstrip(TRAILING))


def _query(raw: str) -> str:
    kept = set()
    for name, value in parse_qsl(raw):
        value = unescaped(value)[:LONGEST_VALUE].strip(TRAILING)
        if fold(name) in IDENTIFYING and value:
            kept.add(f"{fold(name)}={quote(value, safe='')}")
    return "&".join(sorted(kept))


def _quoted(path: str) -> str:
    return "".join(_QUOTED.get(sign, sign) for sign in path)


def _on_site(site: Site, address: Address) -> tuple[str, str] | None:
    named = _named(site, address)
    if named and named.startswith("tel:"):
        return contacts.telephone(named[4:], site.platform.value)
    host = site.home if address.host in site.hosts or (named and not site.each_host) else address.host
    named = named or _other_page(site, address)
    return (site.platform.value, f"https://{host}/{named}") if named else None


def _named(site: Site, address: Address) -> str | None:
    """The account in the form that the site's shapes give it."""
    for shape in site.shapes:
        if named := shape.read(address.target):
            named = (named if shape.cased else fold(named)).rstrip(TRAILING)
            return _handle(site, named) if site.handle_first and "/" not in named and ":" not in named else named
    return _handle(site, address.path.partition("/")[0]) if site.handle_first else None


def _handle(site: Site, written: str) -> str | None:
    if written.startswith("+"):  # an invitation, whose capitals matter
        return written.rstrip(TRAILING)
    name = fold(written).lstrip("@").rstrip(TRAILING)
    if name in (site.pages or NOT_PROFILES):
        return None
    for sign in site.ignores:
        name = name.replace(sign, "")
    return name or None


def _other_page(site: Site, address: Address) -> str | None:
    """A page of the site that isn't a profile: it identifies if it is one particular page (a post, an invitation)."""
    if "/" not in address.target and not address.query:
        return None
    return address.target if fold(address.path.partition("/")[0]) not in PRIVATE_PAGES else None
