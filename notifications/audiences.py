"""To whom is an event of interest? Functions from what happened to people; `rules.py` says which for what.

They may name too many: the doer, and everyone for whom the page isn't there, are left out afterwards.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.db.models import Q

from accounts.models import User
from accounts.terms import DESK_ROLES, RoleName
from cases.models import Case, Opening, Proposal, Referral
from cases.terms import Severity, Status
from events.models import Event
from notifications.people import Directory, behind
from reports.models import Report


@dataclass(frozen=True)
class Happened:
    """An event, and the case of its stream where it is one of a case."""

    event: Event
    directory: Directory
    case: Case


Audience = Callable[[Happened], Iterable[User]]
Condition = Callable[[Happened], bool]


def reporters(what: Happened) -> Iterable[User]:
    """Whoever reported what is worked on in this case, duplicates included. An anonymous reporter is nobody."""
    told = Report.objects.filter(Q(case=what.case) | Q(approach__case=what.case))
    return behind(told.values_list("person", flat=True)).values()


def reporter_asked(what: Happened) -> Iterable[User]:
    """The reporter for whom the case was opened: the one who is asked and replied to."""
    return behind(Report.objects.filter(case=what.case).values_list("person", flat=True)).values()


def officer(what: Happened) -> Iterable[User]:
    """The officer who has the case."""
    return what.directory.numbered(what.case.officer_id)


def officer_or_desk(what: Happened) -> Iterable[User]:
    """The officer who has the case; while nobody has, the officers of its desk."""
    return officer(what) or desk(what)


def desk(what: Happened) -> Iterable[User]:
    """The officers of the case's desk."""
    return what.directory.at(what.case.desk_id, RoleName.OFFICER)


def leads(what: Happened) -> Iterable[User]:
    """The leads of the case's desk."""
    return what.directory.at(what.case.desk_id, RoleName.LEAD)


def second_pair_of_eyes(what: Happened) -> Iterable[User]:
    """All who may approve: officers and leads who see the case, but the one who concluded."""
    at_desk = what.directory.at(what.case.desk_id, *DESK_ROLES)
    by_name = Opening.objects.filter(case=what.case).values_list("user", flat=True)
    may = {user.pk: user for user in [*at_desk, *what.directory.numbered(*by_name)]}
    return [user for user in may.values() if user.pk != what.case.concluded_by_id]


def given_to(what: Happened) -> Iterable[User]:
    """The officer to whom this event gave the case."""
    return what.directory.numbered(what.event.data.get("officer"))


def taken_from(what: Happened) -> Iterable[User]:
    """The officer who had the case before."""
    return what.directory.numbered(what.event.data.get("officer_before"))


def mentioned(what: Happened) -> Iterable[User]:
    """The colleagues whom a note names."""
    return what.directory.numbered(*what.event.data.get("mentioned", ()))


def opened_to(what: Happened) -> Iterable[User]:
    return what.directory.numbered(what.event.data.get("person"))


def proposer(what: Happened) -> Iterable[User]:
    """The officer on whose proposal a lead has decided."""
    proposal = what.event.data.get("proposal")
    if referral := what.event.data.get("referral"):
        proposal = Referral.objects.values_list("proposal", flat=True).get(pk=referral)
    return what.directory.numbered(Proposal.objects.values_list("by", flat=True).get(pk=proposal))


def the_person(what: Happened) -> Iterable[User]:
    """The person in whose stream of rights it happened."""
    return User.objects.filter(pk=what.event.stream_id, is_active=True)


def newcomer(what: Happened) -> Iterable[User]:
    """The same, where they have no password yet."""
    return [user for user in the_person(what) if not user.has_usable_password()]


def managers(what: Happened) -> Iterable[User]:
    """Whoever reads the figures of the whole organisation."""
    return User.objects.filter(roles__name=RoleName.MANAGER, is_active=True)


def always(what: Happened) -> bool:
    return True


def closed(what: Happened) -> bool:
    return what.event.after == Status.CLOSED


def to_review(what: Happened) -> bool:
    return what.event.after == Status.REVIEW


def by_colleague(what: Happened) -> bool:
    """Done by a person, not by the reporter or the house."""
    return what.event.by_kind == "person"


def by_the_house(what: Happened) -> bool:
    """Done by Countersign itself, as when somebody has left."""
    return what.event.by_kind == "system"


def to_the_officer(what: Happened) -> bool:
    """Pointed out to the officer, not yet to the lead."""
    return bool(what.event.data.get("to") == "officer")


def to_the_lead(what: Happened) -> bool:
    return bool(what.event.data.get("to") == "lead")


def came_back(what: Happened) -> bool:
    """Somebody found a profile that had been gone."""
    return bool(what.event.data.get("state") == "back")


def became_critical(what: Happened) -> bool:
    """The first event of the case that says "critical"."""
    event = what.event
    earlier = Event.objects.filter(stream=event.stream, stream_id=event.stream_id, sequence__lt=event.sequence)
    critical = event.data.get("severity") == Severity.CRITICAL
    return critical and not earlier.filter(data__severity=Severity.CRITICAL).exists()
