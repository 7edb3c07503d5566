"""Which takedowns are there? Those of a case, and the open ones of all cases in scope, the oldest request first."""

from django.db.models import QuerySet

from accounts.models import User
from cases.models import Case, Evidence, Takedown
from events import keyset
from personas.models import Profile

SIZE = 50


def takedowns_of(case: Case) -> QuerySet[Takedown]:
    """The takedowns asked for in a case, the newest first."""
    return case.takedowns.select_related("case", "profile", "asked_by", "looked_by").order_by("-pk")


def open_takedowns(user: User, *, after: str = "") -> keyset.Page:
    """A page of the takedowns that aren't done, in the cases that `user` can see."""
    rows = Takedown.objects.filter(state__in=Takedown.OPEN, case__in=Case.objects.visible_to(user))
    return keyset.page(rows.select_related("profile", "case"), ["asked_at", "id"], after=after, size=SIZE)


def may_be_taken_down(case: Case) -> QuerySet[Profile]:
    """The profiles seen in a case about which nobody has asked their platform yet."""
    seen = Profile.objects.filter(sightings__approach__case=case).exclude(takedowns__case=case)
    return seen.distinct().order_by("pk")


def sent_with(made: Takedown) -> list[Evidence]:
    """The files whose safe copies went with a request, as far as they may still be opened."""
    return list(copies_of(made.case).filter(key__in=made.evidence).order_by("pk"))


def copies_of(case: Case) -> QuerySet[Evidence]:
    """The files of a case that have a safe copy to send along."""
    return Evidence.objects.of_case(case).released().exclude(copy_type="")
