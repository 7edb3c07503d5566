"""What does the reporter want to add, or to answer?"""

from typing import Any
from uuid import uuid4

from django import forms

from cases.actions.hearing import LONGEST


class SayForm(forms.Form):
    """`key` makes sending the same page twice harmless."""

    looks = {"text": {"rows": 5}}
    key = forms.UUIDField(widget=forms.HiddenInput)
    text = forms.CharField(
        label="Add information", max_length=LONGEST, widget=forms.Textarea,
        error_messages={
            "required": "Write what you want to tell us",
            "max_length": f"Use at most {LONGEST:,} characters",
        },
    )  # fmt: skip

    def __init__(self, data: Any = None, *, asked: bool = False) -> None:
        super().__init__(data, initial={"key": uuid4()})
        self.fields["text"].label = "Your answer" if asked else "Add information"
