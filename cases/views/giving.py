"""How does a file leave the house? A picture that we drew ourselves is shown; everything else is only handed over.

No browser may guess what it is, run anything in it, keep it, or let another site have it.
"""

from django.http import HttpResponse

from cases.evidence.copying import TYPES
from cases.evidence.kinds import ENDINGS, Kind
from cases.models import Evidence
from cases.queries.evidence import safe_copy

BOXED = {
    "Content-Security-Policy": "default-src 'none'; sandbox; frame-ancestors 'none'",
    "X-Content-Type-Options": "nosniff",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store, private",
}


def picture(file: Evidence) -> HttpResponse:
    """The safe copy, to be seen on a page of ours."""
    assert file.copy_type in TYPES
    return HttpResponse(safe_copy(file), content_type=file.copy_type, headers=BOXED)


def handed_over(file: Evidence, data: bytes) -> HttpResponse:
    """The file as it was sent, to be kept on the reader's machine under a name of ours."""
    return kept_apart(data, f"evidence-{file.key.hex[:8]}.{ENDINGS[Kind(file.kind)]}")


def kept_apart(data: bytes, name: str) -> HttpResponse:
    """Something to be kept on the reader's machine, opened by nothing on the way there."""
    how = {**BOXED, "Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(data, content_type="application/octet-stream", headers=how)
