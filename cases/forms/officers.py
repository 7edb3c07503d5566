"""To whom does somebody's whole work go?"""

from typing import Any

from django import forms

from accounts.models import User
from cases.actions.handing_on import COLLEAGUE, DESK, LEAST
from cases.forms.asking import one_of
from cases.queries.officers import loads, officers_of

CHOICES = (
    (COLLEAGUE, "One colleague"),
    (LEAST, "Whoever has least to do, case by case"),
    (DESK, "Nobody: back to the desk"),
)


class HandOnForm(forms.Form):
    """One colleague, whoever has least, or the desk."""

    looks = {"how": {"reveals": {COLLEAGUE: "to"}}}

    def __init__(self, officer: User, by: User, data: Any = None) -> None:
        super().__init__(data)
        people = [user for user in officers_of(*by.desks_as("lead")) if user.pk != officer.pk]
        self.people = {str(user.pk): user for user in people}
        said = [(str(load.officer.pk), f"{load.officer.name} ({load.words})") for load in loads(people, by)]
        self.fields["how"] = one_of("Who gets their cases?", CHOICES, missing="Select who gets their cases")
        self.fields["to"] = forms.ChoiceField(
            label="Which colleague?", choices=[("", "Choose a colleague"), *said], required=False
        )

    def clean(self) -> dict[str, Any]:
        """As the action takes it: a colleague only where one was asked for."""
        given = self.cleaned_data
        if given.get("how") == COLLEAGUE and not given.get("to") and "to" not in self.errors:
            self.add_error("to", "Select a colleague")
        self.cleaned_data["to"] = self.people.get(given.get("to", "")) if given.get("how") == COLLEAGUE else None
        return self.cleaned_data
