"""With which words may officers begin, and what is to be done on each kind of case? An administrator's forms."""

from typing import Any

from django import forms

from accounts.forms import Doing
from cases.actions.standing import LONGEST_TITLE
from cases.checklists import Item
from cases.forms.fields import one_of
from cases.terms import STAGE_SHORT, Outcome
from cases.wordings import ACTS, Text

FILLED = "Write {reference} where the reference of the report is to stand. Nothing else can be filled in."


def _text(label: str, **more: Any) -> forms.CharField:
    return forms.CharField(label=label, widget=forms.Textarea, **more)


class WordingForm(Doing):
    """The words of one text, in both languages; `version` is what it had when the page was read."""

    looks: dict[str, dict[str, Any]] = {"english": {"rows": 6}, "welsh": {"rows": 6}}
    version = forms.IntegerField(widget=forms.HiddenInput)
    english = _text("What it says", help_text=FILLED, error_messages={"required": "Enter the text"})
    welsh = _text("What it says in Welsh (optional)", required=False)

    @classmethod
    def of(cls, text: Text, version: int, data: Any = None) -> "WordingForm":
        return cls(data, initial={"version": version, "english": text.english, "welsh": text.welsh})


class NewWordingForm(Doing):
    """A text of the organisation's own: what it is for, and where it is offered."""

    looks: dict[str, dict[str, Any]] = {**WordingForm.looks, "act": {"small": True}}
    title = forms.CharField(
        label="What should officers know it by?", max_length=LONGEST_TITLE,
        error_messages={"required": "Enter a title"},
    )  # fmt: skip
    act = one_of("What is it for?", list(ACTS.items()), missing="Select what it is for")
    outcome = forms.ChoiceField(
        label="For which outcome? (optional)", choices=[("", "Any"), *Outcome.choices], required=False
    )
    stage_from = forms.TypedChoiceField(
        label="From how far a contact on is it offered?", choices=list(STAGE_SHORT.items()), coerce=int, initial=0
    )
    english = _text("What does it say?", help_text=FILLED, error_messages={"required": "Enter the text"})
    welsh = _text("What does it say in Welsh? (optional)", required=False)


class ChecklistForm(Doing):
    """What is to be done: one thing on each line, those first without which a case can't be concluded."""

    looks = {"mandatory": {"rows": 6}, "others": {"rows": 6}}
    version = forms.IntegerField(widget=forms.HiddenInput)
    mandatory = _text("What must be done before a case is concluded?", required=False, help_text="One on each line.")
    others = _text("What else should be done?", required=False, help_text="One on each line.")

    @classmethod
    def of(cls, items: list[Item], version: int, data: Any = None) -> "ChecklistForm":
        said = {name: "\n".join(item.text for item in items if item.mandatory is must)
                for name, must in (("mandatory", True), ("others", False))}  # fmt: skip
        return cls(data, initial={"version": version, **said})

    def clean(self) -> dict[str, Any]:
        """As the action takes it."""
        said = self.cleaned_data
        tasks = [(line.strip(), must) for name, must in (("mandatory", True), ("others", False))
                 for line in said.get(name, "").splitlines() if line.strip()]  # fmt: skip
        self.cleaned_data = {"version": said.get("version"), "tasks": tasks}
        return self.cleaned_data
