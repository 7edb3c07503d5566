"""Does the reporter stand by what is about to be sent?"""

from django import forms

from design.words import lazily as _

DECLARED = _(
    "What I have written is true as far as I know, and nothing in it is classified above the marking on this page."
)


class DeclareForm(forms.Form):
    """`key` names the draft as it was shown: the same press twice files one report."""

    key = forms.UUIDField(widget=forms.HiddenInput)
    declared = forms.BooleanField(
        label=DECLARED, error_messages={"required": _("Tick the box to confirm the declaration")}
    )
