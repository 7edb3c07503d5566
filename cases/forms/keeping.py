"""How long shall closed cases be kept, by what we concluded, and why?"""

from typing import Any

from django import forms

from accounts.forms import Doing
from cases.keeping import LONGEST, OUTCOMES
from cases.models import Schedule
from cases.terms import Outcome


class ScheduleForm(Doing):
    """One number of months for each outcome; left empty, there is no end."""

    def __init__(self, newest: Schedule, data: Any = None) -> None:
        super().__init__(data, initial=newest.months)
        months: dict[str, forms.Field] = {
            outcome.value: forms.IntegerField(
                label=Outcome(outcome).label, min_value=1, max_value=LONGEST, required=False
            )
            for outcome in OUTCOMES
        }
        reason = forms.CharField(
            label="Why are they kept for this long?", widget=forms.Textarea, max_length=2000,
            error_messages={"required": "Enter why cases are kept for this long"},
        )  # fmt: skip
        self.fields |= {**months, "reason": reason}
        self.looks = {name: {"width": "4", "suffix": "months"} for name in months} | {"reason": {"rows": 4}}
        self.sections = [("Months after closing, by outcome", [*months]), ("Reason", ["reason"])]

    def clean(self) -> dict[str, Any]:
        """In the shape that the action takes."""
        said = super().clean() or self.cleaned_data
        if self.errors:
            return said
        self.cleaned_data = {"months": {outcome: said[outcome] for outcome in OUTCOMES}, "reason": said["reason"]}
        return self.cleaned_data
