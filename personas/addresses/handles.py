"""Who is meant by a name without an address, such as `@jane` or `WeChat: jane_88`?

On a platform with addresses a handle is read as the address of its profile, so that both have one key. A
platform that we don't know has handles too, but only what is plainly one identifies there.
"""

import re

from personas.addresses import web
from personas.addresses.text import AROUND, TRAILING, fold
from personas.platforms import kind_of
from personas.terms import Platform, PlatformClass

PROFILES_AT = {
    Platform.LINKEDIN: "linkedin.com/in/", Platform.XING: "xing.com/profile/",
    Platform.RESEARCHGATE: "researchgate.net/profile/", Platform.FACEBOOK: "facebook.com/",
    Platform.INSTAGRAM: "instagram.com/", Platform.X: "x.com/", Platform.TIKTOK: "tiktok.com/@",
    Platform.VK: "vk.com/", Platform.TELEGRAM: "t.me/",
}  # fmt: skip
HOME_OF: dict[str, str] = {place.value: home for place, home in PROFILES_AT.items()}
OWN_HANDLES = {Platform.WECHAT, Platform.SIGNAL, Platform.WHATSAPP, Platform.ACADEMIA_EDU}
WITHOUT = {PlatformClass.EMAIL, PlatformClass.TELEPHONE, PlatformClass.IN_PERSON, PlatformClass.EVENT}
SHORTEST = 2

_OTHER_NAMES = {
    "weixin": Platform.WECHAT, "twitter": Platform.X, "tel": Platform.TELEPHONE, "phone": Platform.TELEPHONE,
    "mobile": Platform.TELEPHONE, "sms": Platform.TELEPHONE, "callto": Platform.TELEPHONE,
    "mailto": Platform.EMAIL, "e-mail": Platform.EMAIL, "vkontakte": Platform.VK,
}  # fmt: skip
NAMES = {platform.value: platform for platform in Platform} | _OTHER_NAMES
MESSENGERS = ("skype", "viber", "line", "threema", "discord", "kakaotalk", "zalo", "qq", "icq", "xmpp", "wickr", "wire")
_SAID = "|".join([*NAMES, *MESSENGERS])
_PLACED = re.compile(rf"({_SAID})(?:\s+(?:id|no|number|handle|username))?\s*:\s*(?!//)(.+)", re.I)
_SCHEME = re.compile(r"[a-z][a-z0-9+-]*:", re.I)
_HANDLE = re.compile(r"\w[^\s/\\?#@:<>]*")
_MESSENGER_HANDLE = re.compile(r"[\w+@][^\s/\\?#<>]*")
_PATH = re.compile(r"/?(in|pub|company|school|profile|pages)/.+", re.I)
_MARKED = re.compile(r"[\d_]")
_LETTER = re.compile(r"[^\W\d_]")


def placed(text: str, place: str) -> tuple[str, str]:
    """What stands behind "WeChat:" and the like, and the platform that this names."""
    while (match := _PLACED.fullmatch(text)) and match[1].lower() in NAMES:
        text, place = match[2].strip(AROUND), NAMES[match[1].lower()].value
    return text, place


def handle(text: str, place: str) -> tuple[str, str] | None:
    """Platform and key of the handle `text` on the platform `place`."""
    if (match := _PLACED.fullmatch(text)) and match[1].lower() in MESSENGERS:
        return _with_messenger(match[1].lower(), fold(match[2]).strip(TRAILING))
    name = text.lstrip("@").strip(TRAILING)
    if _SCHEME.match(text) or web.is_address(text, place) or web.is_address(name, place):
        return None  # an address of something else
    home = HOME_OF.get(place, "")
    if home and _PATH.fullmatch(text):
        return web.profile(f"https://{home.partition('/')[0]}/{text.lstrip('/')}", place)
    if len(name) < SHORTEST or not _HANDLE.fullmatch(name) or kind_of(place) in WITHOUT:
        return None
    return web.profile(f"https://{home}{name}", place) if home else _own(name, text.startswith("@"), place)


def _with_messenger(messenger: str, name: str) -> tuple[str, str] | None:
    if not _MESSENGER_HANDLE.fullmatch(name) or "http" in name:
        return None
    return Platform.OTHER_MESSAGING.value, f"{messenger}:{name}"


def _own(name: str, signed: bool, place: str) -> tuple[str, str] | None:
    """A handle that has no address: kept with its platform."""
    name = fold(name)
    if place == Platform.NOT_SURE:
        place = Platform.OTHER.value
    if place in OWN_HANDLES or (_MARKED.search(name) and _LETTER.search(name)):
        return place, f"{place}:{name}"
    return (place, f"{place}:@{name}") if signed else None
