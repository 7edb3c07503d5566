"""Whose cases were left behind? An account was closed, a role taken away: nobody's case falls between chairs.

Looked for again and again instead of being told, so that it doesn't matter how somebody came to be gone.
"""

import structlog

from accounts.models import User
from accounts.terms import RoleName
from cases import actions
from cases.models import Case
from cases.policy import case_scope
from cases.queries.officers import working
from events.doers import SYSTEM
from events.refusals import Refusal

log = structlog.get_logger(__name__)
TURN = "cases.leaving"


def look_after_left() -> None:
    """Give back what the officer can't work on any more, entrust what nobody sees, and adopt shared views."""
    for case in left_behind():
        _try(lambda reference: actions.release(reference, by=SYSTEM, version=None), case)
    for case in seen_by_nobody():
        _try(actions.entrust, case)
    actions.adopt_views()


def left_behind() -> list[Case]:
    """Open cases of somebody who is no officer any more, can't sign in, or can't see them."""
    opened = Case.objects.open().exclude(officer=None)
    found: list[Case] = []
    for user in User.objects.filter(pk__in=opened.order_by().values("officer").distinct()):
        theirs = opened.filter(officer=user)
        works = user.has_role(RoleName.OFFICER)
        found += theirs.exclude(pk__in=theirs.filter(case_scope(user)).values("pk")) if works else theirs
    return found


def seen_by_nobody() -> list[Case]:
    """Restricted cases that no officer and no lead can see; those of a closed case are lost as easily."""
    restricted = Case.objects.filter(restricted=True, disposed_at=None)
    lost = set(restricted.values_list("pk", flat=True))
    for user in working():
        if lost:
            lost -= set(Case.objects.visible_to(user).filter(pk__in=lost).values_list("pk", flat=True))
    return list(restricted.filter(pk__in=lost))


def _try(act: object, case: Case) -> None:
    assert callable(act)
    try:
        act(case.reference)
    except Refusal as refusal:
        log.warning("left_behind", case=case.reference, because=refusal.code)
