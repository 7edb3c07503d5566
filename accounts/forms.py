"""What do administrators enter about people and the organisation?"""

from collections.abc import Callable
from datetime import date
from typing import Any

from django import forms

from accounts.headcounts import MOST_LINES
from accounts.lists import FIRST, SECTORS, Entry, Listing
from accounts.models import Desk, Organisation, Unit, User
from accounts.terms import DESK_ROLES, AccessBand, Employment, Marking, RoleName
from design import sheets
from design.dates import DateParts
from events.refusals import Invalid

MOST_COLUMNS = 20  # of a sheet of headcounts; three are used
HOLIDAYS = (("ENG", "England"), ("WLS", "Wales"), ("SCT", "Scotland"), ("NIR", "Northern Ireland"))


class Doing(forms.Form):
    """A form that ends in one action, and says beside each field what the action found wrong with it."""

    def do(self, action: Callable[..., Any], *given: Any, **more: Any) -> bool:
        """Call `action` with what was entered; False where something has to be corrected."""
        if not self.is_valid():
            return False
        try:
            action(*given, **self.cleaned_data, **more)
        except Invalid as refused:
            for name, sentences in refused.fields.items():
                for sentence in sentences:
                    self.add_error(name if name in self.fields else None, sentence)
            return False
        return True


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


class OrganisationForm(Doing):
    """What the organisation says of itself, and by which calendar its clocks run."""

    name = forms.CharField(label="Name", max_length=200, error_messages={"required": "Enter the name"})
    marking = forms.ChoiceField(
        label="Which marking do pages, letters and exports carry?", choices=Marking.choices, widget=forms.RadioSelect
    )
    handling = forms.CharField(
        label="Handling instruction (optional)", max_length=200, required=False, help_text="It follows the marking."
    )
    time_zone = forms.CharField(label="Time zone", max_length=64, help_text="For example Europe/London")
    holidays_in = forms.ChoiceField(label="Whose public holidays?", choices=HOLIDAYS, widget=forms.RadioSelect)
    contact = forms.CharField(
        label="Whom to ring when it is urgent (optional)", max_length=200, required=False,
        help_text="Shown to reporters for whom it cannot wait.",
    )  # fmt: skip
    seal_unit_below = forms.IntegerField(
        label="From how many people on does a unit give nobody away?", min_value=1, max_value=100_000,
        help_text="In a confidential report, a unit smaller than this is sealed together with the name.",
    )  # fmt: skip
    version = forms.IntegerField(widget=forms.HiddenInput)
    looks = {"seal_unit_below": {"width": "5"}, "time_zone": {"width": "20"}}

    @classmethod
    def of(cls, organisation: Organisation, version: int, data: Any = None) -> "OrganisationForm":
        """Filled with what holds now, which is this version of it."""
        held = {name: getattr(organisation, name) for name in cls.base_fields if name != "version"}
        return cls(data, initial=held | {"version": version})


class DeskForm(Doing):
    """A desk, with the times in which its officers respond and decide."""

    name = forms.CharField(label="Name", max_length=100, error_messages={"required": "Enter the name"})
    acknowledge_days = forms.IntegerField(
        label="Working days to a first response", min_value=1, max_value=60, initial=1
    )
    acknowledge_hours_if_grave = forms.IntegerField(
        label="Working hours to a first response, if severity is high or above", min_value=1, max_value=80, initial=2
    )
    decide_days = forms.IntegerField(label="Working days to a decision", min_value=1, max_value=250, initial=10)
    decide_days_if_grave = forms.IntegerField(
        label="Working days to a decision, if severity is high or above", min_value=1, max_value=250, initial=2
    )
    looks = {name: {"width": "3"} for name in ("acknowledge_days", "acknowledge_hours_if_grave", "decide_days",
                                               "decide_days_if_grave")}  # fmt: skip


class UnitForm(Doing):
    """A unit, with the desk that works on what its people report."""

    name = forms.CharField(label="Name", max_length=150, error_messages={"required": "Enter the name"})
    sector = forms.ChoiceField(
        label="Sector", choices=SECTORS.choices, widget=forms.RadioSelect,
        error_messages={"required": "Select a sector"},
    )  # fmt: skip
    desk = forms.ModelChoiceField(
        Desk.objects.order_by("name"), label="Which desk works on what its people report?", widget=forms.RadioSelect,
        empty_label=None, error_messages={"required": "Select a desk"},
    )  # fmt: skip


