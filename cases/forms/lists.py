"""How are the queue and the register narrowed, and what do many cases at once need?"""

import re
from collections.abc import Callable, Iterable
from functools import cache
from typing import Any

from django import forms
from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import OuterRef
from django.db.models.functions import JSONObject

from accounts.lists import SECTORS
from accounts.models import Role, Unit, User
from accounts.terms import DESK_ROLES, RoleName
from cases.forms.asking import LOOKS, Asked, field_for
from cases.queries.filters import AGES, DUES, ORIGINS
from cases.queries.officers import loads, officers_of
from cases.queries.queue import VIEWS
from cases.terms import STAGE_SHORT, Likelihood, Severity, Status
from cases.wordings import REFERENCE
from cases.workflow import TRANSITIONS
from events.refusals import Invalid
from personas.platforms import PLATFORMS

ANY = [("", "Any")]
NOT_FILTERS = ("view", "after", "reference", "narrow", "known", "tabs")
TICK = re.compile(r"[0-9A-Z]{5}-[0-9A-Z]{5}:[0-9]{1,9}")  # what a row of the queue sends: reference and version
GONE = "This filter is not offered to you, or no longer. Clear the filters and choose again."
SEVERITIES = [*reversed(Severity.choices)]


class ListFilter(forms.Form):
    """Asked by GET. A key that isn't declared is refused, so that no link means less than it says."""

    def __init__(self, data: Any) -> None:
        super().__init__(data)
        for field in self.fields.values():
            field.error_messages["invalid_choice"] = GONE
        if unknown := set(data) - set(self.fields):
            raise Invalid({name: ["There is no such filter."] for name in sorted(unknown)})

    def chosen(self) -> dict[str, Any]:
        """The filters given. Raises `Invalid` (400) for a value that isn't one of those offered."""
        if not self.is_valid():
            raise Invalid({name: [str(said) for said in errors] for name, errors in self.errors.items()})
        given = {name: value for name, value in self.cleaned_data.items() if name not in NOT_FILTERS}
        return {name: value for name, value in given.items() if value not in ("", None)}


