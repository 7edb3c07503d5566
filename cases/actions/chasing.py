"""What happens when the reporter doesn't answer? Two reminders, a word beforehand, then the case moves on."""

from django.db import transaction

from cases import policy, workflow
from cases.actions.lock import lock, save
from cases.actions.moving import facts, move_locked
from cases.models import Case
from cases.terms import Status
from events.doers import SYSTEM
from events.refusals import Refused


@transaction.atomic
def chase(reference: str, *, number: int) -> Case:
    """Remind the reporter of the question, for the first or the second time (`number`)."""
    case = lock(reference, by=SYSTEM, version=None)
    policy.require(SYSTEM, "chase", case)
    if case.status != Status.AWAITING_REPORTER:
        raise Refused("No answer is awaited.")
    save(case, "chase", by=SYSTEM, number=number)
    return case


@transaction.atomic
def warn(reference: str) -> Case:
    """Tell the reporter that the case will be decided without an answer; `Refused` where it won't be."""
    case = lock(reference, by=SYSTEM, version=None)
    policy.require(SYSTEM, "warn", case)
    workflow.check("chase_out", facts(case, "chase_out", by=SYSTEM), {})
    save(case, "warn", by=SYSTEM)
    return case


@transaction.atomic
def chase_out(reference: str) -> Case:
    """End the wait for an answer. Raises `Refused` where severity isn't set or above medium, or with unread mail."""
    return move_locked(lock(reference, by=SYSTEM, version=None), "chase_out", by=SYSTEM)
