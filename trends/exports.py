"""How do figures leave as a file? As CSV that a spreadsheet can't mistake for formulas, marked like every page."""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

DANGEROUS = ("=", "+", "-", "@", "\t", "\r", "\n", "|", "＝", "＋", "－", "＠")


def neutral(cell: Any) -> str:
    """The cell as text that no spreadsheet will run: what begins like a formula gets an apostrophe before it."""
    said = str(cell)
    return f"'{said}" if said.lstrip().startswith(DANGEROUS) or said.startswith(DANGEROUS) else said


def write(rows: Iterable[Sequence[Any]], *, marking: str) -> str:
    """CSV with the marking in its first line."""
    sheet = io.StringIO()
    writer = csv.writer(sheet)
    writer.writerow([neutral(marking)])
    writer.writerows([neutral(cell) for cell in row] for row in rows)
    return sheet.getvalue()


def table(found: Mapping[str, Any], code: str) -> list[list[Any]]:
    """One table of `queries.statistics` as rows: its statement, its head, its figures."""
    shown = found["tables"][code]
    units = [unit for unit in found["units"] if unit["code"] in shown["rows"][0]["figures"]]
    return [
        [shown["title"]],
        *([name, said] for name, said in shown["statement"]),
        [],
        [shown["label"], *(unit["label"] for unit in units)],
        *([row["name"], *(row["figures"][unit["code"]]["text"].replace(",", "") for unit in units)]
          for row in shown["rows"]),
    ]  # fmt: skip
