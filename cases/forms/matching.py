"""What does an officer make of a match?"""

from typing import Any

from django import forms

from cases.actions.matching import CONNECTED, REJECTED, SAME_PERSONA
from cases.forms.fields import one_of
from cases.models import Case

CHOICES = (
    (SAME_PERSONA, "The same persona is behind both"),
    (CONNECTED, "They are connected in some other way"),
    (REJECTED, "They have nothing to do with each other"),
)
HINTS = {
    SAME_PERSONA: "Both count to one persona from now on. You can undo that in the register.",
    CONNECTED: "Both pages go on showing it; nothing else changes.",
    REJECTED: "Neither page shows this match again, unless something new is found.",
}


class JudgeForm(forms.Form):
    """The judgement; `version` is that of the case when it was read."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    looks = {"judgement": {"hints": HINTS}}

    def __init__(self, case: Case, data: Any = None) -> None:
        super().__init__(data, initial={"version": case.version})
        self.fields["judgement"] = one_of("What do you make of it?", CHOICES, missing="Select what you make of it")
