"""What may a file's name say? What its owner called it, and nothing that could mislead a reader or a program."""

import re
import unicodedata

LONGEST = 200
UNNAMED = "file"
INVISIBLE = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}  # controls, marks of direction, and what isn't a character


def clean(name: str) -> str:
    """The last part of a path, without anything invisible: what is shown, and never what a file is stored under."""
    last = re.split(r"[/\\]", unicodedata.normalize("NFC", name))[-1]
    seen = "".join(" " if char.isspace() else char for char in last if unicodedata.category(char) not in INVISIBLE)
    tidy = re.sub(r" +", " ", seen).strip(" .")
    return _shortened(tidy) or UNNAMED


def _shortened(name: str) -> str:
    """At most `LONGEST` characters, the ending among them."""
    if len(name) <= LONGEST:
        return name
    stem, dot, ending = name.rpartition(".")
    if not stem or len(ending) > 10:
        return name[:LONGEST].strip(" .")
    return stem[: LONGEST - len(ending) - 1].strip(" .") + dot + ending
