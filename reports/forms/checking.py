"""What does somebody notice about a profile, and which addresses do they have? Everything may be left open."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError

from design.words import filled
from design.words import lazily as _
from personas.addresses import identify
from reports.checking.signs import ANSWERS, PAGES, SIGNS, UNSURE, on

MOST, LONGEST = 3, 200
UNREADABLE = _(
    "Enter a profile address like https://www.example.com/in/anna, an email address like name@example.com, or a "
    "telephone number like +44 20 7946 0000"
)


def sign_field(code: str) -> forms.ChoiceField:
    """The question about one sign. None of the answers is chosen beforehand."""
    return forms.ChoiceField(
        label=SIGNS[code].asked, choices=list(ANSWERS.items()), widget=forms.RadioSelect, required=False
    )


class SignsForm(forms.Form):
    """The signs on one page, or all of them where no page is named."""

    def __init__(self, data: Any = None, *, page: str = "", answers: dict[str, str]) -> None:
        super().__init__(data, initial=answers)
        codes = on(page) if page else SIGNS
        self.fields |= {code: sign_field(code) for code in codes}
        self.looks = {code: {"inline": True, "small": True} for code in codes}

    @property
    def answers(self) -> dict[str, str]:
        """What was answered; whatever was left open is unsure."""
        return {code: answer or UNSURE for code, answer in self.cleaned_data.items()}

    @property
    def asked(self) -> list[tuple[str, list[tuple[Any, Any]]]]:
        """Each page's heading, with its fields and the signs that they ask about."""
        there = [(name, [code for code in on(name) if code in self.fields]) for name in PAGES]
        return [(PAGES[name], [(self[code], SIGNS[code]) for code in codes]) for name, codes in there if codes]


class AddressForm(forms.Form):
    """The addresses to be looked up in the register."""

    looks = {"addresses": {"rows": 3}}
    addresses = forms.CharField(
        label=_("What addresses do you have of them? (optional)"), required=False, widget=forms.Textarea,
        help_text=filled(_("A profile address, email address or telephone number; up to {most}, one on each line. "
        "We never open them."), most=MOST),
    )  # fmt: skip

    def clean_addresses(self) -> str:
        written = [line.strip() for line in self.cleaned_data["addresses"].splitlines()]
        lines = list(dict.fromkeys(line for line in written if line))
        if len(lines) > MOST:
            raise ValidationError(filled(_("Enter at most {most} addresses"), most=MOST))
        if any(len(line) > LONGEST for line in lines):
            raise ValidationError(filled(_("Each address must be {most} characters or fewer"), most=LONGEST))
        if any(identify(line) is None for line in lines):
            raise ValidationError(UNREADABLE)
        return "\n".join(lines)
