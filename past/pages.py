"""How does a sheet of older records look on its page? In words and rows for the components."""

from collections.abc import Mapping
from typing import Any

from django.urls import reverse

from past.columns import BY_NAME, COLUMNS
from past.models import Line, Sheet

Of, State = Line.State, Sheet.State
COLOURS: dict[str, str] = {
    State.DONE: "green", State.RETRACTED: "grey", State.UNREADABLE: "red", State.READ: "yellow",
    State.CHECKED: "yellow",
}  # fmt: skip
DOING: dict[str, str] = {
    State.READING: "The sheet is being read.",
    State.CHECKING: "Every row is being checked. Nothing is imported yet.",
    State.IMPORTING: "The rows are being imported. You can leave this page: it goes on by itself.",
    State.RETRACTING: "The cases are being taken back. You can leave this page: it goes on by itself.",
}


def listed(sheets: list[Sheet]) -> dict[str, Any]:
    """The list of sheets, for the table."""
    rows = [
        [{"text": sheet.name, "href": reverse("past:sheet", args=[sheet.pk])}, sheet.desk.name,
         f"{sheet.brought_at.day} {sheet.brought_at:%B %Y}", sheet.by.name,
         {"text": sheet.get_state_display(), "colour": COLOURS.get(sheet.state, "blue")}]
        for sheet in sheets
    ]  # fmt: skip
    return {"head": ["Sheet", "Desk", "Brought on", "By", "State"], "rows": rows}


def shown(sheet: Sheet, counts: dict[str, int]) -> dict[str, Any]:
    """What the page of a sheet says beside its own acts."""
    undone = counts[Of.RETRACTED] + counts[Of.KEPT]
    left, done = counts[Of.READY], counts[Of.IMPORTED]
    if sheet.state == State.RETRACTING:
        left, done = done, undone
    return {
        "doing": DOING.get(sheet.state, ""), "rows": sum(counts.values()), "done": done, "to_do": done + left,
        "colour": COLOURS.get(sheet.state, "blue"),
        "moves_rows": sheet.state in (State.IMPORTING, State.RETRACTING), "counts": _counted(counts),
        "columns": [{"key": heading or "Without a heading", "value": _column(sheet, place)}
                    for place, heading in enumerate(sheet.headings)],
        "unclear": sum(map(len, sheet.unclear.values())),
        "import_words": f"Import {counts[Of.READY]:,} row{'' if counts[Of.READY] == 1 else 's'}",
    }  # fmt: skip


def faults(lines: list[Line], counts: Mapping[str, int]) -> dict[str, Any]:
    """Rows with what is wrong with them, for the table; where there are more, it says so."""
    more = counts.get(Of.FAULTY, 0) + counts.get(Of.KNOWN, 0) > len(lines)
    first = f": the first {len(lines)} rows" if more else ""
    return {"caption": f"What is wrong{first}", "head": ["Row", "What is wrong"],
            "rows": [[f"{line.number:,}", "; ".join(line.faults)] for line in lines]}  # fmt: skip


def holding() -> dict[str, Any]:
    """What a sheet can hold, for the table."""
    rows = [[column.label, column.example or "–", column.help] for column in COLUMNS]
    return {"head": ["Column", "For example", "What becomes of it"], "rows": rows}


def _counted(counts: dict[str, int]) -> list[dict[str, str]]:
    return [{"key": str(Of(state).label), "value": f"{rows:,}"} for state, rows in counts.items() if rows]


def _column(sheet: Sheet, place: int) -> str:
    name = sheet.columns.get(str(place), "")
    return BY_NAME[name].label if name else "Left out"
