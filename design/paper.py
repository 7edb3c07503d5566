"""How does something become a document to keep? As PDF that a screen reader can read (PDF/UA-1), made in this process.

A template in typst lays out what it is told as plain data, so that nothing told can ever be read as an instruction.
Only the fonts that come with typst are used and nothing is fetched: the same words give the same document anywhere.
"""

import json
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from django.conf import settings
from django.http import HttpResponse
from django.utils.translation import get_language

if TYPE_CHECKING:
    from typst import Fonts

FOLDER = Path(settings.BASE_DIR) / "templates"


def pdf(template: str, told: dict[str, Any]) -> bytes:
    """The document that the template (`reports/receipt.typ`) makes of what it is told: texts, and lists of texts."""
    import typst

    source = (FOLDER / template).read_bytes()
    told = {"language": (get_language() or "en")[:2], **told}
    made = typst.compile(
        source, format="pdf", pdf_standards=["ua-1"], sys_inputs={"told": json.dumps(told)}, font_paths=_fonts()
    )
    assert isinstance(made, bytes)  # one document, not pictures of its pages
    return made


def handed_over(name: str, made: bytes) -> HttpResponse:
    """The document, to be kept on the reader's machine under this name."""
    how = {"Content-Disposition": f'attachment; filename="{name}.pdf"', "X-Content-Type-Options": "nosniff"}
    return HttpResponse(made, content_type="application/pdf", headers=how)


@cache
def _fonts() -> "Fonts":
    import typst

    return typst.Fonts(include_system_fonts=False)
