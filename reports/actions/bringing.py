"""How does an account from older records become testimony? In one transaction, under the days that the records name.

Who reported is kept only where the records name somebody who has an account here. Otherwise it stands without a
name like an anonymous report, under a receipt that nobody holds.
"""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import uuid4
from zoneinfo import ZoneInfo

from django.db import transaction

from accounts.models import Desk, Organisation, Unit, User
from accounts.terms import Employment, Sector
from cases import actions as cases
from cases.actions import Account, Record, Told
from cases.models import Conflict
from cases.terms import Mode
from reports.actions.soundness import require_sound
from reports.actions.testimony import Testimony
from reports.models import TESTIMONY, Report

NOBODYS = 32  # bytes of a receipt's digest that was drawn by lot: no code leads to it


@dataclass(frozen=True)
class Past:
    """What older records say beside the testimony: how it ended, where it belongs, and of whom it tells.

    `person` is the pseudonym of who was approached, blank where they can't be told apart; `known` are those of them
    and of the reporter who have an account here, for whom the case must not be there.
    """

    record: Record
    organisation: Organisation
    desk: Desk
    unit: Unit | None = None
    person: str = ""
    reporter: User | None = None
    subject: User | None = None


@transaction.atomic
def bring_in(told: Testimony, past: Past, *, by: User) -> Report:
    """Keep an account from older records. Raises `Invalid` with a sentence for each field that can't be used."""
    mode = Mode.NAMED if past.reporter else Mode.ANONYMOUS
    organisation = past.organisation
    require_sound(told, mode=mode, has_reporter=past.reporter is not None, has_receipt=True, is_old=True)
    account = _account(told, past, organisation)
    conversation = cases.bring_in(account, past.record, organisation=organisation, by=by)
    case = conversation.approach.case
    given: dict[str, Any] = {name: getattr(told, name) for name in TESTIMONY}
    given |= {name: list(given[name]) for name in ("addresses", "done_so_far")}
    return Report.objects.create(
        reference=case.reference, case=case, approach=conversation.approach, conversation=conversation, mode=mode,
        person=past.reporter.pseudonym if past.reporter else "", reporter=past.reporter, key=uuid4(),
        receipt=None if past.reporter else secrets.token_bytes(NOBODYS), filed_at=past.record.reported_at, **given,
    )  # fmt: skip


def _account(told: Testimony, past: Past, organisation: Organisation) -> Account:
    day = past.record.reported_at.astimezone(ZoneInfo(organisation.time_zone)).date()
    first = told.first_contact_on or told.last_contact_on or day
    return Account(
        first_contact_on=first, last_contact_on=max(told.last_contact_on or first, first), desk=past.desk,
        unit=past.unit, contact_known=bool(told.first_contact_on or told.last_contact_on),
        persona=Told(told.persona_name, told.claimed_employer, told.identified), person=past.person,
        platform=told.platform, method=told.method, stage=told.stage,
        sector=told.sector or (past.unit.sector if past.unit else Sector.OTHER),
        employment=told.employment or Employment.CURRENT, conflicts=_conflicts(past),
    )  # fmt: skip


def _conflicts(past: Past) -> Sequence[tuple[str, str]]:
    found = [(past.subject, Conflict.Why.SUBJECT), (past.reporter, Conflict.Why.REPORTER)]
    return [(user.pseudonym, str(why)) for user, why in found if user]
