"""Where in a passage does it stand? A few words around the first match, with each match marked.

Only the words marked are HTML of ours; all the rest is escaped, since it is somebody's own text.
"""

import re
from collections.abc import Sequence
from functools import lru_cache

from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from cases.queries.search.asked import UNSPACED, folded

AROUND, LONGEST = 60, 240  # characters
WORD = re.compile(r"[^\W_]+")
SHORTEST_STEM = 4
KEPT = 10_000  # words: people write the same ones again and again
BETWEEN = " · "  # what was answered to one question, and to the next


def excerpt(text: str, words: Sequence[str]) -> SafeString:
    """About 240 characters of `text` from where the first of `words` (folded) stands, with all of them marked."""
    plain = BETWEEN.join(" ".join(line.split()) for line in text.splitlines() if line.strip())
    found = places(plain, words)
    start = _begin(plain, found[0][0]) if found else 0
    end = min(start + LONGEST, len(plain))
    said, at = ["… " if start else ""], start
    for first, last in found:
        if at <= first and last <= end:
            said += [escape(plain[at:first]), "<mark>", escape(plain[first:last]), "</mark>"]
            at = last
    said += [escape(plain[at:end]), " …" if end < len(plain) else ""]
    return mark_safe("".join(said))  # noqa: S308  # every part of it was escaped above


def places(text: str, words: Sequence[str]) -> list[tuple[int, int]]:
    """Where the words stand in `text`: first and last character, in order, none within another."""
    meant = tuple(words)
    runs = [word for word in words if UNSPACED.fullmatch(word)]
    found = [match.span() for match in WORD.finditer(text) if _is_meant(folded(match[0]), meant)]
    found += [(match.start(), match.end()) for run in runs for match in re.finditer(re.escape(run), text)]
    return _apart(sorted(found))


@lru_cache(maxsize=KEPT)
def _is_meant(plain: str, words: tuple[str, ...]) -> bool:
    return any(_alike(plain, word) for word in words)


def _alike(plain: str, word: str) -> bool:
    """The same word, or the same stem as far as one can see: recruiter, recruiters."""
    if plain == word:
        return True
    short = min(len(plain), len(word))
    begins = plain[: max(short - 3, SHORTEST_STEM)] == word[: max(short - 3, SHORTEST_STEM)]
    return begins and short >= SHORTEST_STEM and abs(len(plain) - len(word)) <= 3


def _begin(text: str, first: int) -> int:
    """Some words before the first match."""
    return 0 if first <= AROUND else text.rfind(" ", 0, first - AROUND) + 1


def _apart(found: list[tuple[int, int]]) -> list[tuple[int, int]]:
    kept: list[tuple[int, int]] = []
    for first, last in found:
        if not kept or first >= kept[-1][1]:
            kept.append((first, last))
    return kept
