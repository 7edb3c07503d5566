"""When is somebody away? Whoever shares out work leaves them out for so long, and whoever gives it by hand is warned.

Why they are away is nobody's business here.
"""

from datetime import date

from django.db import transaction

from accounts.actions.checking import RIGHTS, check
from accounts.models import Absence, User
from accounts.policy import require_absences
from accounts.queries import today
from events.actions import record
from events.refusals import Invalid, NotThere

MOST = 20  # of one person, at a time


@transaction.atomic
def be_away(user: User, *, first_on: date, last_on: date, by: User) -> Absence:
    """Note that `user` is away from one day to another, both included. Times that are over are forgotten.

    Raises `Invalid` for days in the wrong order or over already, and `NotThere` for whoever may not say it.
    """
    require_absences(by, user)
    day = today()
    if last_on < first_on:
        raise Invalid({"last_on": ["The last day must be the first day or later."]})
    if last_on < day:
        raise Invalid({"last_on": ["The last day must be today or later."]})
    Absence.objects.filter(user=user, last_on__lt=day).delete()
    if Absence.objects.filter(user=user).count() >= MOST:
        raise Invalid({"first_on": [f"There are {MOST} times already. Remove one first."]})
    absence = Absence(user=user, first_on=first_on, last_on=last_on)
    check(absence)
    absence.save()
    record(RIGHTS, user.pk, "away_noted", by=by, first_on=first_on, last_on=last_on)
    return absence


@transaction.atomic
def be_back(user: User, number: int, *, by: User) -> None:
    """Take back what `be_away` noted; one that isn't there, or is another's, is `NotThere`."""
    require_absences(by, user)
    absence = Absence.objects.filter(user=user, pk=number).first()
    if absence is None:
        raise NotThere
    absence.delete()
    record(RIGHTS, user.pk, "away_removed", by=by, first_on=absence.first_on, last_on=absence.last_on)
