"""What does a list of headcounts say? Lines of unit, month and people, from CSV or pasted from a spreadsheet."""

import csv
import re
from collections import defaultdict
from collections.abc import Mapping
from datetime import date

Found = dict[int, dict[date, int]]  # people by month, for each unit's key
MOST_LINES = 20_000
MONTH = re.compile(r"^(?:(?P<year>20\d\d)-(?P<month>\d\d?)(?:-\d\d?)?|(?P<month2>\d\d?)\s*/\s*(?P<year2>20\d\d))$")
HEADS = {"unit", "units"}


def read(text: str, units: Mapping[str, int]) -> tuple[Found, list[str]]:
    """What the lines say, and a sentence for each line that can't be used. `units` are keys by name, in lower case."""
    found: Found = defaultdict(dict)
    wrong = []
    for number, cells in enumerate(_lines(text), 1):
        if number == 1 and cells[0].lower() in HEADS:
            continue
        try:
            unit, month, people = _line(cells, units)
            found[unit][month] = people
        except ValueError as fault:
            wrong.append(f"Line {number}: {fault}")
    return found, wrong


def _lines(text: str) -> list[list[str]]:
    """The cells of each line that isn't empty, whether parted by commas, semicolons or tabs."""
    first = next((line for line in text.splitlines() if line.strip()), "")
    parted = max("\t;,", key=first.count)
    rows = csv.reader(text.lstrip("\ufeff").splitlines(), delimiter=parted)
    return [[cell.strip() for cell in row] for row in rows if any(cell.strip() for cell in row)][:MOST_LINES]


def _line(cells: list[str], units: Mapping[str, int]) -> tuple[int, date, int]:
    if len(cells) != 3:
        raise ValueError("write the unit, the month and the number of people")
    unit = units.get(cells[0].lower())
    if unit is None:
        raise ValueError(f"there is no unit called “{cells[0]}”")
    people = cells[2].replace(",", "").replace(" ", "")
    if not people.isdecimal():
        raise ValueError(f"“{cells[2]}” is not a whole number of people")
    return unit, _month(cells[1]), int(people)


def _month(said: str) -> date:
    match = MONTH.match(said)
    year, month = (match["year"] or match["year2"], match["month"] or match["month2"]) if match else ("", "0")
    if not match or not 1 <= int(month) <= 12:
        raise ValueError(f"“{said}” is not a month such as 2026-04 or 4/2026")
    return date(int(year), int(month), 1)
