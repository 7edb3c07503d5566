"""To whom does somebody's whole work go?"""

from collections.abc import Mapping
from typing import Any

from django import forms

from accounts.models import User
from accounts.terms import RoleName
from cases.actions.handing_on import COLLEAGUE, DESK, LEAST
from cases.forms.fields import one_of
from cases.queries.officers import Load, loads, officers_of
from cases.queries.saved import desks_led

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
        desks = {desk.pk: desk.name for desk in desks_led(by)}
        said = [(str(load.officer.pk), _in_words(load, desks)) for load in loads(people, by)]
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


def _in_words(load: Load, desks: Mapping[int, str]) -> str:
    """“Olga (North desk, South desk; 4 open cases)”: nobody can have a case of a desk at which they don't work."""
    theirs = {role.desk_id for role in load.officer.roles.all() if role.name == RoleName.OFFICER}
    at = [name for desk, name in desks.items() if desk in theirs]
    return f"{load.officer.name} ({', '.join(at)}; {load.words})"
