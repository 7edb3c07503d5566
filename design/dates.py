"""When was it? A date asked for as day, month and year, in three boxes, with errors that say what is missing.

first_contact = DateParts(label="When were you first contacted?", noun="First contact", past=True)
"""

from datetime import date
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils import timezone

from design.words import filled
from design.words import lazily as _
from events.clock import now

MONTHS = (
    ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"),
    ("ion", "chw", "maw", "ebr", "mai", "meh", "gor", "aws", "med", "hyd", "tac", "rha"),  # in Welsh, whoever reads it
)
EARLIEST = 1900  # a year before it is a slip of the hand
PARTS_ASKED = {"day": _("Day"), "month": _("Month"), "year": _("Year")}
PARTS_NAMED = {"day": _("day"), "month": _("month"), "year": _("year")}


class DayMonthYear(forms.MultiWidget):
    """Three boxes: `name_day`, `name_month`, `name_year`. Numbers are only suggested: "May" will do."""

    PARTS = ("day", "month", "year")

    def __init__(self, attrs: dict[str, Any] | None = None) -> None:
        box = {"inputmode": "numeric", "autocomplete": "off"}
        super().__init__({part: forms.TextInput(attrs=dict(box)) for part in self.PARTS}, attrs)

    def decompress(self, value: date | None) -> list[int | None]:
        return [value.day, value.month, value.year] if value else [None, None, None]


class DateParts(forms.Field):
    """A date in three boxes. `noun` begins its errors; `past` refuses tomorrow and later."""

    widget = DayMonthYear

    def __init__(self, *, noun: str = _("The date"), past: bool = False, **kwargs: Any) -> None:
        required = {"required": filled(_("{noun} must include a day, month and year"), noun=noun)}
        kwargs["error_messages"] = required | (kwargs.get("error_messages") or {})
        super().__init__(**kwargs)
        self.noun, self.past = noun, past

    def to_python(self, value: Any) -> date | None:
        if value is None or isinstance(value, date):
            return value
        parts = dict(zip(DayMonthYear.PARTS, (str(part or "").strip() for part in value), strict=True))
        if not any(parts.values()):
            return None
        self._refuse_gaps(parts)
        return self._real(parts)

    def validate(self, value: date | None) -> None:
        super().validate(value)
        if value and self.past and value > timezone.localdate(now()):
            raise ValidationError(filled(_("{noun} must be today or in the past"), noun=self.noun), code="future")

    def has_changed(self, initial: Any, data: Any) -> bool:
        try:
            return self.to_python(data) != self.to_python(initial)
        except ValidationError:
            return True

    def _refuse_gaps(self, parts: dict[str, str]) -> None:
        missing = [part for part, text in parts.items() if not text]
        if missing:
            # The code names the boxes to be marked.
            named = str(_(" and ")).join(str(PARTS_NAMED[part]) for part in missing)
            sentence = filled(_("{noun} must include a {parts}"), noun=self.noun, parts=named)
            raise ValidationError(sentence, code=" ".join(missing))
        if len(parts["year"]) != 4:
            raise ValidationError(_("Year must include 4 numbers"), code="year")

    def _real(self, parts: dict[str, str]) -> date:
        try:
            found = date(int(parts["year"]), month_number(parts["month"]), int(parts["day"]))
        except (ValueError, OverflowError):  # a telephone number, for instance, is more than a date can hold
            found = date.min
        if found.year < EARLIEST:
            raise ValidationError(filled(_("{noun} must be a real date"), noun=self.noun), code="unreal")
        return found


def month_number(text: str) -> int:
    """5 for "5", "05", "May", "may" or "Mai"; ValueError for anything else."""
    name = text[:3].lower()
    return next((names.index(name) + 1 for names in MONTHS if name in names), 0) or int(text)
