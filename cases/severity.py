"""How serious does an approach look? A proposal by rule; the officer decides.

The higher of how far it went and of what the person has access to, raised one level by anything that makes
it pressing. Critical means a call the same day, not a queue. No public scale exists; this one is ours.
"""

from accounts.terms import AccessBand
from cases.terms import SEVERITIES, Severity, Stage

CRITICAL_FROM = Stage.MONEY_OR_GIFT
BY_STAGE = ((4, 2), (2, 1), (0, 0))  # from this stage on, this level
BY_ACCESS = {
    AccessBand.NONE: 0,
    AccessBand.ROUTINE: 1,
    AccessBand.SENSITIVE: 2,
    AccessBand.HIGHLY_SENSITIVE: 3,
}


def propose(*, stage: int, access_band: str, pressing: bool, travel_planned: bool = False) -> str:
    """The severity proposed for an approach at `stage` (0 to 8) to somebody of this access band.

    `pressing`: the contact goes on, or the persona was known to us before. From stage 7 on, or with travel ahead, it
    is critical.
    """
    if stage >= CRITICAL_FROM or travel_planned:
        return Severity.CRITICAL
    by_stage = next(level for first, level in BY_STAGE if stage >= first)
    level = max(by_stage, BY_ACCESS.get(AccessBand(access_band), 0)) + (1 if pressing else 0)
    return SEVERITIES[min(level, len(SEVERITIES) - 1)]
