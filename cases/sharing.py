"""How does a bundle look on paper? A tagged document (PDF/UA), marked top and bottom, that says what it was made of.

Made from the sealed bundle alone, without network, so that the same bundle always gives the same document.
"""

import json
import re
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from anyascii import anyascii

from cases.bundle import PARTS, rows_of

ABROAD = re.compile(r"[^\x00-\u052f\u1e00-\u1fff\u2010-\u205e\u20ac\u2116\u2122]+")  # neither Latin, Greek nor Cyrillic
PAGE = """
#let told = json("bundle.json")
#set document(title: told.title, date: datetime(year: told.year, month: told.month, day: told.day))
#set text(lang: "en", region: "gb", size: 11pt)
#set page(paper: "a4", margin: 2.4cm,
  header: align(center, strong(told.marking)),
  footer: context align(center)[#strong(told.marking) #h(1em) #counter(page).display("1 of 1", both: true)])
#show heading.where(level: 2): set block(above: 1.4em, below: .7em)
#heading(level: 1, told.title)
#for (name, value) in told.head [/ #name: #value
]
#for part in told.parts [
  #heading(level: 2, part.title)
  #for row in part.rows [
    #if row.len() == 1 [#par(row.at(0).value)] else [#for each in row [/ #each.name: #each.value
    ]]
  ]
  #if part.rows.len() == 0 [Nothing is known of this.]
]
#heading(level: 2, "How to check this document")
It was made from a bundle whose SHA-256 is #raw(told.digest). The sharing record of the case keeps the same digest.
"""


def as_pdf(bundle: dict[str, Any], *, digest: str, shared_at: datetime, review_on: str) -> bytes:
    """The bundle as a PDF/UA document. `shared_at` dates it, so that it doesn't depend on when it is made."""
    told = {
        "title": f"Referral of case {bundle['reference']}", "marking": bundle["marking"], "digest": digest,
        "year": shared_at.year, "month": shared_at.month, "day": shared_at.day,
        "head": {**_sender(bundle), "For": bundle["agency"], "Shared on": f"{shared_at.day} {shared_at:%B %Y}",
                 "We will ask how it stands on": review_on},
        "parts": [_part(name, value) for name, value in _in_order(bundle["shared"])],
    }  # fmt: skip
    import typst

    said = ABROAD.sub(_in_plain_letters, json.dumps(told, ensure_ascii=False))
    try:
        return _printed(said, shared_at)
    except typst.TypstError:  # a letter that the fonts lack after all
        return _printed(anyascii(said), shared_at)


def _sender(bundle: dict[str, Any]) -> dict[str, str]:
    """Who refers the case; the first bundles didn't say it."""
    return {"From": bundle["sender"]} if bundle.get("sender") else {}


def _printed(said: str, shared_at: datetime) -> bytes:
    """With the fonts that come along, so that every machine makes the same document."""
    import typst

    with TemporaryDirectory() as folder:
        (Path(folder) / "bundle.json").write_text(said, encoding="utf-8")
        page = Path(folder) / "page.typ"
        page.write_text(PAGE, encoding="utf-8")
        how: dict[str, Any] = {"format": "pdf", "pdf_standards": ["ua-1"], "ignore_system_fonts": True}
        return bytes(typst.compile(page, timestamp=int(shared_at.timestamp()), **how))


def _in_plain_letters(found: re.Match[str]) -> str:
    """What the fonts can't show, in plain letters in square brackets; the bundle as data has it as it was written."""
    return "[" + anyascii(found[0]).translate({ord('"'): "'", ord("\\"): "/"}) + "]"


def _in_order(shared: dict[str, Any]) -> list[tuple[str, Any]]:
    names = [*PARTS, "reporter"]
    return [(name, shared[name]) for name in names if name in shared]


def _part(name: str, value: Any) -> dict[str, Any]:
    title = PARTS[name][0] if name in PARTS else "Who reported it"
    return {"title": title, "rows": [[{"name": n, "value": said} for n, said in row] for row in rows_of(value)]}
