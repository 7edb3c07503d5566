"""How is a report filed? In one transaction of at most twelve statements, with nothing outside the house in it."""

from typing import Any
from uuid import UUID

from django.db import IntegrityError, transaction

from accounts.lists import heed
from accounts.models import Desk, Headcount, Organisation, Unit, User
from accounts.sealing import seal
from accounts.terms import AccessBand, Employment, Sector
from cases.actions import Account, Told, adopt, open_case
from cases.models import Conflict
from cases.terms import Mode
from design.words import lazily as _
from events.clock import now, today
from events.doers import REPORTER, Doer
from events.refusals import Invalid
from reports import receipts
from reports.actions.dating import dated_as
from reports.actions.soundness import require_sound
from reports.actions.testimony import Testimony
from reports.models import TESTIMONY, Report


def file(
    told: Testimony, *, mode: str, key: UUID, reporter: User | None = None, receipt: str = "",
    taken_by: User | None = None, staged: UUID | None = None,
) -> Report:  # fmt: skip
    """File a report; the same `key`, or the same receipt code, again is the same report.

    `reporter` is needed in the modes named and confidential; an anonymous report needs the `receipt` code
    that was shown and confirmed before. `taken_by` is an officer who takes it down for somebody. `staged` is
    the draft whose files come with it. Raises `Invalid` with a sentence for each field that can't be used; then
    nothing is kept.
    """
    organisation = Organisation.objects.select_related("default_desk").get(pk=1)
    heed(organisation)
    require_sound(told, mode=mode, has_reporter=reporter is not None, has_receipt=bool(receipt))
    code = receipts.digest(receipt) if mode == Mode.ANONYMOUS else None
    if filed := _filed_before(key, code, reporter):
        return filed
    account = _account(told, mode, reporter, organisation)
    try:
        with dated_as(mode, organisation), transaction.atomic():
            return _file(told, account, organisation, mode, key, reporter, code, taken_by, staged)
    except IntegrityError:  # the same request at the same moment
        if filed := _filed_before(key, code, reporter):
            return filed
        raise


def _file(
    told: Testimony, account: Account, organisation: Organisation, mode: str, key: UUID, reporter: User | None,
    code: bytes | None, taken_by: User | None, staged: UUID | None,
) -> Report:  # fmt: skip
    by: Doer = taken_by or REPORTER  # whether an officer may is asked where the case is opened
    conversation = open_case(account, organisation=organisation, by=by)
    case = conversation.approach.case
    if staged:
        adopt(conversation, staged)
    given: dict[str, Any] = {name: getattr(told, name) for name in TESTIMONY}
    given |= {"addresses": list(told.addresses), "done_so_far": list(told.done_so_far)}
    given["indicators"] = dict(told.indicators)
    if mode != Mode.NAMED:
        given["safe_contact"] = ""  # sealed with the name, or not kept at all
    return Report.objects.create(
        reference=case.reference, case=case, approach=conversation.approach, conversation=conversation, mode=mode,
        person=reporter.pseudonym if reporter and mode != Mode.ANONYMOUS else "", key=key, receipt=code,
        reporter=reporter if mode == Mode.NAMED else None, filed_at=now(), filed_by=taken_by,
        sealed=_sealed(told, reporter, case.reference) if reporter and mode == Mode.CONFIDENTIAL else None, **given,
    )  # fmt: skip


def _filed_before(key: UUID, code: bytes | None, reporter: User | None) -> Report | None:
    """The report that this very request has filed already; never somebody else's."""
    if code and (filed := Report.objects.filter(receipt=code).first()):
        return filed
    filed = Report.objects.filter(key=key).first()
    if filed and (code or reporter is None or filed.person != reporter.pseudonym):
        raise Invalid({"key": [_("This key was used for another report.")]})
    return filed


def _account(told: Testimony, mode: str, reporter: User | None, organisation: Organisation) -> Account:
    unit, desk = _place(told, mode, reporter, organisation)
    day = today(organisation.time_zone)
    first = told.first_contact_on or told.last_contact_on or day
    approached = _approached(told, mode, reporter)
    return Account(
        first_contact_on=first, last_contact_on=max(told.last_contact_on or first, first), desk=desk, unit=unit,
        contact_known=bool(told.first_contact_on or told.last_contact_on),
        persona=Told(told.persona_name, told.claimed_employer, told.identified),
        person=approached.pseudonym if approached else "", platform=told.platform, moved_to=list(told.moved_to),
        method=told.method, stage=told.stage, ongoing=told.ongoing, travel_planned=told.travel_planned,
        sector=_sector(told, approached, mode), employment=_employment(told, approached),
        access_band=approached.access_band if approached else AccessBand.ROUTINE,
        conflicts=_conflicts(told, mode, reporter),
    )  # fmt: skip


def _approached(told: Testimony, mode: str, reporter: User | None) -> User | None:
    """Whom it happened to, where that person can be told apart."""
    if told.about_colleague:
        return told.colleague
    return reporter if mode != Mode.ANONYMOUS else None


def _place(told: Testimony, mode: str, reporter: User | None, organisation: Organisation) -> tuple[Unit | None, Desk]:
    """The unit to be shown, and the desk that will work on it.

    An anonymous report has neither; in a confidential one a unit small enough to give the person away is
    sealed with the name.
    """
    approached = _approached(told, mode, reporter) or (reporter if mode != Mode.ANONYMOUS else None)
    unit = approached.unit if approached else None
    if unit is None:
        if organisation.default_desk is None:
            raise Invalid({"__all__": [_("No desk has been set up yet, so nobody could read your report.")]})
        return None, organisation.default_desk
    shown = unit if mode == Mode.NAMED or _is_large(unit, organisation) else None
    return shown, unit.desk


def _is_large(unit: Unit, organisation: Organisation) -> bool:
    newest = Headcount.objects.filter(unit=unit).order_by("-month").values_list("people", flat=True).first()
    return newest is not None and newest >= organisation.seal_unit_below


def _sector(told: Testimony, approached: User | None, mode: str) -> str:
    if told.sector:
        return told.sector
    return approached.unit.sector if approached and approached.unit else Sector.OTHER


def _employment(told: Testimony, approached: User | None) -> str:
    return told.employment or (approached.employment if approached else Employment.CURRENT)


def _conflicts(told: Testimony, mode: str, reporter: User | None) -> list[tuple[str, str]]:
    found = [(told.colleague.pseudonym, Conflict.Why.SUBJECT)] if told.colleague else []
    if reporter and mode != Mode.ANONYMOUS:
        found.append((reporter.pseudonym, Conflict.Why.REPORTER))
    return [(person, str(why)) for person, why in found]


def _sealed(told: Testimony, reporter: User, reference: str) -> bytes:
    identity = {
        "user": reporter.pk, "name": reporter.name, "email": reporter.email, "post": reporter.post,
        "unit": reporter.unit.name if reporter.unit else "", "safe_contact": told.safe_contact,
    }  # fmt: skip
    return seal(identity, of=reference)
