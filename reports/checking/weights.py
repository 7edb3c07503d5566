"""What does each sign weigh at present, and what did it weigh in an earlier version?

Version 1 comes with the house. It is our own judgement and says so: no outcome has been counted for it yet. Each
check keeps the version it was judged by, so that an organisation can weigh anew once it knows what came of them.
"""

from design.words import lazily as _
from reports.checking.judging import HIGH, MEDIUM, Judgement, judge
from reports.models import Report, Weighting

WEIGHTS = {
    "P1": 1, "P2": 1, "P3": 2, "P4": 3, "P5": 1, "P6": 1, "P7": 1, "B1": 3, "B2": 2, "B3": 1, "B4": 1, "B5": 1,
    "B6": 1, "B7": 3, "B8": 2, "B9": 7, "B10": 4, "B11": 7, "B12": 4, "B13": 3,
}  # fmt: skip
THRESHOLDS = {MEDIUM: 3, HIGH: 7}
REASON = _(
    "Our own judgement, not yet compared with outcomes. Requests that a stranger has no honest reason to make weigh "
    "most, and one of them is enough for a high result; what many honest people show as well weighs least."
)


def in_force() -> Weighting:
    """The newest version."""
    return Weighting.objects.order_by("-version").first() or _first()


def numbered(version: int | None) -> Weighting:
    """The version with this number; where there is none, the newest."""
    return Weighting.objects.filter(version=version or 0).first() or in_force()


def judged(report: Report) -> Judgement | None:
    """The check that a report came from, weighed as it was then; None where there was no check."""
    return judge(report.indicators, numbered(report.weighed_by)) if report.indicators else None


def _first() -> Weighting:
    return Weighting(version=1, weights=WEIGHTS, thresholds=THRESHOLDS, reason=REASON)
