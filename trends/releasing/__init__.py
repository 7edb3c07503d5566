"""What is in a release? All its files, made of what was frozen: the same to the byte whenever they are made again."""

import hashlib
import io
import json
import zipfile
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from trends import exports
from trends.drawing import picture
from trends.releasing.document import document
from trends.releasing.page import STYLE, page
from trends.workbook import workbook

Said = Mapping[str, Any]
KINDS = {
    "html": "text/html; charset=utf-8", "css": "text/css; charset=utf-8", "csv": "text/csv; charset=utf-8",
    "json": "application/json", "pdf": "application/pdf", "svg": "image/svg+xml; charset=utf-8",
    "txt": "text/plain; charset=utf-8",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}  # fmt: skip


def files(said: Said) -> dict[str, bytes]:
    """Every file of a release, by name. `said` is what was frozen; nothing else is read, and no clock."""
    found, marking = said["found"], said["marking"]
    made = {
        "index.html": page(said).encode(), "style.css": STYLE.encode(), "figures.pdf": document(said),
        "figures.xlsx": workbook(found, marking=marking), "method.txt": method(said).encode(),
        "figures.json": (json.dumps(said, indent=1, sort_keys=True, ensure_ascii=False) + "\n").encode(),
    }  # fmt: skip
    for code in found["order"]:
        table = found["tables"][code]
        made[f"{code}.csv"] = exports.write(exports.table(found, code), marking=marking).encode()
        made[f"{code}.svg"] = picture(table, charted(found, table), marking=marking).encode()
    sums = "".join(f"{hashlib.sha256(content).hexdigest()}  {name}\n" for name, content in sorted(made.items()))
    return made | {"SHA256SUMS.txt": sums.encode()}


def archive(said: Said) -> bytes:
    """All files in one: names in order, and the moment of the release as the time of each."""
    at = datetime.fromisoformat(said["made_at"])
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_STORED) as bundle:
        for name, content in sorted(files(said).items()):
            entry = zipfile.ZipInfo(name, (at.year, at.month, at.day, at.hour, at.minute, 0))
            entry.create_system, entry.external_attr = 3, 0o644 << 16
            bundle.writestr(entry, content)
    return packed.getvalue()


def unpack(packed: bytes, name: str) -> bytes | None:
    """One file of an archive; None where there is no such file."""
    with zipfile.ZipFile(io.BytesIO(packed)) as bundle:
        return bundle.read(name) if name in bundle.namelist() else None


def charted(found: Said, table: Said) -> Mapping[str, str]:
    """The unit that is drawn of a table: approaches, or the one it has."""
    figures = table["rows"][0]["figures"]  # whose order isn't kept: that of the units is
    units: list[Mapping[str, str]] = [unit for unit in found["units"] if unit["code"] in figures]
    return next((unit for unit in units if unit["code"] == "approaches"), units[0])


def method(said: Said) -> str:
    """The method note of a release: what is counted and how, what was revised, what changed how much is reported."""
    found = said["found"]
    parts = [
        said["marking"],
        f"{said['title']}\nRelease {said['number']}, {said['made_at'][:10]}, {said['organisation']}",
    ]
    parts += [f"{each['label']}\n{each['words']}" for each in [*found["units"], *said["measures"]]]
    parts += [f"{name}\n{text}" for name, text in found["tables"]["periods"]["statement"] if name != "Units"]
    parts += ["Revisions since the release before\n" + ("\n".join(said["revisions"]) or "None")]
    return "\n\n".join(parts) + "\n"
