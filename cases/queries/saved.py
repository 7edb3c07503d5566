"""Which views has somebody saved, and which are shared with their desks?"""

from collections.abc import Iterable

from django.db.models import Q, QuerySet

from accounts.models import Desk, User
from accounts.terms import DESK_ROLES, RoleName
from cases.models import SavedView
from events.refusals import NotThere


def saved_views(user: User) -> QuerySet[SavedView]:
    """One's own, and those of one's desks, by name."""
    desks = user.desks_as(*DESK_ROLES)
    return SavedView.objects.filter(Q(owner=user, desk=None) | Q(desk__in=desks)).select_related("desk")


def desks_led(user: User) -> list[Desk]:
    """The desks with which `user` may share a view; for those who lead none nothing is asked."""
    led = user.desks_as(RoleName.LEAD)
    return list(Desk.objects.filter(pk__in=led).order_by("name")) if led else []


def droppable(user: User, views: Iterable[SavedView]) -> list[SavedView]:
    """Those among `views` that `user` may remove: their own, and as a lead any of the desk."""
    led = user.desks_as(RoleName.LEAD)
    return [view for view in views if view.owner_id == user.pk or view.desk_id in led]


def saved_view(user: User, number: int) -> SavedView:
    """The one with this number; `NotThere` for another's."""
    found = saved_views(user).filter(pk=number).first()
    if found is None:
        raise NotThere
    return found
