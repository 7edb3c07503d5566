"""What does somebody want to find who typed this? All its words, in any order and in any script.

What stands joined (an address, a name with a hyphen) is looked for as it stands. A star at the end stands for any
end; so does the end of a word in a script for which we know no stems. The words of a text are made in the database
(`words_of`); both must separate them alike.
"""

import re
import unicodedata
from dataclasses import dataclass

from django.contrib.postgres.search import SearchQuery

LONGEST = 200  # characters
MOST_TERMS = 10
SIGNS = re.compile("[\u0300-\u036f\u064b-\u065f\u0670]")
BETWEEN = re.compile("[\\s!-/:-@\\[-`{-\u00bf\u2000-\u206f\u3000-\u303f]+")
UNSPACED = re.compile("[\u0e00-\u0eff\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]+")


def matching(query: str) -> SearchQuery:
    """The words as PostgreSQL compares them."""
    return SearchQuery(query, config="told", search_type="raw")


@dataclass(frozen=True)
class Asked:
    """A search as PostgreSQL reads it (blank: nothing to look for), and its words for showing where they stand."""

    query: str
    words: tuple[str, ...]
    text: str


def asked(typed: str) -> Asked:
    """`typed` made ready."""
    terms = list(filter(None, map(_term, typed[:LONGEST].split())))[:MOST_TERMS]
    words = tuple(dict.fromkeys(word for _, words in terms for word in words))
    return Asked(" & ".join(f"({query})" for query, _ in terms), words, typed.strip()[:LONGEST])


def folded(text: str) -> str:
    """`text` in small letters without signs on them, as the database folds it."""
    if text.isascii():  # most words, and it is a tenth of the work
        return text.lower()
    plain = SIGNS.sub("", unicodedata.normalize("NFKD", text))
    return unicodedata.normalize("NFKC", plain).lower()


def _term(typed: str) -> tuple[str, list[str]] | None:
    """One word as it was typed: its query and its words; None where there is nothing but signs."""
    plain = folded(typed.replace("\0", " "))
    runs = UNSPACED.findall(plain)
    parts = BETWEEN.sub(" ", UNSPACED.sub(" ", plain)).split()
    if not runs and not parts:
        return None
    joined = [" <-> ".join(_word(part, open_end=typed.endswith("*") and part is parts[-1]) for part in parts)]
    return " & ".join([*filter(None, joined), *map(_pairs, runs)]), [*parts, *runs]


def _word(part: str, *, open_end: bool) -> str:
    return f"'{part}':*" if open_end or (len(part) > 1 and not part.isascii()) else f"'{part}'"


def _pairs(run: str) -> str:
    """Each two neighbours of a script that knows no spaces; of a single character, whatever it begins."""
    if len(run) == 1:
        return f"'{run}':*"
    return " & ".join(f"'{run[place : place + 2]}'" for place in range(len(run) - 1))
