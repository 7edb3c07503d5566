"""What shall our advice say, and what shall the signs weigh? An administrator's two forms."""

from typing import Any

from django import forms

from accounts.forms import Doing
from cases.terms import Stage
from design.words import lazily as _
from personas.terms import Platform
from reports.checking.judging import HEAVIEST, HIGH, HIGHEST, MEDIUM
from reports.checking.signs import SIGNS
from reports.forms.who import by_kind_of_place
from reports.models import Weighting


class AdviceForm(Doing):
    """The organisation's own words on one topic; `version` is what they had when the page was read."""

    looks = {"text": {"rows": 12}, "welsh": {"rows": 12}}
    version = forms.IntegerField(widget=forms.HiddenInput)
    text = forms.CharField(
        label="What we say", widget=forms.Textarea,
        help_text="Leave an empty line between paragraphs. There is no other formatting.",
        error_messages={"required": "Enter what we say, or take up the words that come with the service again"},
    )  # fmt: skip
    welsh = forms.CharField(
        label="What we say in Welsh (optional)", widget=forms.Textarea, required=False,
        help_text="Left empty, those who read Welsh get your English words, or our own Welsh while the words above are "
        "those that come with the service.",
    )  # fmt: skip


class WeightsForm(Doing):
    """What each sign weighs, from where on a result is medium or high, and why."""

    def __init__(self, newest: Weighting, data: Any = None) -> None:
        super().__init__(data, initial={**newest.weights, **newest.thresholds})
        more: dict[str, forms.Field] = {
            code: _number(f"{code} {sign.short}", HEAVIEST, least=0) for code, sign in SIGNS.items()
        }
        more |= {MEDIUM: _number("Medium from", HIGHEST), HIGH: _number("High from", HIGHEST)}
        more["reason"] = forms.CharField(label="Why do the weights change?", widget=forms.Textarea, max_length=2000)
        self.fields |= more
        self.looks = {name: {"width": "3"} for name in more} | {"reason": {"rows": 4}}
        self.sections = [("Weights, from 0 to 10", [*SIGNS]), ("Results", [MEDIUM, HIGH, "reason"])]

    def clean(self) -> dict[str, Any]:
        """In the shape that the action takes."""
        said = super().clean() or self.cleaned_data
        if self.errors:
            return said
        self.cleaned_data = {
            "weights": {code: said[code] for code in SIGNS},
            "thresholds": {name: said[name] for name in (MEDIUM, HIGH)}, "reason": said["reason"],
        }  # fmt: skip
        return self.cleaned_data


class SituationForm(forms.Form):
    """Where somebody stands who asks what to do now."""

    stage = forms.TypedChoiceField(label=_("How far did it go?"), choices=Stage.choices, coerce=int, required=False)
    platform = forms.ChoiceField(label=_("Where did it happen?"), choices=by_kind_of_place, required=False)

    def chosen(self) -> dict[str, Any]:
        """What was chosen and makes sense; the rest as for somebody who has only seen it."""
        self.full_clean()
        said = self.cleaned_data
        return {"stage": said.get("stage") or Stage.SEEN, "platform": said.get("platform") or Platform.NOT_SURE}


def _number(label: str, most: int, least: int = 1) -> forms.IntegerField:
    return forms.IntegerField(label=label, min_value=least, max_value=most)
