"""What does an officer set up for their own work? The cases they watch, their saved views, and the next case for them.

Watching and saving are nobody else's business and change nothing about a case, so they leave no event.
"""

from collections.abc import Mapping
from typing import Any

from django.db import transaction

from accounts.models import Desk, User
from accounts.terms import RoleName
from cases import policy
from cases.actions.moving import move_locked
from cases.models import Case, SavedView, Watch
from cases.queries.saved import droppable
from cases.terms import Status
from events.refusals import Forbidden, Invalid, NotThere

MOST_SAVED = 50  # views of one person, or of one desk


@transaction.atomic
def watch(reference: str, *, on: bool, by: User) -> None:
    """Watch a case of the doer's scope, or (`on` False) watch it no longer."""
    case = Case.objects.visible_to(by).filter(reference=reference).first()
    if case is None:
        raise NotThere
    if on:
        Watch.objects.get_or_create(case=case, user=by)
    else:
        Watch.objects.filter(case=case, user=by).delete()


@transaction.atomic
def keep_view(name: str, values: Mapping[str, str], *, by: User, desk: Desk | None = None) -> SavedView:
    """Save a view under a name, for oneself or (a lead) for a desk; the same name again replaces it."""
    policy.require_register(by)
    if desk and desk.pk not in by.desks_as(RoleName.LEAD):
        raise Forbidden("Only a lead of a desk can share a view with it.")
    if not name.strip() or len(name) > 60 or not name.isprintable():
        raise Invalid({"name": ["Enter a name of at most 60 characters."]})
    there = SavedView.objects.filter(desk=desk) if desk else SavedView.objects.filter(owner=by, desk=None)
    if there.count() >= MOST_SAVED and not there.filter(name=name.strip()).exists():
        raise Invalid({"name": [f"There are {MOST_SAVED} views already. Remove one first."]})
    if desk:
        _refuse_a_name_of_anothers(name.strip(), desk, by)
    given: dict[str, Any] = {"values": dict(values)}
    return SavedView.objects.update_or_create(owner=by, desk=desk, name=name.strip(), defaults=given)[0]


def _refuse_a_name_of_anothers(name: str, desk: Desk, by: User) -> None:
    """Two leads don't share different views under one name, nor replace each other's without knowing."""
    Desk.objects.select_for_update(no_key=True).get(pk=desk.pk)  # one lead at a time
    theirs = SavedView.objects.filter(desk=desk, name__iexact=name).exclude(owner=by).select_related("owner").first()
    if theirs:
        said = f"{theirs.owner.name} shares a view called “{theirs.name}” with this desk. Choose another name."
        raise Invalid({"name": [said]})


@transaction.atomic
def drop_view(number: int, *, by: User) -> None:
    """Remove a saved view: one's own, or as a lead any of the desk."""
    view = SavedView.objects.filter(pk=number).first()
    if view is None or not droppable(by, [view]):
        raise NotThere
    view.delete()


@transaction.atomic
def take_next(*, by: User) -> Case | None:
    """Claim what is due first among the new cases of the doer's desks; None where nothing waits.

    Two officers who ask at the same moment get different cases: what another is taking is skipped. Raises `Forbidden`
    for whoever takes none, so that nobody takes “nothing waits” for an answer.
    """
    policy.require_taker(by)
    new = Case.objects.visible_to(by).filter(status=Status.NEW, desk__in=by.desks_as(RoleName.OFFICER))
    rows = new.select_related("desk").select_for_update(of=("self",), skip_locked=True)
    case = rows.order_by("due_at", "id").first()
    return move_locked(case, "claim", by=by) if case else None
