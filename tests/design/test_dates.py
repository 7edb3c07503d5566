"""Does a date in three boxes say plainly what is missing?"""

from datetime import UTC, date, datetime

import pytest
from django import forms

from design.dates import DateParts, month_number
from events import clock


class Contact(forms.Form):
    first = DateParts(noun="First contact", past=True)
    last = DateParts(noun="Last contact", required=False)


def answered(day: str = "", month: str = "", year: str = "", *, name: str = "first") -> Contact:
    parts = {f"{name}_day": day, f"{name}_month": month, f"{name}_year": year}
    other = {} if name == "first" else {"first_day": "1", "first_month": "1", "first_year": "2020"}
    return Contact(parts | other)


@pytest.mark.parametrize("month", ["5", "05", "May", "may"])
def test_a_month_may_be_a_number_or_a_name(month):
    form = answered("27", month, "2020")
    assert form.is_valid()
    assert form.cleaned_data["first"] == date(2020, 5, 27)


@pytest.mark.parametrize(
    ("given", "sentence"),
    [
        (("", "", ""), "First contact must include a day, month and year"),
        (("3", "", "2020"), "First contact must include a month"),
        (("", "", "2020"), "First contact must include a day and month"),
        (("3", "5", "20"), "Year must include 4 numbers"),
        (("31", "2", "2020"), "First contact must be a real date"),
        (("three", "5", "2020"), "First contact must be a real date"),
        (("3", "Mayhem-ish?", "²020"), "First contact must be a real date"),
        (("07946000000", "5", "2020"), "First contact must be a real date"),
        (("9" * 5000, "9" * 5000, "2020"), "First contact must be a real date"),
        (("1", "1", "1500"), "First contact must be a real date"),
    ],
)
def test_an_error_says_what_is_missing(given, sentence):
    assert answered(*given).errors["first"] == [sentence]


def test_tomorrow_is_refused_where_the_past_is_asked_for_and_today_is_not():
    with clock.at(datetime(2025, 3, 1, 12, tzinfo=UTC)):
        assert answered("1", "3", "2025").is_valid()
        assert answered("2", "3", "2025").errors["first"] == ["First contact must be today or in the past"]


def test_a_date_that_need_not_be_given_may_be_left_empty_but_not_half():
    assert answered(name="last").is_valid()
    assert answered("3", name="last").errors["last"] == ["Last contact must include a month and year"]


def test_a_date_knows_whether_it_was_changed():
    field, known = DateParts(), date(2020, 5, 27)
    assert not field.has_changed(known, ["27", "5", "2020"])
    assert field.has_changed(known, ["28", "5", "2020"])
    assert field.has_changed(known, ["28", "", "2020"])


def test_a_month_that_is_none_is_refused():
    with pytest.raises(ValueError, match="invalid literal"):
        month_number("Smarch")
