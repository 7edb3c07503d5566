"""What do administrators enter about the organisation? Itself, its desks and units, and the entries of its lists."""

from typing import Any

from django import forms

from accounts.forms.doing import Doing
from accounts.lists import FIRST, SECTORS, Entry, Listing
from accounts.models import Desk, Organisation, Unit
from accounts.terms import Marking

HOLIDAYS = (("ENG", "England"), ("WLS", "Wales"), ("SCT", "Scotland"), ("NIR", "Northern Ireland"))


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
