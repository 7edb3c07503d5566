"""Which sentences are there to be said in Welsh, and which have been? From the sources into the catalogue, and built.

    python -m config.catalogues collect   new sentences come into locale/cy/…/django.po, empty; those that are gone go
    python -m config.catalogues build     django.mo, which Django reads, wherever it is older than django.po

Neither needs gettext on the machine. A sentence is found where it is marked: `_("…")` in Python, and Django's own tags
in templates.
"""

import re
import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

from babel.messages.catalog import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

ROOT = Path(__file__).resolve().parent.parent
WELSH = ROOT / "locale" / "cy" / "LC_MESSAGES" / "django.po"
SPOKEN_IN = ("accounts", "cases", "config", "design", "events", "notifications", "personas", "reports")
WIDTH = 118
COMMENT = re.compile(r"{% comment %}.*?{% endcomment %}", re.S)

Found = tuple[str, Any, str | None]  # where, the sentence (or one and many), its context


def found() -> Iterator[Found]:
    """Every marked sentence, file by file."""
    for folder in SPOKEN_IN:
        for path in sorted((ROOT / folder).rglob("*.py")):
            if "migrations" not in path.parts:
                yield from _in(path, path.read_bytes())
    for path in sorted((ROOT / "templates").rglob("*.*")):
        code = templatize(COMMENT.sub("", path.read_text(encoding="utf-8")))
        yield from _in(path, " ".join(code.split("\n")).encode())


def collected() -> Catalog:
    """A catalogue of all of them, without a word of Welsh."""
    catalogue = Catalog(charset="utf-8", header_comment="")
    for where, sentence, context in found():
        catalogue.add(sentence, locations=[(where, 0)], context=context)
    return catalogue


def welsh() -> Catalog:
    """The catalogue as it is kept."""
    with WELSH.open("rb") as file:
        return read_po(file, locale="cy", charset="utf-8")


def collect() -> None:
    """Bring the kept catalogue up to what is marked; what is Welsh already stays."""
    kept = welsh()
    began_at = kept.creation_date
    kept.update(collected(), no_fuzzy_matching=True)
    kept.creation_date = began_at
    kept.msgid_bugs_address = kept.last_translator = kept.language_team = ""
    with WELSH.open("wb") as file:
        write_po(file, kept, width=WIDTH, sort_by_file=True, ignore_obsolete=True, include_lineno=False)


def build() -> None:
    """Written aside and moved into place, since several processes may build at once."""
    made = WELSH.with_suffix(".mo")
    if made.exists() and made.stat().st_mtime > WELSH.stat().st_mtime:
        return
    aside = made.with_name(f".{made.name}.{id(made)}")
    with aside.open("wb") as file:
        write_mo(file, welsh())
    aside.replace(made)


def _in(path: Path, code: bytes) -> Iterator[Found]:
    for _, sentence, _, context in extract("python", BytesIO(code), keywords=DEFAULT_KEYWORDS):
        yield str(path.relative_to(ROOT)), sentence, context


if __name__ == "__main__":
    {"collect": collect, "build": build}[sys.argv[1]]()
