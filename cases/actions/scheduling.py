"""How does an administrator settle how long cases are kept? As a new version, with the reason for it."""

from collections.abc import Mapping

from django.db import connection, transaction

from accounts.models import User
from accounts.policy import require_administrator
from cases import keeping
from cases.models import Schedule
from events.actions import record
from events.clock import now
from events.doers import Doer
from events.refusals import Invalid


@transaction.atomic
def set_schedule(months: Mapping[str, int | None], *, reason: str, by: Doer) -> Schedule:
    """Keep closed cases for so many months by their outcome, those closed before as well; None is without end."""
    require_administrator(by)
    given = {str(outcome): kept for outcome, kept in months.items() if kept is not None}
    _require_sound(given, reason)
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(hashtext('cases.set_schedule'))")
    version = keeping.in_force().version + 1
    person = by if isinstance(by, User) else None
    made = Schedule.objects.create(version=version, months=given, reason=reason.strip(), by=person, made_at=now())
    record("organisation", 1, "schedule_set", by=by, version=version)
    return made


def _require_sound(months: Mapping[str, int], reason: str) -> None:
    wrong = {outcome: ["Choose an outcome from the list."] for outcome in months if outcome not in keeping.OUTCOMES}
    wrong |= {
        outcome: [f"Enter a number of months from 1 to {keeping.LONGEST:,}."]
        for outcome, kept in months.items() if not 1 <= kept <= keeping.LONGEST
    }  # fmt: skip
    if not reason.strip():
        wrong["reason"] = ["Enter why cases are kept for this long."]
    if wrong:
        raise Invalid(wrong)
