"""How does a case begin? With an account of an approach, in one transaction of few statements.

The caller (the staff door) keeps the testimony; here is what the security team's work stands on: the
persona and profiles, the case, the approach, the conversation, and who must not see it.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from accounts.models import Desk, Organisation, Unit
from accounts.terms import AccessBand, Employment, Sector
from cases import clocks, policy
from cases.actions.lock import STREAM
from cases.grouping import regroup_for
from cases.models import Approach, Case, Conflict, Conversation, Sighting
from cases.severity import propose
from cases.terms import Method, Stage, Status
from events.actions import Happening, record_all
from events.clock import now
from events.doers import Doer
from personas.actions import Found, meet
from personas.addresses import Identified
from personas.terms import Platform


@dataclass(frozen=True)
class Told:
    """What is told of the persona: a name, an employer, and the addresses of its profiles."""

    name: str = ""
    claimed_employer: str = ""
    addresses: Sequence[Identified] = ()


@dataclass(frozen=True)
class Account:
    """What a case is opened with. `person` is a pseudonym, blank where the person can't be told apart."""

    first_contact_on: date
    last_contact_on: date
    desk: Desk
    persona: Told = field(default_factory=Told)
    contact_known: bool = True  # else the days of contact are those of the report
    person: str = ""
    platform: str = Platform.NOT_SURE
    moved_to: Sequence[str] = ()
    method: str = Method.NOT_SURE
    stage: int = Stage.SEEN
    ongoing: bool = False
    travel_planned: bool = False
    sector: str = Sector.OTHER
    employment: str = Employment.CURRENT
    access_band: str = AccessBand.ROUTINE
    unit: Unit | None = None
    conflicts: Sequence[tuple[str, str]] = ()  # pseudonym, and why


APPROACH_FIELDS = (
    "first_contact_on", "last_contact_on", "contact_known", "platform", "method", "stage", "ongoing", "travel_planned",
    "sector", "employment", "access_band", "unit", "person",
)  # fmt: skip


def open_case(account: Account, *, organisation: Organisation, by: Doer) -> Conversation:
    """Open a case and return the conversation with its reporter; runs in the caller's transaction."""
    found = met(account)
    case = _new_case(account, found, organisation)
    policy.require(by, "open", case)
    conversation = begin(account, found, case, reported_at=now())
    opened = Happening(STREAM, case.pk, "open", "", Status.NEW, {
        "approach": conversation.approach_id, "desk": case.desk_id, "severity": case.proposed_severity,
    })  # fmt: skip
    record_all([opened, *found.happenings], by=by)
    return conversation


def met(account: Account) -> Found:
    """The persona of an account, found or begun, and its profiles."""
    told = account.persona
    return meet(told.addresses, name=told.name, employer=told.claimed_employer)


def begin(account: Account, found: Found, case: Case, *, reported_at: datetime) -> Conversation:
    """Keep the approach, the conversation about it and who must not see its case, for a case that was just made."""
    approach = _new_approach(account, found, case, reported_at)
    conversation = Conversation.objects.create(approach=approach)
    Conflict.objects.bulk_create(
        [Conflict(case=case, person=person, why=why) for person, why in dict(account.conflicts).items()]
    )
    return conversation


def proposed_severity(account: Account, found: Found) -> str:
    """The severity that the rule proposes."""
    return propose(
        stage=account.stage, access_band=account.access_band, travel_planned=account.travel_planned,
        pressing=account.ongoing or found.known_before,
    )  # fmt: skip


def _new_case(account: Account, found: Found, organisation: Organisation) -> Case:
    severity = proposed_severity(account, found)
    opened = [clocks.Moved(now(), "", Status.NEW)]
    due = clocks.due(opened, severity=severity, desk=account.desk, calendar=organisation.calendar)
    return Case.objects.create(
        desk=account.desk,
        proposed_severity=severity,
        opened_at=now(),
        changed_at=now(),
        due=due.what,
        due_at=due.at,
    )


def _new_approach(account: Account, found: Found, case: Case, reported_at: datetime) -> Approach:
    approach = Approach.objects.create(
        case=case, home=case, persona=found.persona, reported_at=reported_at, moved_to=list(account.moved_to),
        **{name: getattr(account, name) for name in APPROACH_FIELDS},
    )  # fmt: skip
    Sighting.objects.bulk_create([Sighting(approach=approach, profile=profile) for profile in found.profiles])
    if found.persona and found.known_before and account.person:
        regroup_for(personas=[found.persona.root_pk], people=[account.person], cases=[])
    return approach
