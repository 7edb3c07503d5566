"""How are headcounts entered? One unit's month, or all of them from a spreadsheet."""

from datetime import date
from typing import Any

from django import forms

from accounts.forms.doing import Doing
from accounts.headcounts import MOST_LINES
from design import sheets

MOST_COLUMNS = 20  # of a sheet of headcounts; three are used


class HeadsForm(Doing):
    """How many people a unit had in a month."""

    month = forms.RegexField(
        r"^(0?[1-9]|1[0-2])\s*[/ ]\s*(20\d\d)$", label="Month", help_text="For example 4/2026",
        error_messages={"required": "Enter the month", "invalid": "Enter a month and a year, for example 4/2026"},
    )  # fmt: skip
    people = forms.IntegerField(
        label="How many people did it have?", min_value=0, max_value=10_000_000,
        error_messages={"required": "Enter the number of people", "invalid": "Enter a whole number"},
    )  # fmt: skip
    looks = {"month": {"width": "10"}, "people": {"width": "10"}}

    def clean(self) -> dict[str, Any]:
        """As the action takes it: the people by month."""
        if self.errors:
            return self.cleaned_data
        month, year = self.cleaned_data["month"].replace(" ", "/").replace("//", "/").replace("//", "/").split("/")
        return {"people": {date(int(year), int(month), 1): self.cleaned_data["people"]}}


class AllHeadsForm(Doing):
    """How many people all units had, month by month: a file, or lines pasted from a spreadsheet."""

    file = forms.FileField(label="Spreadsheet, CSV or XLSX (optional)", required=False, widget=forms.FileInput)
    text = forms.CharField(
        label="Or paste the lines here (optional)", required=False, max_length=2_000_000, widget=forms.Textarea,
        help_text="One line for each unit and month: unit, month, people. For example: Lamps, 2026-04, 120",
    )  # fmt: skip
    looks = {"text": {"rows": 10}}

    def clean(self) -> dict[str, Any]:
        """As the action takes it: the file's text, or what was pasted."""
        sent = self.cleaned_data.pop("file", None)
        if sent is not None:
            try:
                self.cleaned_data["text"] = lines_of(sent.read())
            except sheets.Unreadable as fault:
                self.add_error("file", str(fault))
        return self.cleaned_data


def lines_of(content: bytes) -> str:
    """The rows of a spreadsheet as lines parted by tabs, as they would be pasted from it."""
    rows = sheets.read(content, most_rows=MOST_LINES, most_columns=MOST_COLUMNS)
    return "\n".join("\t".join(" ".join(cell.split()) for cell in cells) for _, cells in rows)
