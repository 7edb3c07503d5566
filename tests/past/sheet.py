"""Which sheet do the tests bring? Six rows as they are found in life."""

from cases.models import Case
from past import actions
from past.models import Sheet

SHEET = """Ref;Date reported;First contact;Closed;Result;Platform;Profile;Name used;Team;Employee;Summary
1;14/03/2021;02/03/2021;22/03/2021;Likely hostile;LinkedIn;linkedin.com/in/anna-beacon;Anna Beacon;Lamps;S-17;A paid report
2;15/03/2021;;;Likely hostile;LinkedIn;linkedin.com/in/anna-beacon;Anna Beacon;Lamps;S-18;The same again
3;16/04/2021;;20/04/2021;spam;Email;x@firm.example;;Lamps;s-17;An offer
4;31/02/2021;;;Likely hostile;LinkedIn;;;;;No such day
5;17/05/2021;;;Odd;Carrier pigeon;;;Buoys;;Words that nobody knows
6;18/05/2021;;;open;Telephone;;;;S-17;Still open
"""  # noqa: E501
WORDS = {("outcome", "Odd"): "inconclusive", ("platform", "Carrier pigeon"): "other", ("unit", "Buoys"): ""}


def brought(cast, text: str | bytes = SHEET, name: str = "past.csv") -> Sheet:
    """A sheet of the north desk, read and checked with the columns that were guessed."""
    content = text.encode() if isinstance(text, str) else text
    sheet = actions.bring(name=name, content=content, desk=cast.north, by=cast.lena)
    actions.work()
    sheet.refresh_from_db()
    actions.say_columns(sheet.pk, sheet.columns, month_first=sheet.month_first, by=cast.lena)
    actions.work()
    sheet.refresh_from_db()
    return sheet


def imported(cast, text: str | bytes = SHEET) -> Sheet:
    """The same, imported as far as it can be."""
    sheet = brought(cast, text)
    actions.start(sheet.pk, by=cast.lena)
    actions.work()
    sheet.refresh_from_db()
    return sheet


def case_of(sheet: Sheet, number: int) -> Case:
    """The case of the row with this number in the sheet (the headings are row 1)."""
    return sheet.lines.get(number=number).case
