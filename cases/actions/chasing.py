"""What happens when the reporter doesn't answer? Two reminders, a word beforehand, then the case moves on."""

from django.db import transaction

from cases import policy, workflow
from cases.actions.lock import STREAM, lock, save
from cases.actions.moving import facts, move_locked
from cases.clocks import ACKNOWLEDGE, DECIDE
from cases.models import Case
from cases.terms import Status
from events.actions import record
from events.doers import SYSTEM
from events.refusals import Refused

ESCALATION = ("", "officer", "lead")  # in turn


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
def escalate(reference: str, *, to: str) -> Case:
    """Point out to the officer, or to the lead (`to`), that something is soon due; once for each due time.

    It changes nothing that anybody reads on a page, so nobody's page is out of date for it.
    """
    case = lock(reference, by=SYSTEM, version=None)
    policy.require(SYSTEM, "escalate", case)
    if case.due not in (ACKNOWLEDGE, DECIDE) or ESCALATION.index(to) <= ESCALATION.index(case.escalated_to):
        raise Refused("Nothing is soon due that hasn't been pointed out.")
    case.escalated_to = to
    case.save(update_fields=["escalated_to"])
    record(STREAM, case.pk, "escalate", by=SYSTEM, to=to, due=case.due)
    return case


@transaction.atomic
def chase_out(reference: str) -> Case:
    """End the wait for an answer. Raises `Refused` where severity isn't set or above medium, or with unread mail."""
    return move_locked(lock(reference, by=SYSTEM, version=None), "chase_out", by=SYSTEM)
