"""How do figures become a document that a committee reads? Set by Typst as PDF/UA, so that it can also be heard."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

TEMPLATE = Path(__file__).with_name("figures.typ")


def document(said: Mapping[str, Any]) -> bytes:
    """The PDF of a release: the same bytes for the same figures."""
    import typst

    return typst.compile(
        TEMPLATE.read_bytes(), format="pdf", pdf_standards="ua-1",
        sys_inputs={"said": json.dumps(said, ensure_ascii=False)}, ignore_system_fonts=True,
    )  # fmt: skip
