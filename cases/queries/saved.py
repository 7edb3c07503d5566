"""Which views has somebody saved, and which are shared with their desks?"""

from django.db.models import Q, QuerySet

from accounts.models import Desk, User
from accounts.terms import RoleName
from cases.models import SavedView
from events.refusals import NotThere


def saved_views(user: User) -> QuerySet[SavedView]:
    """One's own, and those of one's desks, by name."""
    desks = user.desks_as(RoleName.OFFICER, RoleName.LEAD)
    return SavedView.objects.filter(Q(owner=user, desk=None) | Q(desk__in=desks)).select_related("desk")


def desks_led(user: User) -> list[Desk]:
    """The desks with which `user` may share a view; for those who lead none nothing is asked."""
    led = user.desks_as(RoleName.LEAD)
    return list(Desk.objects.filter(pk__in=led).order_by("name")) if led else []


def saved_view(user: User, number: int) -> SavedView:
    """The one with this number; `NotThere` for another's."""
    found = saved_views(user).filter(pk=number).first()
    if found is None:
        raise NotThere
    return found
