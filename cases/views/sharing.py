"""How does a bundle leave the house? Downloaded by whoever works on the case, after it was held against its digest."""

import hashlib

from django.http import HttpRequest, HttpResponse
from django.utils.timezone import localtime
from django.views.decorators.http import require_safe

from cases import policy
from cases.actions import note_reading
from cases.bundle import as_json
from cases.models import Case, Reading, Referral
from cases.sharing import as_pdf
from cases.views.asking import person_of
from events.refusals import NotThere, Refused

CHANGED = "This bundle isn’t what was shared, so it isn’t given out. Tell your administrator."


@require_safe
def bundle(request: HttpRequest, reference: str, number: int, form: str) -> HttpResponse:
    """What was shared with an agency, as `json` or `pdf`: exactly that, or nothing."""
    user = person_of(request)
    case = Case.objects.visible_to(user).filter(reference=reference).select_related("desk").first()
    referral = Referral.objects.filter(case=case, pk=number).first() if case else None
    if case is None or referral is None or form not in ("json", "pdf"):
        raise NotThere
    policy.require(user, "take_back", case)
    data = as_json(referral.bundle)
    if hashlib.sha256(data).hexdigest() != referral.digest:
        raise Refused(CHANGED)
    note_reading(case, Reading.Door.BUNDLE, by=user)
    kind = "application/json" if form == "json" else "application/pdf"
    how = {"Content-Disposition": f'attachment; filename="referral-{reference}-{referral.pk}.{form}"',
           "Cache-Control": "no-store, private"}  # fmt: skip
    return HttpResponse(data if form == "json" else _pdf(referral), content_type=kind, headers=how)


def _pdf(referral: Referral) -> bytes:
    day = f"{referral.review_on.day} {referral.review_on:%B %Y}"
    shared_at = localtime(referral.referred_at)
    return as_pdf(referral.bundle, digest=referral.digest, shared_at=shared_at, review_on=day)
