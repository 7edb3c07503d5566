"""Whom does a note name? Officers and leads who can see the case, written with an @ before their name."""

import re

from accounts.models import User
from accounts.terms import DESK_ROLES
from cases.models import Case

CALLED = re.compile(r"(?<![\w.])@([^\W\d_][\w'’-]*(?: [^\W\d_][\w'’-]*)?)")


def mentioned_in(text: str, case: Case) -> list[int]:
    """The numbers of the colleagues whom a text names by their first or whole name; only within the case's scope."""
    called = {name.casefold() for name in CALLED.findall(text)}
    if not called:
        return []
    called |= {name.split()[0] for name in called}
    working = User.objects.filter(is_active=True, roles__name__in=DESK_ROLES).distinct()
    named = [user for user in working if {user.name.casefold(), user.name.casefold().split()[0]} & called]
    return sorted(user.pk for user in named if Case.objects.visible_to(user).filter(pk=case.pk).exists())
