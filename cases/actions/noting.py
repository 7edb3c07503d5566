"""What do officers write down? Notes, finished tasks, and proposals to refer."""

from uuid import UUID

from django.db import transaction

from accounts.models import User
from cases import policy
from cases.actions.lock import lock, save
from cases.models import Case, Note, Proposal, Task
from cases.queries.mentions import mentioned_in
from cases.terms import Status
from events.clock import now
from events.refusals import Invalid, NotThere, Refused


@transaction.atomic
def note(reference: str, text: str, *, by: User, key: UUID | None = None) -> Note:
    """Write an internal note. Notes are only added, so no version is asked for; the same `key` writes one note."""
    case = lock(reference, by=by, version=None)
    policy.require(by, "note", case)
    if not text.strip():
        raise Invalid({"text": ["Write the note first."]})
    if written := Note.objects.filter(key=key).first() if key else None:
        if (written.case_id, written.by_id) != (case.pk, by.pk):
            raise Invalid({"key": ["This key was used for another note."]})
        return written
    written = Note.objects.create(case=case, text=text, by=by, written_at=now(), key=key)
    save(case, "note", by=by, note=written.pk, mentioned=mentioned_in(text, case))
    return written


@transaction.atomic
def tick(reference: str, task_id: int, *, by: User, version: int | None) -> Task:
    """Note that a task is done."""
    case = lock(reference, by=by, version=version)
    policy.require(by, "tick", case)
    task = case.tasks.filter(pk=task_id).first()
    if task is None:
        raise NotThere
    if task.done_at is None:
        task.done_at, task.done_by = now(), by
        task.save(update_fields=["done_at", "done_by"])
        save(case, "tick", by=by, task=task.pk)
    return task


@transaction.atomic
def propose(reference: str, reason: str, *, by: User, version: int | None) -> Proposal:
    """Propose to a lead that the case be referred to an outside agency."""
    case = lock(reference, by=by, version=version)
    policy.require(by, "propose", case)
    if case.status not in (Status.TRIAGE, Status.INVESTIGATION):
        raise Refused("A case can be proposed for referral while it is in triage or under investigation.")
    if not reason.strip():
        raise Invalid({"reason": ["Say why the case should be referred."]})
    if case.proposals.filter(decided_at=None).exists():
        raise Refused("A proposal is already waiting for the lead.")
    proposal = Proposal.objects.create(case=case, reason=reason, by=by, proposed_at=now())
    save(case, "propose", by=by, proposal=proposal.pk)
    return proposal


@transaction.atomic
def decline(reference: str, reason: str, *, by: User, version: int | None) -> Case:
    """Decline the proposal to refer, with a reason; a lead, never the proposer."""
    case = lock(reference, by=by, version=version)
    policy.require(by, "decline", case)
    if not reason.strip():
        raise Invalid({"reason": ["Say why the case should not be referred."]})
    proposal = case.proposals.get(decided_at=None)
    proposal.decided_at, proposal.declined_because = now(), reason
    proposal.save(update_fields=["decided_at", "declined_because"])
    save(case, "decline", by=by, proposal=proposal.pk)
    return case
