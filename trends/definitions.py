"""What is counted, and how? Each unit once, in words; every page, export, chart and answer uses these.

A change of meaning changes `VERSION`, which stands on every figure.
"""

from dataclasses import dataclass

from cases.terms import Outcome

VERSION = "3"


@dataclass(frozen=True)
class Unit:
    """One of the units that always stand side by side. `additive` units of parts add up to that of the whole."""

    code: str
    label: str
    words: str
    additive: bool


UNITS = (
    Unit("reports", "Reports", "Reports filed, exercises left out.", True),
    Unit(
        "approaches", "Approaches",
        "One persona and one person over one continuous contact, whatever the channels. A gap of more than 90 days"
        " starts a new approach. Several reports of it are one approach.", True,
    ),
    Unit(
        "people", "People approached",
        "Distinct people, known by a keyed pseudonym. People who reported anonymously can’t be told apart and are"
        " not among them.", False,
    ),
    Unit("personas", "Personas", "Distinct personas behind the approaches; those judged to be one count once.", False),
    Unit("validated", "Validated approaches", "Approaches judged “likely” or above, and not criminal fraud.", True),
)  # fmt: skip
UNTOLD = Unit(
    "untold", "Person can’t be told apart",
    "Approaches that were reported anonymously, or about somebody who was not named.", True,
)  # fmt: skip
REPEATS = (
    Unit("again", "Personas met again", "Personas behind two or more approaches of the period.", False),
    Unit(
        "several", "Personas met by several people",
        "Personas whose approaches of the period reached two or more people who can be told apart.", False,
    ),
)  # fmt: skip
TAKEDOWNS = (
    Unit(
        "asked", "Takedowns asked", "Requests to a platform to remove a profile, one for each profile and case;"
        " exercises left out.", True,
    ),
    Unit("gone", "Found gone", "Takedowns whose profile somebody looked for and found gone, at least once.", True),
    Unit("back", "Back again", "Takedowns whose profile was found there again after it had been gone.", True),
)  # fmt: skip
ALL = (*UNITS, UNTOLD, *REPEATS, *TAKEDOWNS)
BY_CODE = {unit.code: unit for unit in ALL}

# What the outcome of a closed case means for the count. Whatever isn't listed counts in full.
NOTHING_AT_ALL = frozenset({Outcome.EXERCISE, Outcome.RETRACTED})
REPORT_ONLY = frozenset(
    {Outcome.GENUINE_CONTACT, Outcome.COMMERCIAL_SPAM, Outcome.OUT_OF_SCOPE, Outcome.WITHDRAWN, Outcome.DUPLICATE}
)
NOT_STATE_LINKED = frozenset({Outcome.CRIMINAL_FRAUD})

DATE_BASIS = "Counted in the month in which it was reported"
TAKEDOWN_BASIS = "Counted in the month in which the platform was asked"
LIKELIHOOD_FLOOR = "None: every approach is counted, whatever its likelihood, unless the unit is “validated”"
AWARENESS = (
    "A rise may mean that more people recognise and report approaches, not that there are more of them. A campaign,"
    " an alert or a new form changes how much is reported."
)


@dataclass(frozen=True)
class Measure:
    """Something worked out from the units: always from the figures shown, never from the counts behind them."""

    code: str
    label: str
    words: str


MEASURES = (
    Measure("rate", "Rate per 1,000 staff",
            "The figure of the last twelve whole months for every 1,000 staff, by the latest headcount of each unit,"
            " with its exact 95% interval as a Poisson count. It is shown only when every unit has a headcount."
            " Approaches to former staff and contractors are in it, whether or not the headcounts have them."),
    Measure("early", "Reported early",
            "The share of approaches that were reported when the contact had at most been accepted."),
    Measure("share", "Share", "A figure as a percentage of its whole, shown where the whole is at least 20."),
    Measure("lag", "Report lag", "Days from the first contact to the report, in bands."),
    Measure("acknowledged", "Time to begin", "Days from the report until somebody began to work on it, in bands."),
    Measure("answered", "Time to reply", "Days from the report until the first reply went to the reporter, in bands."),
    Measure("decided", "Time to decide", "Days from the report until its case was first closed, in bands."),
    Measure("waiting", "Backlog age", "Reports of the period that were never decided, by how long ago they came in."),
    Measure("removal", "Time to removal",
            "Days from the request to a platform until somebody first found the profile gone, in bands. The median is"
            " that of the bands shown, as if each were spread evenly; only where at least 20 are gone."),
    Measure("load", "Load", "Open cases of each officer, shown to leads for the cases that they can see."),
)  # fmt: skip
