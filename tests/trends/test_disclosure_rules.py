"""What is a count shown as, how is a rate worked out from it, and which stricter numbers may an organisation choose?"""

from math import exp, lgamma, log

import pytest
from django.core.exceptions import ImproperlyConfigured
from hypothesis import given
from hypothesis import strategies as st

from trends.disclosure import Range, is_small, known, rate, rule, shown, text
from trends.disclosure import share as share_of
from trends.disclosure.poisson import interval


def test_the_rule():
    said = [text(shown(count)) for count in (0, 1, 4, 5, 7, 8, 12, 13, 1002, 1003)]
    assert said == ["0", "~", "~", "5", "5", "10", "10", "15", "1,000", "1,005"]


@given(st.integers(0, 10_000))
def test_a_figure_is_true_to_its_count(count):
    assert known(count).holds(count)
    assert is_small(count) == (shown(count) is None)
    assert shown(count) is None or abs(shown(count) - count) <= 2


def test_shares_and_rates_are_worked_out_from_what_is_shown():
    assert share_of(5, 20) == 25
    assert share_of(5, 15) is None
    assert share_of(None, 100) is None
    assert str(rate(10, 2000)) == "5.0 (2.4 to 9.2)"
    assert str(rate(0, 1000)) == "0.0 (0.0 to 3.7)"
    assert rate(None, 2000) is None
    assert rate(10, 0) is None


@pytest.mark.parametrize(
    ("count", "low", "high"),  # as tables of the exact limits have them
    [(0, 0, 3.69), (1, 0.03, 5.57), (2, 0.24, 7.22), (5, 1.62, 11.67), (10, 4.80, 18.39), (20, 12.22, 30.89),
     (50, 37.11, 65.92), (100, 81.36, 121.63)],
)  # fmt: skip
def test_intervals_are_the_exact_ones(count, low, high):
    assert interval(count) == pytest.approx((low, high), abs=0.0051)


@given(st.integers(1, 400))
def test_at_both_ends_the_count_is_as_unlikely_as_it_may_be(count):
    """By adding up the Poisson probabilities themselves."""
    low, high = interval(count)

    def up_to(most: int, mean: float) -> float:
        return sum(exp(number * log(mean) - mean - lgamma(number + 1)) for number in range(most + 1))

    assert 1 - up_to(count - 1, low) == pytest.approx(0.025, abs=1e-8)
    assert up_to(count, high) == pytest.approx(0.025, abs=1e-8)


@pytest.mark.parametrize("count", range(1, 5))
def test_few_says_one_to_four(count):
    assert known(count) == Range(1, 4)


@pytest.mark.parametrize("numbers", ["5 5 20", "10 10 50", "7 3 30", "12 5 20", "3 3 10"])
def test_every_choice_of_numbers_is_true_to_its_counts(settings, numbers):
    settings.DISCLOSURE = numbers
    for count in range(60):
        alike = [other for other in range(80) if shown(other) == shown(count)]
        assert known(count) == Range(min(alike), max(alike))


def test_an_organisation_chooses_stricter_numbers_and_looser_ones_are_printed(settings):
    settings.DISCLOSURE = "10 10 50"
    assert [text(shown(count)) for count in (0, 9, 10, 14, 15)] == ["0", "~", "10", "10", "20"]
    assert share_of(20, 40) is None
    assert rule().words.startswith("Counts from 1 to 9 are shown as “~”.")
    settings.DISCLOSURE = "3 3 20"
    assert rule().words.startswith("These numbers are looser than those that Countersign comes with.")
    for wrong in ("5 5", "0 5 20", "a b c", "2 10 20"):
        settings.DISCLOSURE = wrong
        with pytest.raises(ImproperlyConfigured):
            rule()
