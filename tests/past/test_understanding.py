"""Is what somebody wrote in a cell understood as they meant it?"""

from datetime import date

import pytest

from past.columns import COLUMNS, guessed
from past.dates import day_of, leads_with_month
from past.understanding import _parted
from past.values import Values


@pytest.mark.parametrize(("cell", "month_first", "meant"), [
    ("2021-03-14", False, date(2021, 3, 14)), ("2021-03-14 10:30", True, date(2021, 3, 14)),
    ("14/03/2021", False, date(2021, 3, 14)), ("3/14/21", True, date(2021, 3, 14)),
    ("14.3.99", False, date(1999, 3, 14)), ("14 March 2021", True, date(2021, 3, 14)),
    ("14th Mar 21", False, date(2021, 3, 14)),
])  # fmt: skip
def test_a_date_is_read_as_it_is_written(cell, month_first, meant):
    assert day_of(cell, month_first=month_first) == meant


@pytest.mark.parametrize("cell", ["31/02/2021", "soon", "14/03", "3/14/2021", "14 Foo 2021"])
def test_what_is_no_date_is_said(cell):
    with pytest.raises(ValueError, match="is not a date such as"):
        day_of(cell, month_first=False)


def test_whether_the_month_leads_is_told_by_the_dates_themselves():
    assert leads_with_month(["01/02/2021", "3/14/2021"])
    assert not leads_with_month(["01/02/2021", "14/3/2021", "3/14/2021"])
    assert not leads_with_month(["01/02/2021"])


def test_our_own_headings_are_guessed_and_none_is_given_twice():
    own = [column.label for column in COLUMNS]
    assert guessed(own, {}) == {str(place): column.name for place, column in enumerate(COLUMNS)}
    assert guessed(["Date", "DATE_REPORTED", "Weather"], {}) == {"1": "reported_on"}
    assert guessed(["Date", "Weather"], {"weather": "platform", "date": ""}) == {"1": "platform"}


def test_our_words_and_the_usual_others_are_known(cast):
    values = Values.of_desk(cast.north.pk)
    meant = {("platform", "linked-in"): "linkedin", ("outcome", "Criminal fraud (not state-linked)"): "criminal_fraud",
             ("stage", "Exchanged messages"): "2", ("unit", "LAMPS"): str(cast.lamps.pk), ("unit", "Buoys"): None,
             ("outcome", "Duplicate"): "skip", ("severity", "amber"): "medium"}  # fmt: skip
    assert {asked: values.meaning(*asked) for asked in meant} == meant


def test_several_addresses_in_a_cell_are_parted_and_a_telephone_number_is_not():
    assert _parted("linkedin.com/in/a a@b.example; +44 20 7946 0000") == [
        "linkedin.com/in/a", "a@b.example", "+44 20 7946 0000",
    ]  # fmt: skip
