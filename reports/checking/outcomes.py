"""How did it turn out, where a check became a report? What each version of the weights, and each sign, had foreseen.

Only cases that were closed before this month count, so that no single case can be seen to end. A duplicate ended as the
case that it belongs to.
"""

from collections import Counter
from dataclasses import dataclass, field
from datetime import datetime, time
from zoneinfo import ZoneInfo

from accounts.queries import time_zone
from cases.terms import Outcome, Status
from events.clock import today
from reports.checking import weights
from reports.checking.judging import judge
from reports.checking.signs import YES
from reports.models import Report, Weighting

NEWEST = 5_000  # reports that are looked at
HOSTILE, FRAUD, HARMLESS, UNSETTLED = "hostile", "fraud", "harmless", "unsettled"
ENDS = {
    Outcome.CONFIRMED_HOSTILE: HOSTILE, Outcome.LIKELY_HOSTILE: HOSTILE, Outcome.CRIMINAL_FRAUD: FRAUD,
    Outcome.GENUINE_CONTACT: HARMLESS, Outcome.COMMERCIAL_SPAM: HARMLESS, Outcome.INCONCLUSIVE: UNSETTLED,
}  # fmt: skip


@dataclass
class TurnedOut:
    """How many reports ended how: by (version of the weights, level, end), and by (sign that was there, end)."""

    levels: Counter[tuple[int, str, str]] = field(default_factory=Counter)
    signs: Counter[tuple[str, str]] = field(default_factory=Counter)


def turned_out() -> TurnedOut:
    """What became of the newest reports that came from a check, judged as they were then."""
    found, versions = TurnedOut(), {each.version: each for each in Weighting.objects.all()}
    for version, answers, outcome in _ended():
        end, by = ENDS[Outcome(outcome)], versions.get(version) or weights.numbered(version)
        found.levels[by.version, judge(answers, by).level, end] += 1
        found.signs.update((code, end) for code, answer in answers.items() if answer == YES)
    return found


def _ended() -> list[tuple[int, dict[str, str], str]]:
    zone = time_zone()
    month = datetime.combine(today(zone).replace(day=1), time(), ZoneInfo(zone))
    rows = Report.objects.filter(
        weighed_by__isnull=False, approach__case__status=Status.CLOSED, approach__case__closed_at__lt=month,
        approach__case__outcome__in=ENDS,
    )  # fmt: skip
    told = rows.order_by("-pk").values_list("weighed_by", "indicators", "approach__case__outcome")
    return [(version or 0, answers, outcome) for version, answers, outcome in told[:NEWEST]]
