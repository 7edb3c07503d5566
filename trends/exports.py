"""How do figures leave as a file? As CSV that a spreadsheet can't mistake for formulas, marked like every page."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from design import sheets


def write(rows: Iterable[Sequence[Any]], *, marking: str) -> str:
    """CSV with the marking in its first line."""
    return sheets.write([[marking], *rows])


def table(found: Mapping[str, Any], code: str) -> list[list[Any]]:
    """One table of `queries.statistics` as rows: its statement, its head, its figures."""
    return as_rows(found["tables"][code], found["units"])


def as_rows(shown: Mapping[str, Any], units: Sequence[Mapping[str, str]]) -> list[list[Any]]:
    """The same of any table with its rows, such as a slice of one (`looking.look`)."""
    units = [unit for unit in units if unit["code"] in shown["rows"][0]["figures"]]
    return [
        [shown["title"]],
        *([name, said] for name, said in shown["statement"]),
        [],
        [shown["label"], *(unit["label"] for unit in units)],
        *([row["name"], *(row["figures"][unit["code"]]["text"].replace(",", "") for unit in units)]
          for row in shown["rows"]),
    ]  # fmt: skip
