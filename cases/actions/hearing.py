"""What happens when the reporter says something, and when an officer has read it?"""

from uuid import UUID

from django.db import transaction

from cases import policy
from cases.actions.lock import lock, save
from cases.actions.moving import move_locked
from cases.models import Case, Conversation, Message
from cases.terms import Status
from cases.workflow import LONGEST
from design.words import filled
from design.words import lazily as _
from events.clock import now
from events.doers import REPORTER, SYSTEM, Doer
from events.refusals import Invalid, Refused

CLOSED = "We have decided on this report already, so there is nothing to withdraw. You can still add information."


@transaction.atomic
def hear(conversation: Conversation, text: str, *, key: UUID | None = None) -> Message:
    """Take down what the reporter says, in every status: an answer where one is awaited, else an addition.

    A closed case reopens. What the reporter of a duplicate says reaches the living case, as an addition. The
    same `key` again is the same message. The caller has made sure that it is the reporter who speaks. Raises
    `Invalid` for an empty or overlong text.
    """
    _require_text(text)
    case = _lock_living(conversation)
    if said_before := Message.objects.filter(key=key).first() if key else None:
        return _the_same(said_before, conversation)
    awaited = case.status == Status.AWAITING_REPORTER and conversation.approach.home_id == case.pk
    message = Message.objects.create(
        conversation=conversation, kind=Message.Kind.ANSWER if awaited else Message.Kind.ADDITION, text=text,
        written_at=now(), sent_at=now(), key=key,
    )  # fmt: skip
    if awaited:
        move_locked(case, "answer", by=REPORTER, message=message.pk)
        return message
    policy.require(REPORTER, "add", case)
    save(case, "add", by=REPORTER, message=message.pk, conversation=conversation.pk)
    if case.status == Status.CLOSED:
        move_locked(case, "reopen", by=SYSTEM, reason="The reporter added information.")
    return message


@transaction.atomic
def ask_to_withdraw(conversation: Conversation, reason: str = "") -> Message:
    """Take down that the reporter asks to withdraw the report, in every open status; asked again, it is the same.

    Nothing is removed and nothing closes by it: officers decide. A question that waits needs no answer any more, so
    it is theirs to move. Raises `Refused` where the case is closed, `Invalid` for an overlong reason.
    """
    if reason.strip():
        _require_text(reason)
    case = _lock_living(conversation)
    if asked := Message.objects.filter(conversation=conversation, kind=Message.Kind.WITHDRAWAL).first():
        return asked
    policy.require(REPORTER, "ask_to_withdraw", case)
    if case.status == Status.CLOSED:
        raise Refused(CLOSED)
    message = Message.objects.create(
        conversation=conversation, kind=Message.Kind.WITHDRAWAL, text=reason.strip(), written_at=now(), sent_at=now()
    )
    save(case, "ask_to_withdraw", by=REPORTER, message=message.pk, conversation=conversation.pk)
    if case.status == Status.AWAITING_REPORTER and conversation.approach.home_id == case.pk:
        move_locked(case, "answer", by=REPORTER, message=message.pk)
    return message


@transaction.atomic
def read(reference: str, *, by: Doer, version: int | None = None) -> Case:
    """Note that an officer has read everything that reporters wrote; the reporter may know that."""
    case = lock(reference, by=by, version=version)
    policy.require(by, "read", case)
    unread = Message.objects.filter(conversation__approach__case=case, read_at=None)
    if unread.filter(kind__in=Message.FROM_REPORTER).update(read_at=now()):
        save(case, "read", by=by)
    return case


def _lock_living(conversation: Conversation) -> Case:
    """The case that this conversation belongs to today, locked: a duplicate's may just have moved."""
    while True:
        conversation = Conversation.objects.select_related("approach__case").get(pk=conversation.pk)
        case = lock(conversation.approach.case.reference, by=REPORTER, version=None)
        if case.approaches.filter(conversations=conversation).exists():
            return case


def _the_same(said_before: Message, conversation: Conversation) -> Message:
    if said_before.conversation_id != conversation.pk:
        raise Invalid({"key": ["This key was used for another message."]})
    return said_before


def _require_text(text: str) -> None:
    if not text.strip() or "\0" in text:
        raise Invalid({"text": [_("Write what you want to tell us.")]})
    if len(text) > LONGEST:
        raise Invalid(
            {"text": [filled(_("Use at most {most} characters. You can add more afterwards."), most=f"{LONGEST:,}")]}
        )
