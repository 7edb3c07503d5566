"""How does a case move along its workflow? Through `move`; nothing else writes `Case.status`."""

from typing import Any

from django.db import transaction

from cases import policy, workflow
from cases.actions.effects import EFFECTS
from cases.actions.lock import lock, save
from cases.models import Case, Message
from cases.queries.evidence import evidence_waiting
from cases.queries.judged import corrected_stage, severity_without
from cases.terms import ENGAGED_FROM
from events.doers import Doer

ENDS = ("dismiss", "conclude")  # these close the case, or have a second officer look first


@transaction.atomic
def move(reference: str, name: str, *, by: Doer, version: int | None, **details: Any) -> Case:
    """Make the move `name` of the workflow with a case, giving the `details` that it needs.

    Raises `NotThere` (404), `StaleVersion` (409), `Forbidden` (403), `Refused` (409) or `Invalid` (400), in
    that order of asking; then nothing has changed.
    """
    return move_locked(lock(reference, by=by, version=version), name, by=by, **details)


def move_locked(case: Case, name: str, *, by: Doer, **details: Any) -> Case:
    """`move` for a case that the running transaction has locked already."""
    if name in workflow.TRANSITIONS:
        policy.require(by, name, case)
    target = workflow.check(name, facts(case, name, by=by, closing=name in ENDS), details)
    before, case.status = case.status, target
    data = EFFECTS[name](case, by, {**details, "before": before}) if name in EFFECTS else {}
    save(case, name, by=by, before=before, after=target, **data)
    return case


def facts(case: Case, name: str, *, by: Doer, closing: bool = False) -> workflow.Facts:
    """What the workflow asks about the case for this move; nothing is looked up that it won't ask.

    Only what is `closing` asks where it leads, and for that what the case is without the doer's own word.
    """
    return workflow.Facts(
        status=case.status,
        severity=case.effective_severity,
        severity_is_set=bool(case.severity),
        severity_to_others=severity_without(by, case) if closing else "",
        stage=_furthest_stage(case, by) if closing else 0,
        returns_to=case.returns_to,
        outcome=case.outcome,
        mandatory_tasks_open=_mandatory_tasks_open(case) if name == "conclude" else 0,
        evidence_waiting=evidence_waiting(case) if name == "conclude" else 0,
        unread=unread(case) if name in ("approve", "chase_out") else 0,
        withdrawal_asked=closing and name == "conclude" and _withdrawal_asked(case),
        by_kind=by.doer_kind,
        by_lead=policy.lead(by, case),
    )


def unread(case: Case) -> int:
    """How many messages of reporters no officer has read yet. A page may have counted them with the case."""
    counted: int | None = getattr(case, "unread_counted", None)
    if counted is not None:
        return counted
    waiting = Message.objects.filter(conversation__approach__case=case, read_at=None)
    return waiting.filter(kind__in=Message.FROM_REPORTER).count()


def _withdrawal_asked(case: Case) -> bool:
    asked = Message.objects.filter(conversation__approach__case=case, kind=Message.Kind.WITHDRAWAL)
    return asked.exists()


def _furthest_stage(case: Case, by: Doer) -> int:
    """How far any of its approaches went; who has corrected that is taken to have found it less far than it was."""
    furthest = max((approach.stage for approach in case.approaches.all()), default=0)
    return max(furthest, ENGAGED_FROM) if corrected_stage(by, case) else furthest


def _mandatory_tasks_open(case: Case) -> int:
    return sum(task.mandatory and task.done_at is None for task in case.tasks.all())
