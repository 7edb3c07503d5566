"""What do administrators enter about people, and what does anybody of when they are away?"""

from typing import Any

from django import forms

from accounts.forms.doing import Doing
from accounts.models import Desk, Unit, User
from accounts.terms import DESK_ROLES, AccessBand, Employment, RoleName
from design.dates import DateParts


class PeopleFilter(forms.Form):
    """Whom to show in the list of people."""

    text = forms.CharField(label="Name or email address", required=False, max_length=100)
    role = forms.ChoiceField(label="Role", required=False, choices=[("", "Any role"), *RoleName.choices])


def roles_to_give() -> list[tuple[str, str]]:
    """Every role that can be given, a desk's for each desk: `officer:3` and its label."""
    desks = list(Desk.objects.order_by("name"))
    at_desks = [
        (f"{role}:{desk.pk}", f"{RoleName(role).label}, {desk}") for desk in desks for role in sorted(DESK_ROLES)
    ]
    return [*at_desks, *((f"{role}:", role.label) for role in RoleName if role not in DESK_ROLES)]


def role_of(chosen: str) -> tuple[str, Desk | None]:
    """The role and desk behind a choice of `roles_to_give`."""
    name, _, desk = chosen.partition(":")
    return name, Desk.objects.get(pk=desk) if desk else None


class DetailsForm(Doing):
    """What is known of a person. Their unit decides which desk works on what they report."""

    name = forms.CharField(label="Name", max_length=150, error_messages={"required": "Enter their name"})
    post = forms.CharField(label="Post (optional)", max_length=150, required=False)
    unit = forms.ModelChoiceField(
        Unit.objects.order_by("name"), label="Unit (optional)", required=False, empty_label="No unit",
        help_text="The desk of their unit works on what they report.",
    )  # fmt: skip
    employment = forms.ChoiceField(
        label="Employment", choices=Employment.choices, initial=Employment.CURRENT, widget=forms.RadioSelect
    )
    access_band = forms.ChoiceField(
        label="How sensitive is the information they work with?", choices=AccessBand.choices,
        initial=AccessBand.ROUTINE, widget=forms.RadioSelect,
        help_text="It raises the severity that is proposed for an approach to them.",
    )  # fmt: skip


class NewPersonForm(DetailsForm):
    """A person to be let in."""

    email = forms.EmailField(
        label="Email address", help_text="They sign in with it. We send them a link to choose a password.",
        error_messages={"required": "Enter their email address", "invalid": "Enter an email address in the correct "
                        "format, like name@example.com"},
    )  # fmt: skip
    roles = forms.MultipleChoiceField(
        label="Roles (optional)", required=False, widget=forms.CheckboxSelectMultiple,
        help_text="Everyone may report an approach. Select what they do beyond that.",
    )  # fmt: skip
    field_order = ["name", "email", "post", "unit", "employment", "access_band", "roles"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["roles"].choices = roles_to_give()  # type: ignore[attr-defined]

    def clean_roles(self) -> list[Any]:
        chosen = [role_of(each) for each in self.cleaned_data["roles"]]
        return [(name, desk) if desk else name for name, desk in chosen]


class RoleForm(Doing):
    """A role to be given."""

    role = forms.ChoiceField(label="Give another role", error_messages={"required": "Select a role"})

    def __init__(self, *args: Any, person: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        held = {f"{name}:{desk or ''}" for name, desk in person.roles.values_list("name", "desk")}
        free = [choice for choice in roles_to_give() if choice[0] not in held]
        self.fields["role"].choices = [("", "Select a role"), *free]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        if "role" in self.cleaned_data:
            self.cleaned_data["role"], self.cleaned_data["desk"] = role_of(self.cleaned_data["role"])
        return self.cleaned_data


class AwayForm(Doing):
    """When somebody is away; never why."""

    first_on = DateParts(label="What is the first day?", noun="The first day")
    last_on = DateParts(label="What is the last day?", noun="The last day")
