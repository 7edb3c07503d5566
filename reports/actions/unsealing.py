"""When is a sealed identity opened? When a lead breaks the glass, with a reason that the reporter is told."""

from typing import Any

from django.db import transaction

from accounts.models import User
from accounts.sealing import unseal as open_seal
from cases import policy
from cases.actions.lock import lock, save
from cases.terms import Mode
from events.clock import now
from events.refusals import Invalid, Refused
from reports.models import Report, Unsealing


@transaction.atomic
def unseal(reference: str, *, reason: str, by: User, version: int | None) -> dict[str, Any]:
    """Open the identity of a confidential report's reporter; every opening is recorded and told to them."""
    case = lock(reference, by=by, version=version)
    policy.require(by, "unseal", case)
    if not reason.strip():
        raise Invalid({"reason": ["Say why you need to know who it is. The reporter will read this."]})
    report = Report.objects.filter(case=case, mode=Mode.CONFIDENTIAL).first()
    if report is None or report.sealed is None:
        raise Refused("There is no sealed identity in this case.")
    Unsealing.objects.create(report=report, by=by, reason=reason, at=now())
    save(case, "unseal", by=by, report=report.pk, reference=case.reference)
    return open_seal(bytes(report.sealed), of=report.reference)
