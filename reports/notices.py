"""What do we say of privacy and accessibility? Words true of the software, or the organisation's in their place.

The organisation writes plain text: a line that begins with `#` is a heading, with `-` an entry of a list, and an empty
line ends a paragraph. Our own pages can be read back in the same form, to begin from.
"""

from dataclasses import dataclass
from html.parser import HTMLParser
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.utils.translation import get_language

from accounts.terms import Language
from cases import keeping
from reports.actions import drafting
from reports.models import Notice

PAGES = dict(Notice.Page.choices)
MARKS = {"h2": "# ", "h3": "## ", "li": "- ", "p": ""}


@dataclass(frozen=True)
class Part:
    """A heading (its level 2 or 3), a paragraph, or the entries of a list."""

    kind: str
    lines: list[str]


def own(page: str) -> Notice | None:
    """The newest words of the organisation on this page; blank where it took up ours again."""
    return Notice.objects.select_related("by").filter(page=page).order_by("-version").first()


def words(own: Notice) -> tuple[str, str]:
    """The organisation's words as the page is written, else in English; and the language where it is another."""
    welsh = get_language() == Language.WELSH
    return (own.welsh, "") if welsh and own.welsh else (own.text, "en" if welsh else "")


def facts() -> dict[str, Any]:
    """What our own words say of the software as it is set up here."""
    kept = {"draft": drafting.KEPT.days, "unowned": drafting.KEPT_UNOWNED.seconds // 3600,
            "months": keeping.in_force().months}  # fmt: skip
    return {"kept": kept, "session": settings.SESSION_COOKIE_AGE // 3600}


def parts(text: str) -> list[Part]:
    """The organisation's words, laid out."""
    found: list[Part] = []
    for line in text.splitlines():
        kind, said = _sort(line.strip())
        if found and found[-1].kind == kind and kind in ("list", "text"):
            found[-1].lines.append(said)
        else:
            found.append(Part(kind, [said]))
    return [part for part in found if part.kind != "end"]


def ours_as_text(page: str, request: HttpRequest) -> str:
    """Our own page in the form in which the organisation writes."""
    reader = _Reader()
    reader.feed(render_to_string(f"pages/{page}.html", facts(), request))
    return "\n".join(reader.lines).strip()


def _sort(line: str) -> tuple[str, str]:
    for mark, kind in (("## ", "h3"), ("# ", "h2"), ("- ", "list")):
        if line.startswith(mark):
            return kind, line.removeprefix(mark).strip()
    return ("text", line) if line else ("end", "")


class _Reader(HTMLParser):
    """Reads headings, paragraphs and lists out of the main part of a page; its own heading is left out."""

    def __init__(self) -> None:
        super().__init__()
        self.lines: list[str] = []
        self._inside, self._said = False, ""

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._inside = self._inside or tag == "main"
        if tag in MARKS:
            self._said = ""

    def handle_data(self, data: str) -> None:
        self._said += data

    def handle_endtag(self, tag: str) -> None:
        if self._inside and tag in MARKS:
            said = MARKS[tag] + " ".join(self._said.split())
            self.lines += [said] if tag == "li" else ["", said]
        self._inside = self._inside and tag != "main"
