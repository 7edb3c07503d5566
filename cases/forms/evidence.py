"""Why may a file be opened that was not found clean?"""

from django import forms

from cases.workflow import LONGEST


class OverrideForm(forms.Form):
    """The lead's reason; `version` is that of the case when it was read."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    reason = forms.CharField(
        label="Why may this file be opened without a clean scan?", widget=forms.Textarea, max_length=LONGEST,
        help_text="Everybody who works on the case reads this reason beside the file.",
        error_messages={"required": "Enter the reason"},
    )  # fmt: skip
    looks = {"reason": {"rows": 4}}
