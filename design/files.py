"""How do the design systems' files reach a browser without the font, crown and logos that aren't ours to use?

The two packages come from npm at set-up. Of each we serve its style sheet, its script and a few plain icons,
and nothing else. GDS Transport may be used on GOV.UK only: its faces are cut from the style sheets and
Helvetica or Arial stands in for it. The finder is asked by `collectstatic` and by the tests' server alike.
"""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from django.conf import settings
from django.contrib.staticfiles.finders import BaseFinder
from django.core.files.storage import FileSystemStorage

PACKAGES = {
    "govuk": ("node_modules/govuk-frontend/dist/govuk", ["govuk-frontend.min.css", "govuk-frontend.min.js"]),
    "moj": (
        "node_modules/@ministryofjustice/frontend/moj",
        ["moj-frontend.min.css", "moj-frontend.min.js", "assets/images/icon-*.svg"],
    ),
}
CUTS = (
    (re.compile(r"@font-face\s*\{[^}]*\}"), ""),
    (re.compile(r"""["']?GDS Transport["']?"""), "Helvetica"),
    (re.compile(r"url\([^)]*(?:crest|crown|logotype)[^)]*\)"), "none"),
    (re.compile(r"url\((?=/assets/)/"), "url("),  # where the icons are is ours to say: beside the style sheet
    (re.compile(r"/\*# sourceMappingURL=.*?\*/"), ""),
    (re.compile(r"//# sourceMappingURL=\S*"), ""),
)


def cleaned(text: str) -> str:
    """The text of a style sheet or script without what we may not use or don't serve."""
    for pattern, instead in CUTS:
        text = pattern.sub(instead, text)
    return text


class DesignSystems(BaseFinder):
    """Finds `govuk/…` and `moj/…`, as cleaned copies in the data folder."""

    def __init__(self, app_names: Any = None, *args: Any, **kwargs: Any) -> None:
        self.storage = FileSystemStorage(location=str(settings.DATA_DIR / "design-systems"))
        super().__init__(*args, **kwargs)

    def find(self, path: str, find_all: bool = False, **kwargs: Any) -> Any:
        source = sources().get(path)
        if source is None:
            return []
        copy = str(self._copy(path, source))
        return [copy] if find_all else copy

    def check(self, **kwargs: Any) -> Any:
        return []

    def _copy(self, path: str, source: Path) -> Path:
        """Written aside and moved into place, since several processes may ask at once."""
        copy = Path(self.storage.path(path))
        if not copy.exists() or copy.stat().st_mtime < source.stat().st_mtime:
            copy.parent.mkdir(parents=True, exist_ok=True)
            aside = copy.with_name(f".{copy.name}.{id(self)}")
            aside.write_text(cleaned(source.read_text(encoding="utf-8")), encoding="utf-8")
            aside.replace(copy)
        return copy

    def list(self, ignore_patterns: Any) -> Iterator[tuple[str, FileSystemStorage]]:
        for path, source in sources().items():
            self._copy(path, source)
            yield path, self.storage


def sources() -> dict[str, Path]:
    """Every file that we serve of the two packages: its address below /static/, and where it is."""
    found = {}
    for prefix, (folder, patterns) in PACKAGES.items():
        root = settings.BASE_DIR / folder
        for pattern in patterns:
            found.update({f"{prefix}/{path.relative_to(root)}": path for path in sorted(root.glob(pattern))})
    return found
