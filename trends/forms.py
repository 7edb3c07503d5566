"""What can be asked of the figures, and what is entered beside them?"""

from collections.abc import Mapping
from typing import Any

from django import forms

from accounts.forms import Doing
from accounts.terms import Marking
from cases.forms.lists import ListFilter
from design.dates import DateParts, DayMonthYear
from events.refusals import Invalid
from trends.cards import BESIDE
from trends.definitions import TAKEDOWNS, UNITS
from trends.models import Break, ReferenceSeries
from trends.tables import BREAKDOWNS, BY_CODE, CROSSES, MONTHS

PLAIN = tuple(table for table in BREAKDOWNS if not table.cross)
NAMED = {MONTHS: "Month", **{table.code: table.label for table in BREAKDOWNS}}
WITHIN = tuple(sorted({dimension for table in CROSSES for dimension in table.cross or () if dimension != MONTHS}))


def crossing(one: str, other: str) -> str:
    """The code of the declared table that crosses these two, or "" where none does."""
    return next((table.code for table in CROSSES if set(table.cross or ()) == {one, other}), "")


def _crossed() -> str:
    pairs = [(NAMED[table.cross[0]], NAMED[table.cross[1]]) for table in CROSSES if table.cross]
    return "Crossed are: " + "; ".join(f"{one} with {other.lower()}" for one, other in pairs)


def _drawable(data: Mapping[str, Any], tables: Mapping[str, Any]) -> Mapping[str, Any]:
    """What is asked for; a unit that this table doesn't count gives way to the first that it does, in the box, too."""
    rows = tables.get(data.get("by", ""), {}).get("rows")
    counted = list(rows[0]["figures"]) if rows else []
    known = {unit.code for unit in (*UNITS, *TAKEDOWNS)}
    return {**data, "unit": counted[0]} if counted and data.get("unit") in known - set(counted) else data


class LookForm(ListFilter):
    """Which table, within what, and which unit is drawn? `tables` are those of the snapshot.

    Whatever no declared table answers is refused in words.
    """

    by = forms.ChoiceField(
        label="Table", choices=[(MONTHS, "By month"), *((table.code, table.title) for table in PLAIN)]
    )
    within = forms.ChoiceField(label="Only within (optional)", required=False)
    unit = forms.ChoiceField(
        label="Unit that is drawn", required=False, choices=[(unit.code, unit.label) for unit in (*UNITS, *TAKEDOWNS)]
    )

    def __init__(self, data: Any, tables: Mapping[str, Any]) -> None:
        super().__init__(_drawable(data, tables))
        rows = [(BY_CODE[code].label, [(f"{code}:{row['code']}", row["name"]) for row in tables[code]["rows"]])
                for code in WITHIN if code in tables]  # fmt: skip
        self.fields["within"].choices = [("", "Everything"), *rows]  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        given = super().clean() or {}
        by, dimension = given.get("by", ""), given.get("within", "").partition(":")[0]
        if dimension and by and not crossing(by, dimension):
            self.add_error("within", f"These two are not crossed, so that no small figure is given away. {_crossed()}")
        return given


class KnownForm(forms.Form):
    """As known on which day? Asked by GET; a key that isn't declared is refused."""

    on = DateParts(label="As known on which day?", noun="The day", past=True)

    def __init__(self, data: Any) -> None:
        super().__init__(data or None)
        if unknown := set(data) - {f"on_{part}" for part in DayMonthYear.PARTS}:
            raise Invalid({name: ["There is no such filter."] for name in sorted(unknown)})


class BreakForm(Doing):
    """Something that changed how much is reported."""

    on = DateParts(label="On which day?", noun="The day", past=True)
    kind = forms.ChoiceField(
        label="What was it?", choices=Break.Kind.choices, widget=forms.RadioSelect,
        error_messages={"required": "Select what it was"},
    )  # fmt: skip
    words = forms.CharField(
        label="In a few words", max_length=200, help_text="For example: posters in all offices. Name no person.",
        error_messages={"required": "Enter a few words"},
    )  # fmt: skip


class ReleaseForm(Doing):
    """A release of the latest figures."""

    title = forms.CharField(label="Title", max_length=150, help_text="For example: Figures to the end of October 2026",
                            error_messages={"required": "Enter a title"})  # fmt: skip
    marking = forms.ChoiceField(
        label="Which marking does it carry?", choices=Marking.choices, widget=forms.RadioSelect,
        help_text="Only a release marked OFFICIAL can be published later.",
        error_messages={"required": "Select a marking"},
    )  # fmt: skip
    known_on = DateParts(
        label="As known on which day? (optional)", noun="The day", past=True, required=False,
        help_text="Leave it empty for the latest figures.",
    )  # fmt: skip


class FigureForm(Doing):
    """What a published count says of a period. A blank stays blank: what wasn't published isn't guessed."""

    period_start = forms.RegexField(
        r"^(\d{4}(-\d\d)?)?$", label="First month (optional)", required=False, help_text="For example 2016-04",
        error_messages={"invalid": "Enter a month like 2016-04, or a year"},
    )  # fmt: skip
    period_end = forms.RegexField(
        r"^(\d{4}(-\d\d)?)?$", label="Last month (optional)", required=False, help_text="For example 2021-04",
        error_messages={"invalid": "Enter a month like 2021-04, or a year"},
    )  # fmt: skip
    value = forms.IntegerField(label="Figure (optional)", required=False, min_value=0, max_value=10**12,
                               help_text="Leave it empty if it was not published.")  # fmt: skip
    is_floor = forms.BooleanField(label="It is a floor: “over”, “more than” or “at least”", required=False)
    qualifier = forms.CharField(label="What they add (optional)", required=False, max_length=200)
    published = forms.CharField(label="Published on (optional)", required=False, max_length=10,
                                help_text="A day, a month or a year, for example 2021-04-20")  # fmt: skip
    source = forms.CharField(label="Source", max_length=200, error_messages={"required": "Enter the source"})
    population = forms.IntegerField(
        label="Among how many people was it counted? (optional)", required=False, min_value=1, max_value=10**11,
        help_text="Rates are compared only where this is known.",
    )  # fmt: skip
    population_source = forms.CharField(label="Source of that number (optional)", required=False, max_length=200)
    looks = {name: {"width": "10"} for name in ("period_start", "period_end", "value", "published", "population")}


class SeriesForm(FigureForm):
    """A published count that isn't known here yet, with our judgement of it."""

    title = forms.CharField(
        label="Whose figure, and when?", max_length=100, help_text="For example: BfV, Germany, 2017",
        error_messages={"required": "Enter whose figure it is"},
    )  # fmt: skip
    unit = forms.CharField(label="What does it count?", max_length=40, help_text="For example: people contacted",
                           error_messages={"required": "Enter what it counts"})  # fmt: skip
    platform = forms.CharField(label="Where did they look? (optional)", required=False, max_length=100)
    verdict = forms.ChoiceField(label="Can ours be set beside it?", choices=ReferenceSeries.Verdict.choices,
                                widget=forms.RadioSelect, error_messages={"required": "Select how far"})  # fmt: skip
    why = forms.CharField(label="Why, or why not?", max_length=500, widget=forms.Textarea,
                          error_messages={"required": "Enter the reasons"})  # fmt: skip
    beside = forms.ChoiceField(
        label="Which of our figures is set beside it? (optional)", required=False,
        choices=[("", "None"), *BESIDE.items()],
        help_text="The one that is counted most alike. With a population and a period of the same length the rates are "
        "compared too.",
    )  # fmt: skip
    field_order = ["title", "unit", "platform", "verdict", "beside", "why"]
