"""How far has a sheet come, and what stands in its way? For those who lead its desk."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from django.db.models import Count

from accounts.models import Desk, User
from cases.models import Case
from events.refusals import NotThere
from past.columns import MENDED
from past.models import Line, Sheet
from past.policy import desks, require_lead

SHOWN = 50  # faults, or cases that stay, on a page; a file has them all
SHEETS = 50
Of = Line.State


def desks_of(user: User) -> list[Desk]:
    """The desks for which `user` brings older records. Raises `Forbidden` (403) where there are none."""
    require_lead(user)
    return list(Desk.objects.filter(pk__in=desks(user)).order_by("name"))


def sheets(user: User) -> list[Sheet]:
    """The latest sheets of these desks, each with how many of its rows were `imported`."""
    require_lead(user)
    rows = Sheet.objects.visible_to(user).select_related("desk", "by").defer("sent")
    return list(rows.order_by("-pk")[:SHEETS])


def sheet(user: User, number: int) -> Sheet:
    """One of them. Raises `Forbidden` (403), or `NotThere` (404) for another desk's."""
    require_lead(user)
    rows = Sheet.objects.visible_to(user).select_related("desk", "by").defer("sent")
    found: Sheet | None = rows.filter(pk=number).first()
    if found is None:
        raise NotThere
    return found


def counts(sheet: Sheet) -> dict[str, int]:
    """How many rows are in each state; every state is named."""
    found = dict(sheet.lines.values_list("state").annotate(rows=Count("pk")).order_by())
    return {state.value: found.get(state.value, 0) for state in Of}


def faulty(sheet: Sheet) -> list[Line]:
    """The first rows that can't be imported, with what is wrong with each; those that can be mended come first."""
    rows = sheet.lines.filter(state__in=[Of.FAULTY, Of.KNOWN]).exclude(faults=[])
    return list(rows.order_by("state", "number")[:SHOWN])  # “faulty”, then “known”


def kept(sheet: Sheet, user: User) -> list[str]:
    """References of cases that stay though the sheet is taken back, as far as `user` can see them."""
    stay = sheet.lines.filter(state=Of.KEPT).values("case")
    seen = Case.objects.visible_to(user).filter(pk__in=stay).order_by("pk")
    return list(seen.values_list("reference", flat=True)[:SHOWN])


def before(sheet: Sheet) -> Sheet | None:
    """An earlier sheet of this desk that was the very same file, and of which something was imported."""
    same = Sheet.objects.filter(digest=sheet.digest, desk=sheet.desk_id, pk__lt=sheet.pk, state=Sheet.State.DONE)
    return same.defer("sent").order_by("-pk").first()


def imported_on() -> list[date]:
    """The days on which sheets were imported that haven't been taken back, the earliest first; it says of no case."""
    ended = Sheet.objects.filter(state=Sheet.State.DONE).values_list("ended_at", flat=True)
    return sorted({moment.date() for moment in ended if moment})


def to_mend(sheet: Sheet) -> Iterator[list[Any]]:
    """The rows that can't be imported, under their own headings, each with what is wrong with it."""
    width = len(sheet.headings)
    yield [*sheet.headings, MENDED]
    for line in sheet.lines.filter(state=Of.FAULTY).exclude(cells=[]).order_by("number").iterator(chunk_size=500):
        cells = (line.cells + [""] * width)[:width]
        yield [*cells, f"Row {line.number}: {'; '.join(line.faults)}"]


def examples(sheet: Sheet) -> list[list[str]]:
    """For each heading, the first values below it."""
    first = list(sheet.lines.order_by("number").values_list("cells", flat=True)[:20])
    columns = [[cells[place] for cells in first if place < len(cells) and cells[place]]
               for place in range(len(sheet.headings))]  # fmt: skip
    return [list(dict.fromkeys(values))[:3] for values in columns]
