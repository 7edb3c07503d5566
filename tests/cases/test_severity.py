"""How serious does an approach look? As the rule says, for every stage, band and circumstance."""

import itertools

import pytest

from accounts.terms import AccessBand
from cases.severity import propose
from cases.terms import Stage
from tests.factories import filed

BY_STAGE = {0: 0, 1: 0, 2: 1, 3: 1, 4: 2, 5: 2, 6: 2, 7: 3, 8: 3}
BY_BAND = {"none": 0, "routine": 1, "sensitive": 2, "highly_sensitive": 3}
LEVELS = ["low", "medium", "high", "critical"]


@pytest.mark.parametrize(
    ("stage", "band", "pressing"), list(itertools.product(Stage.values, AccessBand.values, [False, True]))
)
def test_it_is_the_higher_of_stage_and_access_raised_once_by_what_presses(stage, band, pressing):
    level = max(BY_STAGE[stage], BY_BAND[band]) + pressing
    assert propose(stage=stage, access_band=band, pressing=pressing) == LEVELS[min(level, 3)]


@pytest.mark.parametrize("stage", Stage.values)
def test_travel_ahead_is_always_critical(stage):
    assert propose(stage=stage, access_band="none", pressing=False, travel_planned=True) == "critical"


def test_a_report_is_pressing_when_contact_goes_on_or_the_persona_is_known(cast):
    profile = ["https://network.example/in/anna"]
    assert filed(cast.sam, addresses=profile).case.proposed_severity == "low"
    assert filed(cast.sam, addresses=profile).case.proposed_severity == "medium"
    assert filed(cast.sam, ongoing=True).case.proposed_severity == "medium"
    assert filed(cast.sam, travel_planned=True).case.proposed_severity == "critical"
