"""What does a move do besides moving? One small function each, under the name of its transition.

Each changes the case in hand, keeps prose in rows that can be disposed of, and returns what its event says.
"""

import hashlib
from collections.abc import Callable, Mapping
from typing import Any

from accounts.models import Organisation, User
from accounts.terms import RoleName
from cases.actions import duplicates
from cases.bundle import as_json, make_bundle
from cases.models import Case, Conversation, Message, Note, Referral, Task
from cases.queries.standing import checklist_of
from cases.terms import Outcome, Status
from events.clock import now
from events.doers import Doer
from events.refusals import Invalid

Details = Mapping[str, Any]
Said = dict[str, Any]
JUDGED = ("severity", "likelihood", "confidence")
NO_ANSWER = (
    "We did not hear from you, so we have closed our work on your report without a firm conclusion."
    " Nothing is lost: if you remember more or it happens again, add it to your report and we will look again."
)


def claim(case: Case, by: Doer, details: Details) -> Said:
    case.officer_id = by.doer_id
    return {"officer": by.doer_id}


def dismiss(case: Case, by: Doer, details: Details) -> Said:
    case.outcome, case.concluded_by_id = details["outcome"], by.doer_id
    if case.outcome == Outcome.DUPLICATE:
        case.duplicate_of = duplicates.find_living(details["duplicate_of"], case, by=by)
    keep_note(case, by, f"Dismissed: {details['reason']}")
    hold_reply(case, by, details["reply"])
    return {"outcome": case.outcome, **close_if_due(case, by)}


def investigate(case: Case, by: Doer, details: Details) -> Said:
    lay_out_tasks(case)
    return assessed(case, details)


def ask(case: Case, by: Doer, details: Details) -> Said:
    case.returns_to = details["before"]
    case_talk = talk(case)
    Message.objects.create(
        conversation=case_talk, kind=Message.Kind.QUESTION, text=details["question"], by=_person(by),
        written_at=now(), sent_at=now(),
    )  # fmt: skip
    return {"conversation": case_talk.pk}


def answer(case: Case, by: Doer, details: Details) -> Said:
    case.returns_to = ""
    if details.get("reason"):
        keep_note(case, by, f"Answer recorded for the reporter: {details['reason']}")
    return {}


def refer(case: Case, by: Doer, details: Details) -> Said:
    proposal = case.proposals.get(decided_at=None)
    proposal.decided_at = now()
    proposal.save(update_fields=["decided_at"])
    told = {name: details[name] for name in ("agency", "marking")}
    told["sender"] = Organisation.objects.get(pk=1).name
    bundle = make_bundle(case, details["shared"], **told, reporter=details.get("reporter") or "")
    digest = hashlib.sha256(as_json(bundle)).hexdigest()
    referral = Referral.objects.create(
        case=case, proposal=proposal, bundle=bundle, digest=digest, by=_person(by), referred_at=now(),
        **{field: details[field] for field in ("agency", "legal_basis", "marking", "shared", "review_on")},
    )  # fmt: skip
    return {"referral": referral.pk, "digest": digest, "with_reporter": bool(details.get("reporter"))}


def take_back(case: Case, by: Doer, details: Details) -> Said:
    case.referrals.filter(ended_at=None).update(ended_at=now(), ended_because=details["reason"])
    return {}


def conclude(case: Case, by: Doer, details: Details) -> Said:
    case.referrals.filter(ended_at=None).update(ended_at=now(), ended_because="The case was concluded.")
    case.outcome, case.summary, case.concluded_by_id = details["outcome"], details["summary"], by.doer_id
    said = assessed(case, details)
    if details.get("reply"):
        hold_reply(case, by, details["reply"])
    else:
        keep_note(case, by, f"No reply to the reporter: {details['no_reply_reason']}")
    return {**said, "outcome": case.outcome, **close_if_due(case, by)}


def approve(case: Case, by: Doer, details: Details) -> Said:
    return {"outcome": case.outcome, **close_if_due(case, by)}


