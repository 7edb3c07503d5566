"""By what can a text, a name or a picture be recognised when it comes again? By marks that are the same both times.

A text is known by a choice of its runs of five words, so that a message that was copied is found amid other words.
A name is known in any script: brought to plain letters, its parts in order, and without vowels, since Arabic and
Hebrew leave them out. A picture is known by parts of its likeness.
"""

import re
from hashlib import blake2b
from unicodedata import normalize

from anyascii import anyascii

WORDS = re.compile(r"[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]|[^\W_]+")
RUN, WINDOW, MOST_MARKS = 5, 4, 400
FEWEST_SHARED = 5  # marks: less than a sentence of some twelve words is anybody's
BITS, BAND = 256, 12  # of a likeness, and of each of its parts
PARTS_OF_NAME = re.compile(r"[A-Z]*[a-z']+|[A-Z]+")
SHORTEST_NAME, SHORTEST_BONES = 5, 4  # letters
VOWELS = re.compile(r"[aeiouyw'`]+")
REPEATED = re.compile(r"(.)\1+")
LOOKS_LIKE_ADDRESS = re.compile(r"https?://\S+|hxxps?://\S+|[^\s<>()\"“”]+@[^\s<>()\"“”]+|\+\d[\d ()-]{7,18}\d")
MOST_ADDRESSES = 20


def marks_of_text(text: str) -> list[int]:
    """The marks of a text: of every four runs of words the one with the smallest digest, each once."""
    words = WORDS.findall(normalize("NFKC", text).casefold())
    runs = [_digest("text", " ".join(words[at : at + RUN])) for at in range(len(words) - RUN + 1)]
    windows = range(max(len(runs) - WINDOW + 1, 1 if runs else 0))
    return sorted({min(runs[at : at + WINDOW]) for at in windows})[:MOST_MARKS]


def share(shared: int, one: int, other: int) -> int:
    """How much of the shorter of two texts is in the other, in per cent, by the number of marks."""
    return 0 if shared < FEWEST_SHARED else round(100 * shared / min(one, other))


def plain_name(name: str) -> str:
    """A name in plain small letters, its parts in order; blank where it is too short to tell people apart."""
    parts = [part.lower().strip("'") for part in PARTS_OF_NAME.findall(anyascii(name))]
    plain = " ".join(sorted(part for part in parts if part))
    return plain if len(plain) >= SHORTEST_NAME and len(parts) > 1 else ""


def marks_of_name(plain: str) -> list[int]:
    """The mark of a name without its vowels; none where too little is left."""
    bones = " ".join(sorted(REPEATED.sub(r"\1", VOWELS.sub("", part)) for part in plain.split()))
    return [_digest("name", bones)] if len(bones.replace(" ", "")) >= SHORTEST_BONES else []


def marks_of_picture(likeness: str) -> list[int]:
    """The marks of a picture: each part of its likeness, with its place. Copies differ in few bits, so share some."""
    bits = f"{int(likeness, 16):0{BITS}b}"
    return [_digest("picture", f"{at}:{bits[at : at + BAND]}") for at in range(0, BITS - BAND + 1, BAND)]


def addresses_in(text: str) -> list[str]:
    """What looks like an address in a text, as it is written there."""
    return [found.rstrip(".,;:!?") for found in LOOKS_LIKE_ADDRESS.findall(text)][:MOST_ADDRESSES]


def _digest(sort: str, said: str) -> int:
    """56 bits, so that it fits into a column of the database with its sign."""
    return int.from_bytes(blake2b(said.encode(), digest_size=7, person=sort.encode()).digest())
