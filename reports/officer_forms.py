"""Why must a sealed identity be opened?"""

from django import forms


class UnsealForm(forms.Form):
    """The reason that the reporter is told; `version` is that of the case when it was read."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    reason = forms.CharField(
        label="Why do you need to know who it is?", widget=forms.Textarea, max_length=2000,
        help_text="The reporter will read this reason, and your opening is listed for the auditor.",
        error_messages={"required": "Enter the reason. The reporter will read it"},
    )  # fmt: skip
    looks = {"reason": {"rows": 4}}
