"""What does an address say once everything that only disguises it is taken away?

Control characters, direction marks and zero-width characters are dropped, compatibility forms (fullwidth
letters) become plain ones, percent-encoding is undone however often it was applied, and what was defanged
for safety (`hxxps://evil[.]example`) is read as what it stands for. Each function leaves its own result as it is.
"""

import re
import unicodedata
from collections.abc import Callable
from urllib.parse import unquote

AROUND = " <>\"'`()[]{},;!«»“”‘’"  # what stands around an address in a sentence
TRAILING = AROUND + "/.:"  # and what never ends one
_HIDDEN = {"Cc", "Cf", "Cs"}
_BLANK = re.compile("[\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180d\u3164\uffa0\ufe00-\ufe0f\U000e0100-\U000e01ef]")
_FANGS = (
    (re.compile(r"\s*[\[({]\s*(?:\.|dot)\s*[\])}]\s*", re.I), "."),
    (re.compile(r"\s*[\[({]\s*(?:@|at)\s*[\])}]\s*", re.I), "@"),
    (re.compile(r"[\[{](://|:|/)[\]}]"), r"\1"),
    (re.compile(r"^(\W*)h(?:xx|\*\*|__)p(?=s?:)", re.I), r"\1http"),
)
_WEB = re.compile(r"(https?)(:[/\\]*)([^/\\?#]*)(.*)", re.I)
_RISKY = re.compile(r"(javascript|vbscript|data|file|blob|ftp|mailto):", re.I)


def until_stable(change: Callable[[str], str], text: str) -> str:
    while (after := change(text)) != text:
        text = after
    return text


def visible(text: str) -> str:
    """`text` on one line, without what can't be seen."""
    kept = (" " if sign.isspace() else sign for sign in text if sign.isspace() or _is_seen(sign))
    return " ".join(_BLANK.sub("", "".join(kept)).split())


def plain(text: str) -> str:
    """`text` visible, in plain letters and no longer defanged."""
    return until_stable(lambda said: _refanged(visible(unicodedata.normalize("NFKC", said))), text)


def unescaped(text: str) -> str:
    """`text` plain, with every percent-encoding undone."""
    return until_stable(lambda said: plain(unquote(re.sub("%(?:25)+", "%", said))), text)


def fold(text: str) -> str:
    """`text` without regard to case."""
    return until_stable(lambda said: unicodedata.normalize("NFKC", said.casefold()), text)


def defanged(shown: str) -> str:
    """`shown` in a form that no screen, mail reader or editor turns into a link, to be read back by `identify`."""
    return " ".join(_harmless(word) for word in visible(shown).split())


def _is_seen(sign: str) -> bool:
    return unicodedata.category(sign) not in _HIDDEN


def _refanged(text: str) -> str:
    for pattern, meant in _FANGS:
        text = pattern.sub(meant, text)
    return text


def _harmless(word: str) -> str:
    word = _RISKY.sub(r"\1[:]", word)
    if match := _WEB.search(word):
        scheme, slashes, host, rest = match.groups()
        return word[: match.start()] + scheme.lower().replace("tt", "xx") + slashes + _broken(host) + rest
    host, slash, rest = word.partition("/")
    return _broken(host) + slash + rest


def _broken(host: str) -> str:
    return re.sub(r"(?<=\w)\.(?=\w)", "[.]", host).replace("@", "[@]") if re.search(r"\w\.\w", host) else host
