"""Which two personas are one, and why?"""

from typing import Any

from django import forms

from accounts.models import User
from cases.forms.fields import PersonaNumber, prose
from personas.models import Persona


class MergeForm(forms.Form):
    """Count one persona as another; `version` is that of the one to be absorbed."""

    version = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, persona: Persona, by: User, data: Any = None) -> None:
        super().__init__(data, initial={"version": persona.version})
        self.fields["into"] = PersonaNumber(
            by, label="Which persona is it the same as?", help_text="Its number in the register, for example P12.",
            error_messages={"required": "Enter the number of the other persona"},
        )  # fmt: skip
        said = "Say what they have in common. You can undo this later, and nothing is lost."
        self.fields["reason"] = prose("Why do you think so?", help_text=said, missing="Enter the reason")
        self.looks = {"into": {"width": "10"}, "reason": {"rows": 3}}
