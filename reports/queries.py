"""What may a reporter look up? Their drafts, their reports, and of the case's history what they may know."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from accounts.models import Organisation
from accounts.sealing import unseal
from cases import clocks
from cases.models import Case, Message
from cases.sentences import SENTENCES
from cases.severity import propose
from cases.terms import TO_THE_REPORTER, Status
from design.words import lazily as _
from events.clock import now
from events.models import Event
from reports import receipts
from reports.models import Draft, Helped, Report, Unsealing

OF_OUR_OWN_WORDS = ("add", "ask_to_withdraw")
OF_THE_LIVING_CASE = (*OF_OUR_OWN_WORDS, "read")  # once ours is a duplicate, only what is about our own words


@dataclass(frozen=True)
class Written:
    """A draft, opened."""

    key: UUID
    owner: str
    answers: dict[str, Any]
    kept_until: datetime


def draft_of(owner: str) -> Written | None:
    """The latest draft of the person with this pseudonym, on whichever device it was begun."""
    return _opened(Draft.objects.filter(owner=owner).exclude(owner=""))


def unowned_draft(key: UUID) -> Written | None:
    """The draft that one browser knows the key of."""
    return _opened(Draft.objects.filter(key=key, owner=""))


def _opened(drafts: QuerySet[Draft]) -> Written | None:
    draft = drafts.filter(kept_until__gt=now()).order_by("-kept_until").first()
    if draft is None:
        return None
    return Written(draft.key, draft.owner, unseal(bytes(draft.answers), of=str(draft.key)), draft.kept_until)


def listed(reports: QuerySet[Report]) -> QuerySet[Report]:
    """Reports with all that a list shows of them; `unread` says that there is something new to read."""
    sent = Message.objects.filter(conversation=OuterRef("conversation"), sent_at__isnull=False, withdrawn_at=None)
    unread = sent.filter(read_at=None).exclude(kind__in=Message.FROM_REPORTER)
    return reports.select_related("conversation__approach__case", "case__desk").annotate(unread=Exists(unread))


def by_code(code: str) -> Report | None:
    """The report that a receipt code opens. The slow part is the same whether there is one or not."""
    digest = receipts.digest(code)
    return listed(Report.objects.filter(receipt=digest)).first()


def living_case(report: Report) -> Case:
    """Where the work on it goes on: another case than its own, once that was closed as a duplicate."""
    return report.conversation.approach.case


def status(report: Report) -> str:
    """Whose move it is, as far as this reporter is concerned: a question to somebody else isn't theirs to answer."""
    case = living_case(report)
    asked_another = case.status == Status.AWAITING_REPORTER and case.pk != report.case_id
    return Status.TRIAGE if asked_another else case.status


def is_asked(report: Report) -> bool:
    """Is it this reporter's move?"""
    return status(report) == Status.AWAITING_REPORTER


def helped(report: Report) -> Helped | None:
    """What the reporter said of whether it helped."""
    return Helped.objects.filter(report=report).first()


def is_open(report: Report) -> bool:
    """Is there still work on it?"""
    return living_case(report).is_open


def status_in_words(report: Report) -> str:
    """`status`, as the reporter reads it."""
    return TO_THE_REPORTER[Status(status(report))]


def severity_told(report: Report) -> str:
    """What the reporter's own account alone would be proposed as.

    The case may be graver, because others told of the same profile: whoever could read that from what we promise
    could ask us, with a made-up report, whether an address of theirs is known.
    """
    approach = report.conversation.approach
    return propose(
        stage=approach.stage, access_band=approach.access_band, travel_planned=approach.travel_planned,
        pressing=approach.ongoing,
    )  # fmt: skip


def acknowledged_by(report: Report) -> datetime | None:
    """Until when an officer is to look at it for the first time; None once one has."""
    if living_case(report).due != clocks.ACKNOWLEDGE:
        return None
    filed, calendar = [clocks.Moved(report.filed_at, "", Status.NEW)], Organisation.objects.get(pk=1).calendar
    return clocks.due(filed, severity=severity_told(report), desk=report.case.desk, calendar=calendar).at


def days_to_decide(report: Report) -> int:
    """Within how many working days we mean to decide, by what the reporter told."""
    desk = report.case.desk
    return desk.decide_days_if_grave if clocks.is_grave(severity_told(report)) else desk.decide_days


def messages(report: Report) -> list[Message]:
    """What was said both ways, the earliest first: what officers only hold ready isn't there yet."""
    said = Message.objects.filter(conversation=report.conversation_id)
    from_us = Q(sent_at__isnull=False, withdrawn_at=None)
    return list(said.filter(from_us | Q(kind__in=Message.FROM_REPORTER)).order_by("id"))


def withdrawal(said: list[Message]) -> Message | None:
    """The request to withdraw, if there was one among what was said."""
    return next((each for each in said if each.kind == Message.Kind.WITHDRAWAL), None)


def happened(report: Report, said: list[Message]) -> list[dict[str, Any]]:
    """What has happened that the reporter may know, the latest first; `said` are the messages."""
    mine, living = Q(stream_id=report.case_id), Q(stream_id=living_case(report).pk, kind__in=OF_THE_LIVING_CASE)
    events = Event.objects.filter(mine | living, stream="case").order_by("id")
    opened = iter(report.unsealings.order_by("id"))
    told = [event for event in events if _is_told(event, report, said)]
    return [_told(event, opened) for event in told][::-1]


def _told(event: Event, opened: Iterator[Unsealing]) -> dict[str, Any]:
    """One thing that has happened, in words; an unsealing with its reason."""
    item: dict[str, Any] = {"title": SENTENCES[event.kind].told, "at": event.at}
    if event.kind == "unseal" and (row := next(opened, None)):
        item |= {"quote": row.reason, "text": _("The reason given:")}
    return item


def _is_told(event: Event, report: Report, said: list[Message]) -> bool:
    """Of a case with several reporters, each hears of their own words only; an unsealing is told with its reason."""
    if event.kind in OF_OUR_OWN_WORDS:
        return bool(event.data.get("conversation") == report.conversation_id)
    if event.kind == "read":
        return any(each.is_from_reporter and each.written_at <= event.at for each in said)
    if event.kind == "unseal":
        return bool(event.data.get("report") == report.pk)
    return bool(SENTENCES[event.kind].told)
