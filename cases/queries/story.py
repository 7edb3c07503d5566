"""What is the story of one case? Everything its page shows, within scope, in a fixed number of queries."""

from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce, JSONObject

from accounts.models import HeldRoles, Organisation, User
from cases.models import (
    Approach,
    Begun,
    Case,
    Evidence,
    Hold,
    Message,
    Note,
    Opening,
    Proposal,
    Schedule,
    Sighting,
    Task,
    Watch,
)
from cases.queries.known import approaches_of, knows_name, knows_name_told
from cases.queries.matches import Matches, matches_of
from cases.queries.timeline import Item, happened, timeline
from events.models import Event
from events.refusals import NotThere
from events.statements import at_hand, put_once


def whole(user: User, reference: str) -> Case:
    """The case with this reference, and the rows that say what may be done with it; `NotThere` outside scope."""
    for case in _whole(user, user.held, reference=reference):
        at_hand(
            case, approaches=_approaches(user, user.held, case=case.pk), proposals=_proposals(case=case.pk),
            tasks=_tasks(case=case.pk),
        )  # fmt: skip
        return case
    raise NotThere


@put_once
def _whole(user: User, _: HeldRoles, *, reference: Any) -> QuerySet[Case]:
    rows = Case.objects.visible_to(user).select_related("desk", "officer", "concluded_by")
    named = Opening.objects.filter(case=OuterRef("pk")).order_by("user__name").values("user__name")
    return rows.filter(reference=reference).annotate(
        unread_counted=_unread(), evidence_counted=_waiting(), open_to=ArraySubquery(named), held=_held(),
        months=_months(), zone=_zone(), note_begun=_note_begun(user),
        watched=Exists(Watch.objects.filter(case=OuterRef("pk"), user=user)),
    )  # fmt: skip


@put_once
def _approaches(user: User, _: HeldRoles, *, case: Any) -> QuerySet[Approach]:
    """The approaches worked on in a case, each with its profiles, and with what whoever holds these roles knows."""
    seen = Sighting.objects.filter(approach=OuterRef("pk")).order_by("profile__key")
    profiles = ArraySubquery(seen.values(said=JSONObject(platform="profile__platform", shown="profile__shown")))
    rows = Approach.objects.filter(case=case).select_related("persona__root", "unit").annotate(
        profiles=profiles, told_in=F("home__reference"),
        known=knows_name_told(user), root_known=knows_name(approaches_of(user), "persona__root"),
    )  # fmt: skip
    return rows.order_by("pk")


@put_once
def _proposals(*, case: Any) -> QuerySet[Proposal]:
    return Proposal.objects.filter(case=case).select_related("by", "referral").order_by("-pk")


@put_once
def _tasks(*, case: Any) -> QuerySet[Task]:
    return Task.objects.filter(case=case).select_related("done_by")


def in_hand(user: User, reference: str) -> Case:
    """The case as an act takes it up, in one query; what only some acts ask of it is read when they ask."""
    for case in _in_hand(user, user.held, reference=reference):
        return case
    raise NotThere


@put_once
def _in_hand(user: User, _: HeldRoles, *, reference: Any) -> QuerySet[Case]:
    rows = Case.objects.visible_to(user).select_related("desk", "officer", "concluded_by")
    return rows.filter(reference=reference)


def _note_begun(user: User) -> Subquery:
    """The note that this person has begun and not finished, read with the case itself."""
    mine = Begun.objects.filter(case=OuterRef("pk"), person=user.pk, act="note")
    return Subquery(mine.values("texts__text")[:1])


def _unread() -> Coalesce:
    """How many messages of reporters wait to be read, counted with the case itself."""
    waiting = Message.objects.filter(conversation__approach__case=OuterRef("pk"), read_at=None).order_by()
    counted = waiting.filter(kind__in=Message.FROM_REPORTER).values("conversation__approach__case")
    return Coalesce(Subquery(counted.annotate(count=Count("pk")).values("count")), 0)


def _waiting() -> Coalesce:
    """How many files wait for their scan, counted with the case itself."""
    files = Evidence.objects.filter(conversation__approach__case=OuterRef("pk")).waiting()
    counted = files.order_by().values("conversation__approach__case").annotate(count=Count("pk"))
    return Coalesce(Subquery(counted.values("count")), 0)


def _held() -> Exists:
    """Is it kept beyond its time?"""
    return Exists(Hold.objects.filter(case=OuterRef("pk"), lifted_at=None))


def _months() -> Subquery:
    """For how many months the schedule in force keeps closed cases, by outcome."""
    return Subquery(Schedule.objects.order_by("-version").values("months")[:1])


def _zone() -> Subquery:
    return Subquery(Organisation.objects.values("time_zone")[:1])


@dataclass(frozen=True)
class Story:
    """A case as its page tells it to `user`; each part is asked for once."""

    case: Case
    user: User

    @cached_property
    def events(self) -> list[Event]:
        return happened(self.case)

    @cached_property
    def timeline(self) -> list[Item]:
        return timeline(self.events, _notes(case=self.case.pk), self.case.tasks.all(), self.duplicates)

    @cached_property
    def messages(self) -> list[Message]:
        """The conversation with every reporter whose approach is worked on here, the earliest first.

        Each message with the case that was opened for its reporter: `home`, `home_reference`.
        """
        return _messages(case=self.case.pk)

    @property
    def unread(self) -> bool:
        return any(message.is_from_reporter and message.read_at is None for message in self.messages)

    @property
    def withdrawal(self) -> Message | None:
        """The latest request of a reporter to withdraw."""
        asked = [message for message in self.messages if message.kind == Message.Kind.WITHDRAWAL]
        return asked[-1] if asked else None

    @cached_property
    def duplicates(self) -> list[Case]:
        """Cases linked to this one, and the living case where this one is a duplicate; in scope only."""
        return _linked(self.user, self.user.held, case=self.case.pk, living=self.case.duplicate_of_id)

    @cached_property
    def matches(self) -> Matches:
        """Other cases that may belong together with this one, and why."""
        return matches_of(self.case, self.user)


@put_once
def _notes(*, case: Any) -> QuerySet[Note]:
    return Note.objects.filter(case=case).select_related("by")


@put_once
def _messages(*, case: Any) -> QuerySet[Message]:
    told = Message.objects.filter(conversation__approach__case=case, withdrawn_at=None).annotate(
        home=F("conversation__approach__home"), home_reference=F("conversation__approach__home__reference")
    )
    return told.select_related("by").order_by("pk")


@put_once
def _linked(user: User, _: HeldRoles, *, case: Any, living: Any) -> QuerySet[Case]:
    """The duplicates of a case, and the living one where it is a duplicate itself, for whoever holds these roles."""
    linked: QuerySet[Case] = Case.objects.visible_to(user)
    return linked.filter(Q(duplicate_of=case) | Q(pk=living)).order_by("reference")