class QueueFilter(ListFilter):
    """The filters of the queue, beside the view and the place in the list."""

    view = forms.ChoiceField(choices=[(view.name, view.label) for view in VIEWS.values()], required=False,
                             widget=forms.HiddenInput)  # fmt: skip
    after = forms.CharField(max_length=300, required=False, widget=forms.HiddenInput)
    narrow = forms.ChoiceField(choices=[("yes", "Show the filters")], required=False, widget=forms.HiddenInput)
    reference = forms.CharField(label="Reference", max_length=20, required=False)
    severity = forms.ChoiceField(label="Severity", choices=ANY + SEVERITIES, required=False)
    status = forms.ChoiceField(label="Status", choices=ANY + Status.choices, required=False)
    platform = forms.ChoiceField(label="Platform", choices=lambda: ANY + PLATFORMS.ever(), required=False)
    stage = forms.ChoiceField(label="How far it went", choices=[*ANY, *STAGE_SHORT.items()], required=False)
    likelihood = forms.ChoiceField(label="Likelihood", choices=ANY + Likelihood.choices, required=False)
    sector = forms.ChoiceField(label="Sector", choices=lambda: ANY + SECTORS.ever(), required=False)
    unit = forms.ChoiceField(label="Unit", required=False)
    officer = forms.ChoiceField(label="Officer", required=False)
    desk = forms.ChoiceField(label="Desk", required=False)
    origin = forms.ChoiceField(label="Where it comes from", choices=[*ANY, *ORIGINS.items()], required=False)
    age = forms.ChoiceField(label="Opened", choices=[*ANY, *AGES.items()], required=False)
    due = forms.ChoiceField(label="Due", choices=[*ANY, *DUES.items()], required=False)
    persona = forms.RegexField(r"^[Pp]?[1-9][0-9]{0,8}$", label="Persona’s number", required=False,
                               error_messages={"invalid": "Enter a number such as P12"})  # fmt: skip
    text = forms.CharField(label="Words in it", max_length=200, required=False)

    def __init__(self, data: Any, by: User) -> None:
        super().__init__(data)
        roles = cache(lambda: roles_of_desks(by))  # asked where one of these filters is drawn or chosen, and once
        self.offer("officer", lambda: [*ANY, ("nobody", "Nobody"), *officers_among(roles())])
        self.offer("desk", lambda: ANY + desks_among(roles()))
        self.offer("unit", lambda: ANY + units_among(roles()))
        self.looks = {"reference": {"width": "10"}}

    def clean_persona(self) -> int | str:
        given = self.cleaned_data["persona"]
        return int(given.lstrip("Pp")) if given else ""

    def labels(self) -> list[tuple[str, str]]:
        """What is chosen now, in words, for the page to say."""
        return [(str(self[name].label), self._label(name, str(value))) for name, value in self.chosen().items()]

    def _label(self, name: str, value: str) -> str:
        widget = self.fields[name].widget
        if not isinstance(widget, forms.Select):
            return f"P{value}" if name == "persona" else value
        return next((str(said) for key, said in widget.choices if str(key) == value), value)

    def offer(self, name: str, choices: Callable[[], list[tuple[str, str]]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = choices


class FreshFilter(QueueFilter):
    """The queue asked for again: the same, and which cases the reader's page shows, each with its version."""

    tabs = forms.ChoiceField(choices=[("yes", "The numbers on the tabs too")], required=False, widget=forms.HiddenInput)
    known = forms.CharField(max_length=3000, required=False, widget=forms.HiddenInput)

    def clean_known(self) -> dict[str, int]:
        ticks = [each for each in self.cleaned_data["known"].split(",") if each]
        return dict(read_ticks(ticks))


class SearchForm(ListFilter):
    """What is looked for in all that was told and written."""

    q = forms.CharField(
        label="Words, names, addresses or a reference", max_length=200, required=False,
        widget=forms.TextInput(attrs={"type": "search", "spellcheck": "false"}),
    )  # fmt: skip


class RegisterFilter(ListFilter):
    """The register of personas is searched by name or employer."""

    name = forms.CharField(label="Name or claimed employer", max_length=100, required=False)
    after = forms.CharField(max_length=300, required=False, widget=forms.HiddenInput)


OWN = f"Where it says {REFERENCE}, each reads the reference of their own report."


class BulkForm(forms.Form):
    """What claiming, assigning or dismissing many cases takes; which cases comes along as they were ticked."""

    def __init__(self, name: str, by: User, data: Any = None) -> None:
        super().__init__(data)
        if name == "assign":
            people = [("", "Choose a colleague"), *assignable_by(by)]
            missing = {"required": "Select a colleague"}
            self.fields["officer"] = forms.ChoiceField(label="Which officer?", choices=people, error_messages=missing)
        if name == "dismiss":
            self._ask_for_dismissal()
        self.looks = {field: dict(LOOKS[field]) for field in self.fields if field in LOOKS}
        if name == "dismiss":
            self.looks["outcome"]["reveals"] = {"duplicate": "duplicate_of"}

    def details(self) -> dict[str, Any]:
        given = dict(self.cleaned_data)
        if "officer" in given:
            return {"to": User.objects.get(pk=given["officer"])}
        return {name: value for name, value in given.items() if value}

    def _ask_for_dismissal(self) -> None:
        for need in TRANSITIONS["dismiss"].needs:
            asked = Asked("dismiss", None, None)  # type: ignore[arg-type]  # none of these fields looks at a case
            self.fields[need.name] = field_for(need, asked)
        self.fields["duplicate_of"].required = False
        self.fields["reply"].help_text = f"{self.fields['reply'].help_text} {OWN}"


def read_ticks(ticked: Iterable[str]) -> list[tuple[str, int]]:
    """Reference and version out of what the rows of the queue send. Raises `Invalid` for nonsense."""
    if not all(TICK.fullmatch(each) for each in ticked):
        raise Invalid({"chosen": ["Select at least one case."]})
    pairs = [each.split(":") for each in ticked]
    return [(reference, int(version)) for reference, version in pairs]


def roles_of_desks(by: User) -> list[Any]:
    """Who works at the desks of `by`: one query for officers, desks and the `units` that each desk serves."""
    desks = by.desks_as(*DESK_ROLES)
    served = Unit.objects.filter(desk=OuterRef("desk")).values(said=JSONObject(pk="pk", name="name"))
    roles = Role.objects.filter(desk__in=desks, name__in=DESK_ROLES, user__is_active=True).select_related(
        "user", "desk"
    )
    return list(roles.annotate(units=ArraySubquery(served)))


def assignable_by(by: User) -> list[tuple[str, str]]:
    """To whom `by` may give cases: a lead to any officer of the desks that they lead, an officer to themselves."""
    people = officers_of(*by.desks_as(RoleName.LEAD)) or [by]
    return [(str(load.officer.pk), f"{load.officer.name} ({load.words})") for load in loads(people, by)]


def desks_among(roles: Iterable[Any]) -> list[tuple[str, str]]:
    return sorted({(str(role.desk_id), str(role.desk)) for role in roles}, key=lambda desk: desk[1])


def units_among(roles: Iterable[Any]) -> list[tuple[str, str]]:
    """The units that their desks serve."""
    found = {(str(unit["pk"]), unit["name"]) for role in roles for unit in role.units}
    return sorted(found, key=lambda each: each[1])


def officers_among(roles: Iterable[Role]) -> list[tuple[str, str]]:
    found = {(str(role.user_id), role.user.name) for role in roles if role.name == RoleName.OFFICER}
    return sorted(found, key=lambda each: each[1])
