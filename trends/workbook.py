"""How do figures leave as a workbook? One sheet for each table, and one that says what all of them say.

Nothing in it is a formula: texts are written as texts. The file holds no time of its own, so that the same figures
make the same file to the byte.
"""

import io
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from trends.exports import table as as_rows

LONGEST_NAME = 31  # of a sheet
FORBIDDEN = str.maketrans("", "", "[]:*?/\\'")


def workbook(found: Mapping[str, Any], *, marking: str) -> bytes:
    """All tables of `queries.statistics` as XLSX."""
    import xlsxwriter  # only here, as in whatever else is seldom asked for: every process would wait for it

    file = io.BytesIO()
    made = xlsxwriter.Workbook(file, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False,
                                      "strings_to_numbers": False})  # fmt: skip
    taken = datetime.fromisoformat(found["taken_at"]).replace(tzinfo=None, microsecond=0)
    made.set_properties({"title": f"Statistics, snapshot {found['number']}", "created": taken, "comments": marking})
    bold = made.add_format({"bold": True})
    _first(made, found, marking, bold)
    for code in found["order"]:
        _sheet(made, found, code, marking, bold)
    made.close()
    return file.getvalue()


def _first(made: Any, found: Mapping[str, Any], marking: str, bold: Any) -> None:
    sheet = made.add_worksheet("Read me first")
    sheet.set_column(0, 0, 34)
    sheet.set_column(1, 1, 110)
    taken = found["taken_at"][:16].replace("T", " ")
    rows = [(marking, ""), (f"Statistics, snapshot {found['number']}", taken)]
    rows += [*((unit["label"], unit["words"]) for unit in found["units"]), ("Disclosure rule", found["rule"])]
    for number, (name, said) in enumerate(rows):
        sheet.write_string(number, 0, name, bold)
        sheet.write_string(number, 1, said)


def _sheet(made: Any, found: Mapping[str, Any], code: str, marking: str, bold: Any) -> None:
    sheet = made.add_worksheet(code.translate(FORBIDDEN)[:LONGEST_NAME])
    sheet.set_column(0, 0, 46)
    sheet.set_column(1, 8, 16)
    sheet.write_string(0, 0, marking, bold)
    shown = found["tables"][code]
    units = [unit["code"] for unit in found["units"] if unit["code"] in shown["rows"][0]["figures"]]
    numbers = {row["name"]: [row["figures"][unit]["number"] for unit in units] for row in shown["rows"]}
    statement = len(shown["statement"])
    for place, row in enumerate(as_rows(found, code), 1):
        figures = numbers.get(row[0], []) if row and place > statement + 3 else []
        for column, cell in enumerate(row):
            _cell(sheet, place, column, cell, figures)


def _cell(sheet: Any, place: int, column: int, cell: Any, figures: list[int | None]) -> None:
    """A figure as a number, so that it can be added up; everything else, "~" too, as a text."""
    number = figures[column - 1] if 0 < column <= len(figures) else None
    if number is None:
        sheet.write_string(place, column, str(cell))
    else:
        sheet.write_number(place, column, number)
