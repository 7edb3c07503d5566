"""Which machine does the beginning of a web address name, in the one form that all its spellings share?

What stands before an `@` there is decoration, often meant to mislead. International names become punycode,
numbers written as browsers accept them become dotted addresses, default ports go.
"""

import ipaddress
import re
import socket
from functools import cache
from typing import TYPE_CHECKING

import idna

from personas.addresses.text import fold, unescaped

if TYPE_CHECKING:
    from tldextract import TLDExtract
    from tldextract.tldextract import ExtractResult

LONGEST = 200
RESERVED = frozenset({"example", "test", "invalid", "localhost", "onion", "local", "internal"})
DEVICES = frozenset({"www", "www2", "www3", "m", "mobile", "touch", "amp"})
_PARTS = re.compile(r"(?:.*@)?(\[[^\]]*\]|[^:\[\]]*)(?::(\d*))?", re.S)
_LABELS = re.compile(r"(?!-)[a-z0-9_-]{1,63}(?:\.[a-z0-9_-]{1,63})*")
_NUMERIC = re.compile(r"(?:.*\.)?(?:\d+|0x[0-9a-f]*)")


def read(authority: str) -> str | None:
    """The host, with its port where that isn't the usual one; None where it can't be one."""
    match = _PARTS.fullmatch(fold(unescaped(authority)).replace("。", ".").replace("｡", "."))
    if match is None:
        return None
    name, port = _name(match[1].strip(".")), (match[2] or "").lstrip("0")
    if name is None or len(port) > 5 or int(port or 0) > 65535:
        return None
    return name if port in ("", "80", "443") else f"{name}:{port}"


def without_device(host: str) -> str:
    """`host` without `www.`, `m.` and the like, as long as a domain is left."""
    first, _, rest = host.partition(".")
    while first in DEVICES and "." in rest and extract(rest.partition(":")[0]).domain:
        host = rest
        first, _, rest = host.partition(".")
    return host


def is_public(host: str) -> bool:
    """Whether `host` reads as a name on the internet: in a known domain, or one reserved for examples."""
    return bool(extract(host).suffix and extract(host).domain) or host.rpartition(".")[2] in RESERVED


@cache
def _suffixes() -> "TLDExtract":
    """The list of public suffixes that came with the package; nothing is fetched, nothing is kept on disk."""
    from tldextract import TLDExtract

    return TLDExtract(suffix_list_urls=(), cache_dir=None)


def extract(host: str) -> "ExtractResult":
    return _suffixes()(host)


def _name(name: str) -> str | None:
    if name.startswith("["):
        return _version_6(name[1:-1])
    if not name.isascii():
        try:
            name = idna.encode(name, uts46=True).decode().lower()
        except (idna.IDNAError, UnicodeError):
            return None
    if len(name) > LONGEST or not _LABELS.fullmatch(name):
        return None
    return _version_4(name) if _NUMERIC.fullmatch(name) else name


def _version_4(name: str) -> str | None:
    try:
        return socket.inet_ntoa(socket.inet_aton(name))
    except OSError:
        return None


def _version_6(name: str) -> str | None:
    try:
        return f"[{ipaddress.IPv6Address(name).compressed}]"
    except ValueError:
        return None
