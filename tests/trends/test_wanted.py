"""What is booked for each outcome, and for approaches that are one and the same?"""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from cases.terms import Likelihood, Outcome
from events.clock import today
from tests.factories import filed
from trends.wanted import Entry, read_entries, wanted

ROW = Entry(
    approach_id=1, root=1, reported_month=date(2026, 3, 1), contact_month=date(2026, 2, 1), platform="linkedin",
    platform_class="professional_network", sector="defence", employment="current", unit=4, method="recruiter", stage=2,
    likelihood="likely", outcome="", severity="low", state_linked=True, lag="0", reports=1, person="ab", persona=7,
)  # fmt: skip


def counted(*rows: Entry) -> list[tuple[int, int, int, str, int] | None]:
    """Reports, approaches, validated, person and persona booked for each row; None for nothing."""
    found = wanted(rows)
    return [
        (e.reports, e.approaches, e.validated, e.person, e.persona) if (e := found[row.approach_id]) else None
        for row in rows
    ]


@pytest.mark.parametrize(
    ("outcome", "booked"),
    [
        ("", (1, 1, 1, "ab", 7)),
        (Outcome.INCONCLUSIVE, (1, 1, 1, "ab", 7)),
        (Outcome.LIKELY_HOSTILE, (1, 1, 1, "ab", 7)),
        (Outcome.CONFIRMED_HOSTILE, (1, 1, 1, "ab", 7)),
        (Outcome.CRIMINAL_FRAUD, (1, 1, 0, "ab", 7)),
        (Outcome.GENUINE_CONTACT, (1, 0, 0, "", 0)),
        (Outcome.COMMERCIAL_SPAM, (1, 0, 0, "", 0)),
        (Outcome.OUT_OF_SCOPE, (1, 0, 0, "", 0)),
        (Outcome.WITHDRAWN, (1, 0, 0, "", 0)),
        (Outcome.DUPLICATE, (1, 0, 0, "", 0)),
        (Outcome.EXERCISE, None),
    ],
)
def test_each_outcome_counts_as_the_table_says(outcome, booked):
    row = replace(ROW, outcome=str(outcome), state_linked=outcome != Outcome.CRIMINAL_FRAUD)
    assert counted(row) == [booked]


@pytest.mark.parametrize("likelihood", ["", *Likelihood.values])
def test_validated_means_likely_or_above(likelihood):
    [(_, _, validated, _, _)] = counted(replace(ROW, likelihood=likelihood))
    assert validated == (likelihood in ("likely", "highly_likely", "almost_certain"))


def test_several_reports_of_one_approach_are_one_approach():
    second = replace(ROW, approach_id=2, likelihood="")
    assert counted(ROW, second) == [(1, 1, 1, "ab", 7), (1, 0, 0, "", 0)]


def test_an_approach_counts_if_any_of_its_rows_does():
    spam = replace(ROW, outcome="commercial_spam")
    second = replace(ROW, approach_id=2, outcome="", likelihood="")
    assert counted(spam, second) == [(1, 0, 0, "", 0), (1, 1, 0, "ab", 7)]


def test_what_the_first_row_does_not_know_is_taken_from_the_others():
    anonymous = replace(ROW, person="", persona=0, likelihood="")
    second = replace(ROW, approach_id=2)
    assert counted(anonymous, second) == [(1, 1, 1, "ab", 7), (1, 0, 0, "", 0)]


def test_an_exercise_in_a_group_lends_nothing():
    exercise = replace(ROW, outcome="exercise")
    second = replace(ROW, approach_id=2, person="", persona=0, likelihood="")
    assert counted(exercise, second) == [None, (1, 1, 0, "", 0)]


def test_how_long_it_took_to_report_is_not_guessed_where_nobody_told_when_it_began(cast):
    told, untold = filed(cast.sam, first_contact_on=today("Europe/London") - timedelta(days=9)), filed(cast.sam)
    lags = {entry.approach_id: entry.lag for entry in read_entries([told.approach_id, untold.approach_id])}
    assert lags == {told.approach_id: "8", untold.approach_id: ""}
