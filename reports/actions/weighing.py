"""How do the weights of the signs change? An administrator makes a new version, with the reason for it."""

from collections.abc import Mapping

from django.db import connection, transaction

from accounts.models import User
from accounts.policy import require_administrator
from events.actions import record
from events.clock import now
from events.refusals import Invalid
from reports.checking import weights as known
from reports.checking.judging import HEAVIEST, HIGH, HIGHEST, MEDIUM
from reports.checking.signs import SIGNS
from reports.models import Weighting


@transaction.atomic
def weigh(weights: Mapping[str, int], thresholds: Mapping[str, int], *, reason: str, by: User) -> Weighting:
    """Weigh the signs anew from now on; checks made before keep the version they were judged by."""
    require_administrator(by)
    _require_sound(weights, thresholds, reason)
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('reports.weigh'))")
    version = known.in_force().version + 1
    told = {"weights": dict(weights), "thresholds": dict(thresholds), "reason": reason.strip()}
    made = Weighting.objects.create(version=version, by=by, made_at=now(), **told)
    record("organisation", 1, "signs_weighed", by=by, version=version)
    return made


def _require_sound(weights: Mapping[str, int], thresholds: Mapping[str, int], reason: str) -> None:
    wrong = {}
    if set(weights) != set(SIGNS) or not all(0 <= each <= HEAVIEST for each in weights.values()):
        wrong["weights"] = [f"Give every sign a weight from 0 to {HEAVIEST}."]
    if set(thresholds) != {MEDIUM, HIGH} or not 1 <= thresholds[MEDIUM] < thresholds[HIGH] <= HIGHEST:
        wrong[HIGH] = [f"High must begin above medium, and medium at 1 or more; {HIGHEST} is the most."]
    if not reason.strip():
        wrong["reason"] = ["Enter why the weights change."]
    if wrong:
        raise Invalid(wrong)
