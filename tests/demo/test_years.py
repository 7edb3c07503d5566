"""Do two invented years look like real ones, and are they made of nothing but real actions?"""

from collections.abc import Callable
from datetime import timedelta

import pytest

from cases.models import Case, Takedown
from cases.terms import Mode, Status
from demo.organisation import add_colleagues, make_organisation
from demo.years import Years
from events.clock import at, now
from events.models import Event
from events.queries import faults
from reports.models import Report
from tests.depth import DEPTH

pytestmark = pytest.mark.django_db


class PowerCut(Exception):
    """In the middle of it all."""


def nobody_listens(filed: int, planned: int, moment: object) -> None:
    """Progress is told to nobody."""


@pytest.fixture
def begin(settings, tmp_path) -> Callable[[], Years]:
    """`begin()` makes the years ready to pass, each time the same ones."""
    settings.DATA_DIR = tmp_path  # where the passwords of the cast are kept
    make_organisation()
    present = now()
    with at(present - timedelta(days=800)):
        colleagues = add_colleagues(DEPTH.reports)
    return lambda: Years(colleagues, reports=DEPTH.reports, until=present)


def test_after_a_power_cut_the_years_go_on_and_in_the_end_every_report_is_filed_once_in_the_past(begin):
    def cut(*_: object) -> None:
        raise PowerCut

    with pytest.raises(PowerCut):
        begin().pass_by(cut)
    assert 0 < Report.objects.count() < len(begin().plans)

    years = begin()
    years.pass_by(nobody_listens)
    assert sorted(Report.objects.values_list("key", flat=True)) == sorted(plan.key for plan in years.plans)
    assert max(Event.objects.filter(stream="case").values_list("at", flat=True)) < years.until
    assert Case.objects.filter(status=Status.CLOSED).count() > len(years.plans) / 2
    assert set(Report.objects.values_list("mode", flat=True)) == set(Mode)
    assert Takedown.objects.filter(state=Takedown.State.GONE).exists()
    assert faults() == []
