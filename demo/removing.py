"""What becomes of a profile that was reported? Its platform is asked, reminded now and then, and somebody looks."""

import random
from datetime import timedelta

from accounts.calendar import DAY
from accounts.models import User
from cases import actions
from cases.models import Case
from cases.queries.takedowns import may_be_taken_down
from personas.terms import Platform

HOSTILE = ("confirmed_hostile", "likely_hostile", "criminal_fraud")
ASKED = (Platform.LINKEDIN, Platform.FACEBOOK, Platform.INSTAGRAM, Platform.X)
OF_THESE, GONE, REMINDED = 0.65, 0.72, 0.5


def see_to_removal(case: Case, outcome: str, by: User, chance: random.Random) -> timedelta | None:
    """One step towards it, and how long it is left alone then; None where nothing has to be waited for."""
    asked = case.takedowns.order_by("pk").first()
    if asked is None:
        profile = may_be_taken_down(case).filter(platform__in=ASKED).first()
        if outcome not in HOSTILE or profile is None or chance.random() > OF_THESE:
            return None
        number = f"{chance.randrange(10**7):07}"
        actions.ask_takedown(case.reference, profile.pk, by=by, version=None, platform_reference=number)
        return DAY * chance.triangular(1, 9, 3)
    if asked.is_open and not asked.looked_at:
        gone = chance.random() < GONE
        actions.look_at_takedown(case.reference, asked.pk, gone=gone, by=by, version=None)
        if not gone and chance.random() < REMINDED:
            actions.chase_takedown(case.reference, asked.pk, by=by, version=None)
    return None
