"""Which day does a cell mean? Year first is always understood; else the sheet says what leads, day or month."""

import re
from collections.abc import Iterable
from datetime import date

EARLIEST = date(1980, 1, 1)
YEAR_FIRST = re.compile(r"^(\d{4})[-/.](\d\d?)[-/.](\d\d?)(?:[ T].*)?$")
NUMBERS = re.compile(r"^(\d\d?)[-/. ](\d\d?)[-/. ](\d{4}|\d\d)(?:[ T].*)?$")
NAMED = re.compile(r"^(\d\d?)(?:st|nd|rd|th)?[- /.]+([A-Za-z]{3,9})\.?,?[- /.]+(\d{4}|\d\d)$")
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def day_of(cell: str, *, month_first: bool) -> date:
    """The day. Raises `ValueError` with a sentence for what is none."""
    try:
        return _read(cell, month_first)
    except (ValueError, KeyError) as error:
        raise ValueError(f"“{cell[:40]}” is not a date such as 30/4/2021") from error


def leads_with_month(cells: Iterable[str]) -> bool:
    """Do these dates lead with the month, as American ones do? Only where one of them can be read in no other way."""
    found = [match for cell in cells if (match := NUMBERS.match(cell))]
    return any(int(m[2]) > 12 for m in found) and not any(int(m[1]) > 12 for m in found)


def _read(cell: str, month_first: bool) -> date:
    if match := YEAR_FIRST.match(cell):
        return date(int(match[1]), int(match[2]), int(match[3]))
    if match := NUMBERS.match(cell):
        first, second = int(match[1]), int(match[2])
        day, month = (second, first) if month_first else (first, second)
        return date(_year(match[3]), month, day)
    if match := NAMED.match(cell):
        return date(_year(match[3]), MONTHS.index(match[2][:3].casefold()) + 1, int(match[1]))
    raise ValueError


def _year(said: str) -> int:
    """Two digits are of the century that makes them past."""
    year = int(said)
    return year if year > 99 else 2000 + year if year < 80 else 1900 + year
