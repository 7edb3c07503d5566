"""What names an account on each platform? A table: hosts, and the shapes that addresses of profiles have there.

A shape is a pattern on the path (and identifying query) and what it becomes. Whatever follows a shape
(`/details/experience`, `/status/123`) makes no difference. Where the first part of the path is the handle,
`pages` are those first parts that aren't.
"""

import re
from dataclasses import dataclass, field

from personas.terms import Platform


@dataclass(frozen=True)
class Shape:
    """Addresses of one form. `cased` where the platform tells capitals apart."""

    pattern: str
    becomes: str
    cased: bool = False

    def read(self, target: str) -> str | None:
        match = re.match(self.pattern + r"(?=[/?]|$)", target, re.I)
        return match.expand(self.becomes) if match else None


@dataclass(frozen=True)
class Site:
    """One platform on the web. Its country and mobile hosts are read as `home`; without one, each host is its own."""

    platform: Platform
    hosts: tuple[str, ...]
    shapes: tuple[Shape, ...] = ()
    handle_first: bool = False
    pages: frozenset[str] = field(default_factory=frozenset)
    ignores: str = ""  # signs that make no difference in a handle
    each_host: bool = False

    @property
    def home(self) -> str:
        return self.hosts[0]


NAME = "([^/?]+)"
EVERYWHERE = (
    "about account accounts activity ads app apps direct explore events feed find-friends friends groups hashtag help "
    "home i im inbox intent invite jobs l.php login logout marketplace me media messages messaging mynetwork news "
    "notifications p pages people pg photo photo.php permalink.php premium privacy profile profile.php public reel "
    "reels search services settings share sharer sharer.php signup stories story.php t terms tv video videos watch"
)


def _pages(more: str = "") -> frozenset[str]:
    return frozenset(f"{EVERYWHERE} {more}".split())


NOT_PROFILES = _pages()

SITES = (
    Site(Platform.LINKEDIN, ("linkedin.com",), (
        Shape(rf"(?:mwlite/|m/)?in/{NAME}", r"in/\1"),
        Shape(r"pub/(?!dir/)([^/?]+(?:/[0-9a-f]+){3})", r"pub/\1"),
        Shape(rf"pub/(?!dir(?:/|$)){NAME}", r"pub/\1"),
        Shape(rf"(?:mwlite/|m/)?(company|school|showcase)/{NAME}", r"\1/\2"),
        Shape(r"sales/(?:lead|people)/([^/?,]+)[^/?]*", r"sales/lead/\1", cased=True),
        Shape(r"profile/view\?id=([^&]+)", r"profile/view?id=\1", cased=True),
    )),
    Site(Platform.XING, ("xing.com",), (
        Shape(rf"profile/{NAME}", r"profile/\1"), Shape(rf"(?:pages|companies)/{NAME}", r"pages/\1"),
    )),
    Site(Platform.RESEARCHGATE, ("researchgate.net",), (
        Shape(rf"profile/{NAME}", r"profile/\1"),
        Shape(rf"scientific-contributions/{NAME}", r"scientific-contributions/\1"),
    )),
    Site(Platform.ACADEMIA_EDU, ("academia.edu",), (Shape(r"([^/?\d][^/?]*)", r"\1"),), each_host=True),
    Site(Platform.FACEBOOK, ("facebook.com", "fb.com", "m.me", "messenger.com"), (
        Shape(r"(?:profile|story|permalink)\.php\?(?:[^/]*&)?id=(\d+)", r"\1"),
        Shape(r"(?:people|pages)/[^/?]+/(\d+)", r"\1"),
        Shape(r"pages/category/[^/?]+/[^/?]*-(\d+)", r"\1"),
        Shape(r"p/[^/?]*-(\d+)", r"\1"),
        Shape(rf"(?:pg|t|messages/t)/{NAME}", r"\1"),
    ), handle_first=True, pages=_pages(), ignores="."),
    Site(Platform.INSTAGRAM, ("instagram.com", "instagr.am"), (
        Shape(rf"(?:stories|_u)/(?!highlights){NAME}", r"\1"),
    ), handle_first=True, pages=_pages("_u highlights")),
    Site(Platform.X, ("x.com", "twitter.com"), (
        Shape(r"intent/(?:user|follow)\?(?:[^/]*&)?screen_name=([^&]+)", r"\1"),
        Shape(r"i/user/(\d+)", r"i/user/\1"),
    ), handle_first=True),
    Site(Platform.TIKTOK, ("tiktok.com",), (Shape(rf"@{NAME}", r"@\1"),)),
    Site(Platform.VK, ("vk.com", "vk.ru", "vkontakte.ru"), handle_first=True, pages=_pages("wall audio away.php")),
    Site(Platform.TELEGRAM, ("t.me", "telegram.me", "telegram.dog"), (
        Shape(r"\+(\d{8,15})", r"tel:+\1"),
        Shape(r"(?:joinchat/|\+)([^/?]+)", r"+\1", cased=True),
        Shape(rf"s/{NAME}", r"\1"),
    ), handle_first=True, pages=_pages("c s joinchat addstickers proxy")),
    Site(Platform.WHATSAPP, ("wa.me", "whatsapp.com"), (
        Shape(r"(?:[^/?]*)\?(?:[^/]*&)?phone=(\d{7,15})", r"tel:+\1"), Shape(r"\+?(\d{7,15})", r"tel:+\1"),
    )),
    Site(Platform.SIGNAL, ("signal.me",), (Shape(r"p/\+?(\d{7,15})", r"tel:+\1"),)),
    Site(Platform.WECHAT, ("wechat.com", "weixin.qq.com"), each_host=True),
)  # fmt: skip
SITE_OF = {host: site for site in SITES for host in site.hosts}

# Short links name an account only to the platform itself, so they stay as they are.
SHORT_LINKS = {
    "lnkd.in": Platform.LINKEDIN, "fb.me": Platform.FACEBOOK, "vm.tiktok.com": Platform.TIKTOK,
    "vt.tiktok.com": Platform.TIKTOK, "chat.whatsapp.com": Platform.WHATSAPP, "u.wechat.com": Platform.WECHAT,
}  # fmt: skip


def site_of(host: str) -> Site | None:
    """The platform that `host` belongs to: itself or a parent of it is in the table."""
    labels = host.split(".")
    parents = (".".join(labels[start:]) for start in range(len(labels)))
    return next((SITE_OF[parent] for parent in parents if parent in SITE_OF), None)
