"""Of which sorts are the questions to officers? Each sort once, so that all forms ask alike."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.db.models import QuerySet

from accounts.lists import Listing
from accounts.models import User
from cases.queries import personas_of
from cases.workflow import LINE, LONGEST
from personas.models import Persona


def one_of(label: str, choices: Any, *, missing: str, **more: Any) -> forms.ChoiceField:
    """One of a few, all of them in sight; `missing` is said where none was chosen."""
    return forms.ChoiceField(
        label=label, choices=choices, widget=forms.RadioSelect, error_messages={"required": missing}, **more
    )


def select(label: str, choices: Any, **more: Any) -> forms.ChoiceField:
    """One of many, from a list that opens."""
    return forms.ChoiceField(label=label, choices=choices, **more)


def prose(label: str, *, missing: str, **more: Any) -> forms.CharField:
    """A text of several lines."""
    messages = {"required": missing}
    return forms.CharField(label=label, widget=forms.Textarea, max_length=LONGEST, error_messages=messages, **more)


def line(label: str, *, missing: str, **more: Any) -> forms.CharField:
    """A text that fits on a line."""
    return forms.CharField(label=label, max_length=LINE, error_messages={"required": missing}, **more)


def listed(label: str, listing: Listing, stands: str) -> forms.Field:
    """What stands there may stay, though it can be chosen no longer."""
    return select(label, listing.choices(also=[stands]), initial=stands)


def person_among(label: str, people: QuerySet[User], **more: Any) -> forms.Field:
    """One of these colleagues."""
    return forms.ModelChoiceField(
        people, label=label, empty_label="Choose a colleague", error_messages={"required": "Select a colleague"}, **more
    )


class PersonWithLoad(forms.ModelChoiceField):
    """One of some people, each with how much they have to do and until when they are away."""

    def __init__(self, people: QuerySet[User], said: Mapping[int, str], **more: Any) -> None:
        missing = {"required": "Select a colleague"}
        super().__init__(people, empty_label="Choose a colleague", error_messages=missing, **more)
        self.said = said

    def label_from_instance(self, obj: User) -> str:
        return self.said.get(obj.pk, obj.name)


class PersonaNumber(forms.CharField):
    """The number of a persona as the register shows it, such as P12; blank for one that isn't known."""

    def __init__(self, by: User, **more: Any) -> None:
        super().__init__(max_length=20, **more)
        self.by = by

    def clean(self, value: Any) -> Persona | None:
        number = super().clean(value).upper().removeprefix("P")
        if not number:
            return None
        known = personas_of(self.by).filter(pk=int(number)) if number.isdecimal() and len(number) < 18 else None
        found = known.first() if known is not None else None
        if found is None:
            raise forms.ValidationError("There is no persona with this number that you can see.")
        return found
