"""What do the pages of a report have in common? Each is a form that remembers what was answered before.

Answers are kept as plain data, since a draft is sealed as JSON: a date is its ISO text there.
"""

from datetime import date
from typing import Any

from django import forms

from cases.terms import Mode
from cases.workflow import LONGEST
from design.words import filled
from design.words import lazily as _

YES, NO, NOT_SURE = "yes", "no", "not_sure"
YES_NO = [(YES, _("Yes")), (NO, _("No")), (NOT_SURE, _("I’m not sure"))]
ROOM = 500  # characters that we may add beneath a story
MOST = LONGEST - ROOM
TOO_LONG = filled(
    _("Use at most {most} characters. You can add more after you have sent your report"), most=f"{MOST:,}"
)


class Step(forms.Form):
    """One page. `answers` are those of the whole draft; `signed_in` says who can be known by name."""

    title = ""
    dates: tuple[str, ...] = ()

    def __init__(self, data: Any = None, *, answers: dict[str, Any], signed_in: bool) -> None:
        self.anonymous = answers.get("mode", Mode.ANONYMOUS) == Mode.ANONYMOUS
        self.signed_in = signed_in
        super().__init__(data, initial=answers | {name: day(answers.get(name)) for name in self.dates})

    @property
    def answers(self) -> dict[str, Any]:
        """What was answered on this page, as plain data."""
        return {name: plain(value) for name, value in self.cleaned_data.items()}


def day(text: str | None) -> date | None:
    """A date as a draft keeps it; None where there is none."""
    return date.fromisoformat(text) if text else None


def plain(value: Any) -> Any:
    """A value as a draft keeps it: a date as its ISO text."""
    return value.isoformat() if isinstance(value, date) else value


def story(label: str, hint: str = "", *, required: bool = False, missing: str = "") -> forms.CharField:
    """A question to be answered in one's own words."""
    said = {"max_length": TOO_LONG, **({"required": missing} if missing else {})}
    return forms.CharField(label=label, help_text=hint, required=required, max_length=MOST,
                           widget=forms.Textarea, error_messages=said)  # fmt: skip


def choice(label: str, choices: Any, hint: str = "", **more: Any) -> forms.ChoiceField:
    """A question with one answer out of a few; it may be left open."""
    given = {"widget": forms.RadioSelect, "required": False, **more}
    return forms.ChoiceField(label=label, choices=choices, help_text=hint, **given)


def several(label: str, choices: Any, hint: str = _("Choose all that apply.")) -> forms.MultipleChoiceField:
    """A question with any number of answers."""
    return forms.MultipleChoiceField(
        label=label, choices=choices, help_text=hint, required=False, widget=forms.CheckboxSelectMultiple
    )
