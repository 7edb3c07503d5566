"""Does what we promise a reporter come from their own account alone?"""

import pytest

from reports.queries import acknowledged_by, days_to_decide, severity_told
from tests.factories import filed

ADDRESS = "https://www.linkedin.com/in/jane-example"


@pytest.fixture
def twice(cast):
    """Two people who tell the same of one profile: the second case is graver, since the profile is known by then."""
    first, second = (
        filed(cast.person(name, unit=cast.lamps, access_band="routine"), addresses=[ADDRESS], stage=2)
        for name in ("tina", "theo")
    )
    assert (first.case.proposed_severity, second.case.proposed_severity) == ("medium", "high")
    return first, second


def test_nobody_learns_from_our_promises_whether_a_profile_is_known(twice):
    first, second = twice
    assert severity_told(first) == severity_told(second) == "medium"
    assert days_to_decide(first) == days_to_decide(second)
    assert abs(acknowledged_by(second) - acknowledged_by(first)).total_seconds() < 60


def test_nor_from_the_page_that_is_shown_once_a_report_is_sent(twice, client):
    said = []
    for report in twice:
        client.force_login(report.reporter)
        page = client.get(f"/reports/{report.reference}/sent/").context
        said.append((page["next"][1:], len(page["next"]), page["advice"]))
    assert said[0] == said[1]


def test_what_somebody_tells_of_grave_things_is_promised_to_be_looked_at_soon(cast):
    grave = filed(cast.sam, stage=7)
    assert days_to_decide(grave) == cast.north.decide_days_if_grave
    assert acknowledged_by(grave) == grave.case.due_at