class UnitChangedForm(Doing):
    """What a unit is called, and in which sector its people work. One that is retired stays until another is chosen."""

    name = forms.CharField(label="Name", max_length=150, error_messages={"required": "Enter the name"})
    sector = forms.ChoiceField(
        label="Sector", widget=forms.RadioSelect, error_messages={"required": "Select a sector"},
        help_text="What is reported from now on counts there. What was reported before stays as it is.",
    )  # fmt: skip

    def __init__(self, unit: Unit, data: Any = None) -> None:
        super().__init__(data, initial={"name": unit.name, "sector": unit.sector})
        self.fields["sector"].choices = SECTORS.choices(also=[unit.sector])  # type: ignore[attr-defined]


class EntryForm(Doing):
    """An entry of a list of sectors or platforms; `version` is that of the lists when the page was read."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    name = forms.CharField(label="Name", max_length=60, error_messages={"required": "Enter the name"})
    welsh = forms.CharField(
        label="Name in Welsh (optional)", max_length=60, required=False,
        help_text="Left empty, those who read Welsh get the name above, or the Welsh that comes with the service while "
        "the name is that of the service.",
    )  # fmt: skip
    kind = forms.ChoiceField(
        label="What kind of place is it?", widget=forms.RadioSelect, help_text="This can’t be changed later.",
        error_messages={"required": "Select what kind of place it is"},
    )  # fmt: skip
    after = forms.ChoiceField(label="Where does it stand in the list?", required=False)

    def __init__(self, listing: Listing, data: Any = None, *, version: int, entry: Entry | None = None) -> None:
        own = entry.own if entry else None
        said = {"name": entry.label, "welsh": own.welsh if own else ""} if entry else {}
        super().__init__(data, initial={"version": version, **said})
        if entry or not listing.kinds:
            del self.fields["kind"]
        else:
            self.fields["kind"].choices = listing.kinds  # type: ignore[attr-defined]
        stays = "Where it is now" if entry else "At the end of its kind" if listing.kinds else "At the end"
        others = [each for each in listing.every().values() if entry is None or each.code != entry.code]
        places = [(each.code, f"After {each.label}") for each in others]
        self.fields["after"].choices = [("", stays), (FIRST, "First"), *places]  # type: ignore[attr-defined]


class HeadsForm(Doing):
    """How many people a unit had in a month."""

    month = forms.RegexField(
        r"^(0?[1-9]|1[0-2])\s*[/ ]\s*(20\d\d)$", label="Month", help_text="For example 4/2026",
        error_messages={"required": "Enter the month", "invalid": "Enter a month and a year, for example 4/2026"},
    )  # fmt: skip
    people = forms.IntegerField(
        label="How many people did it have?", min_value=0, max_value=10_000_000,
        error_messages={"required": "Enter the number of people", "invalid": "Enter a whole number"},
    )  # fmt: skip
    looks = {"month": {"width": "10"}, "people": {"width": "10"}}

    def clean(self) -> dict[str, Any]:
        """As the action takes it: the people by month."""
        if self.errors:
            return self.cleaned_data
        month, year = self.cleaned_data["month"].replace(" ", "/").replace("//", "/").replace("//", "/").split("/")
        return {"people": {date(int(year), int(month), 1): self.cleaned_data["people"]}}


class AllHeadsForm(Doing):
    """How many people all units had, month by month: a file, or lines pasted from a spreadsheet."""

    file = forms.FileField(label="Spreadsheet, CSV or XLSX (optional)", required=False, widget=forms.FileInput)
    text = forms.CharField(
        label="Or paste the lines here (optional)", required=False, max_length=2_000_000, widget=forms.Textarea,
        help_text="One line for each unit and month: unit, month, people. For example: Lamps, 2026-04, 120",
    )  # fmt: skip
    looks = {"text": {"rows": 10}}

    def clean(self) -> dict[str, Any]:
        """As the action takes it: the file's text, or what was pasted."""
        sent = self.cleaned_data.pop("file", None)
        if sent is not None:
            try:
                self.cleaned_data["text"] = lines_of(sent.read())
            except sheets.Unreadable as fault:
                self.add_error("file", str(fault))
        return self.cleaned_data


def lines_of(content: bytes) -> str:
    """The rows of a spreadsheet as lines parted by tabs, as they would be pasted from it."""
    rows = sheets.read(content, most_rows=MOST_LINES, most_columns=MOST_COLUMNS)
    return "\n".join("\t".join(" ".join(cell.split()) for cell in cells) for _, cells in rows)


class AwayForm(Doing):
    """When somebody is away; never why."""

    first_on = DateParts(label="What is the first day?", noun="The first day")
    last_on = DateParts(label="What is the last day?", noun="The last day")