def give_back(case: Case, by: Doer, details: Details) -> Said:
    keep_note(case, by, f"Returned: {details['reason']}")
    _held_replies(case).update(withdrawn_at=now())
    forget_conclusion(case)
    if case.officer_id is None and by.doer_id:  # dismissed before anyone had claimed it
        case.officer_id = by.doer_id
    return {}


def reopen(case: Case, by: Doer, details: Details) -> Said:
    keep_note(case, by, f"Reopened: {details['reason']}")
    if case.outcome == Outcome.DUPLICATE:
        duplicates.part(case, by=by)
    forget_conclusion(case)
    case.closed_at = None
    if case.officer_id and not _still_works_here(case):
        case.officer = None
    return {}


def chase_out(case: Case, by: Doer, details: Details) -> Said:
    case.outcome, case.concluded_by_id, case.returns_to = Outcome.INCONCLUSIVE, case.officer_id, ""
    hold_reply(case, by, NO_ANSWER)
    return {"outcome": case.outcome}


EFFECTS: dict[str, Callable[[Case, Doer, Details], Said]] = {
    "claim": claim, "dismiss": dismiss, "investigate": investigate, "ask": ask, "answer": answer, "refer": refer,
    "take_back": take_back, "conclude": conclude, "approve": approve, "return": give_back, "reopen": reopen,
    "chase_out": chase_out,
}  # fmt: skip


def close_if_due(case: Case, by: Doer) -> Said:
    """As every closing: the reply goes out and the retention clock starts."""
    if case.status != Status.CLOSED:
        return {}
    case.closed_at = now()
    sent = _held_replies(case).update(sent_at=now())
    if case.outcome == Outcome.DUPLICATE:
        duplicates.link(case, by=by)
    return {"replied": bool(sent)}


def assessed(case: Case, details: Details) -> Said:
    """Take over severity, likelihood and confidence; what changed is told by the event."""
    for field in JUDGED:
        setattr(case, field, details[field])
    return {field: details[field] for field in JUDGED}


def forget_conclusion(case: Case) -> None:
    """The case has no outcome any more; the assessment stands."""
    case.outcome, case.concluded_by, case.duplicate_of = "", None, None


def hold_reply(case: Case, by: Doer, text: str) -> None:
    """Keep the reply to the reporter until the case closes."""
    _held_replies(case).update(withdrawn_at=now())
    Message.objects.create(
        conversation=talk(case), kind=Message.Kind.REPLY, text=text, by=_person(by), written_at=now()
    )


def keep_note(case: Case, by: Doer, text: str) -> None:
    """Keep the prose of a move as an internal note; the system's own moves speak for themselves."""
    if person := _person(by):
        Note.objects.create(case=case, text=text, by=person, written_at=now())


def talk(case: Case) -> Conversation:
    """The conversation with the reporter for whom this case was opened, wherever its approach is now."""
    conversation = Conversation.objects.filter(approach__home=case).order_by("pk").first()
    if conversation is None:
        raise Invalid({"question": ["This case has no reporter to speak with."]})
    return conversation


def lay_out_tasks(case: Case) -> None:
    method = case.approaches.order_by("pk").values_list("method", flat=True).first() or ""
    Task.objects.bulk_create(
        [Task(case=case, text=item.text, mandatory=item.mandatory) for item in checklist_of(method)],
        ignore_conflicts=True,
    )


def _held_replies(case: Case) -> Any:
    mine = Message.objects.filter(conversation__approach__home=case, kind=Message.Kind.REPLY)
    return mine.filter(sent_at=None, withdrawn_at=None)


def _person(by: Doer) -> User | None:
    return by if isinstance(by, User) else None


def _still_works_here(case: Case) -> bool:
    officer = case.officer
    if officer is None or not officer.has_role(RoleName.OFFICER):
        return False
    return Case.objects.visible_to(officer).filter(pk=case.pk).exists()
