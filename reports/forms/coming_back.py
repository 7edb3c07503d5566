"""Has the receipt code been noted, and is this one of ours?"""

from django import forms
from django.core.exceptions import ValidationError

from design.words import lazily as _
from events.refusals import Invalid
from reports import receipts

LAST = 4
DIGITS_ONLY = {"inputmode": "numeric", "autocomplete": "off", "spellcheck": "false"}


class CodeForm(forms.Form):
    """The whole code, in any spacing. Whether there is such a report is not for a form to know."""

    looks = {"code": {"width": "20", "label": "m"}}
    code = forms.CharField(
        label=_("Receipt code"), max_length=40, help_text=_("16 digits, such as 1234 5678 9012 3456"),
        widget=forms.TextInput(attrs=DIGITS_ONLY), error_messages={"required": _("Enter your receipt code")},
    )  # fmt: skip

    def clean_code(self) -> str:
        try:
            return receipts.plain(self.cleaned_data["code"])
        except Invalid as no:
            raise ValidationError(_("Receipt code must have 16 digits, such as 1234 5678 9012 3456")) from no


class LastFourForm(forms.Form):
    """Proves that the code shown was noted before anything is sent."""

    looks = {"last_four_of_code": {"width": "4", "label": "m"}}
    last_four_of_code = forms.CharField(
        label=_("What are the last 4 digits of your receipt code?"), max_length=LAST + 4,
        help_text=_("Look at what you have written down, so that you can be sure that it is right."),
        widget=forms.TextInput(attrs=DIGITS_ONLY),
        error_messages={"required": _("Enter the last 4 digits of your receipt code")},
    )  # fmt: skip

    def __init__(self, data: object = None, *, code: str) -> None:
        super().__init__(data)  # type: ignore[arg-type]
        self.code = code

    def clean_last_four_of_code(self) -> str:
        typed = "".join(self.cleaned_data["last_four_of_code"].split())
        if typed != receipts.plain(self.code)[-LAST:]:
            raise ValidationError(_("These are not the last 4 digits of the code shown. Check what you wrote down"))
        return typed
