"""What does a lead say about a sheet of older records?"""

from typing import Any

from django import forms

from accounts.forms import Doing
from accounts.models import Desk
from past.columns import BY_NAME, COLUMNS
from past.models import Sheet
from past.values import NOTHING, choices, units_of

LEAVE = ("", "Leave this column out")
UNANSWERED, UNKNOWN = "", "-"
LONGEST = 40  # characters of an example


class BringForm(Doing):
    """A spreadsheet, and the desk that it is for."""

    file = forms.FileField(
        label="Spreadsheet", widget=forms.FileInput,
        help_text="CSV or XLSX, at most 10 MB and 20,000 rows. The first row holds the headings.",
        error_messages={"required": "Choose a spreadsheet", "empty": "This file is empty"},
    )  # fmt: skip
    desk = forms.ModelChoiceField(
        Desk.objects.none(), label="For which desk?", widget=forms.RadioSelect, empty_label=None,
        error_messages={"required": "Select a desk"},
    )  # fmt: skip

    def __init__(self, *args: Any, desks: list[Desk], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["desk"].queryset = Desk.objects.filter(pk__in=[desk.pk for desk in desks]).order_by("name")  # type: ignore[attr-defined]
        self.fields["desk"].initial = desks[0].pk if len(desks) == 1 else None

    def clean(self) -> dict[str, Any]:
        """As the action takes it: the file's name and content."""
        sent = self.cleaned_data.pop("file", None)
        if fault := getattr(sent, "fault", ""):
            self.add_error("file", fault)
        elif sent is not None:
            self.cleaned_data |= {"name": sent.name, "content": sent.read()}
        return self.cleaned_data


class ColumnsForm(forms.Form):
    """Which column of the sheet holds what?"""

    def __init__(self, data: Any, sheet: Sheet, examples: list[list[str]]) -> None:
        super().__init__(data)
        offered = [LEAVE, *((column.name, column.label) for column in COLUMNS)]
        for place, heading in enumerate(sheet.headings):
            shown = "; ".join(each[:LONGEST] for each in examples[place])
            self.fields[f"column_{place}"] = forms.ChoiceField(
                label=heading or f"Column {place + 1}, which has no heading", choices=offered, required=False,
                initial=sheet.columns.get(str(place), ""), help_text=f"For example: {shown}" if shown else "Empty",
            )  # fmt: skip
        self.fields["month_first"] = forms.ChoiceField(
            label="How are dates written that end with the year?", widget=forms.RadioSelect,
            choices=[("no", "Day first, such as 30/4/2021"), ("yes", "Month first, such as 4/30/2021")],
            initial="yes" if sheet.month_first else "no", error_messages={"required": "Select how dates are written"},
        )  # fmt: skip

    def said(self) -> dict[str, Any]:
        """As the action takes it."""
        given = dict(self.cleaned_data)
        month_first = given.pop("month_first") == "yes"
        return {"columns": {name.removeprefix("column_"): said for name, said in given.items()},
                "month_first": month_first}  # fmt: skip


class ValuesForm(forms.Form):
    """What do these words mean, which we don't know?"""

    def __init__(self, data: Any, sheet: Sheet) -> None:
        super().__init__(data)
        units = units_of(sheet.desk_id)
        self.asked: dict[str, tuple[str, str]] = {}
        self.sections: list[tuple[str, list[str]]] = []
        for of, words in sheet.unclear.items():
            names = [f"{of}_{place}" for place in range(len(words))]
            offered = [(UNANSWERED, "Select what it means"), *choices(of, units), (UNKNOWN, "Not known: leave it out")]
            for name, written in zip(names, words, strict=True):
                self.asked[name] = (of, written)
                self.fields[name] = forms.ChoiceField(label=f"“{written}”", choices=offered, required=False)
            self.sections.append((BY_NAME[of].label, names))

    def meanings(self) -> dict[tuple[str, str], str]:
        """As the action takes it; what wasn't answered is left out."""
        given = {self.asked[name]: said for name, said in self.cleaned_data.items() if said != UNANSWERED}
        return {asked: NOTHING if said == UNKNOWN else said for asked, said in given.items()}
