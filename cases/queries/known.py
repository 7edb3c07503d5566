"""What may a person know of: which approaches, which personas, and what else is known of the same profiles?"""

from collections.abc import Collection
from datetime import timedelta
from functools import lru_cache

from django.db.models import BooleanField, Exists, ExpressionWrapper, F, OuterRef, Q, QuerySet, Subquery

from accounts.models import HeldRoles, User
from cases.models import Approach, Case, Sighting
from cases.policy import KEPT
from events.models import Event
from events.settled import Settled
from personas.models import Persona

MOMENT = timedelta(minutes=1)  # between a persona's row and that of the approach it was begun with


def approaches_of(user: User) -> QuerySet[Approach]:
    """The approaches of the cases that `user` can see."""
    return Approach.objects.filter(case__in=Case.objects.visible_to(user))


def personas_of(user: User) -> QuerySet[Persona]:
    """The personas that `user` knows of: those met in a case that they can see, and what these count as."""
    met = approaches_of(user)
    direct = Exists(met.filter(persona=OuterRef("pk")))
    through = Exists(met.filter(persona__root=OuterRef("pk")))
    return Persona.objects.filter(Q(direct) | Q(through))


def knows_name(approaches: QuerySet[Approach], persona: str = "pk") -> ExpressionWrapper:
    """Is the name that the register has for a persona for whoever sees these approaches (never for all who meet it)?

    It came with the approach that the persona was begun with, which must be one of them; or somebody began the
    persona by hand. `persona` says where in the outer query its key stands.
    """
    first = Approach.objects.filter(persona=OuterRef(OuterRef(persona))).order_by("pk").values("pk")[:1]
    told = Exists(approaches.filter(pk=Subquery(first), reported_at__lte=F("persona__created_at") + MOMENT))
    by_hand = Event.objects.filter(stream="persona", stream_id=OuterRef(persona), kind="begin", by_kind="person")
    return ExpressionWrapper(Q(told) | Q(Exists(by_hand.filter(data__profiles=[]))), output_field=BooleanField())


def knows_name_told(user: User) -> Settled:
    """`knows_name` of the persona of each approach that a statement is about."""
    return _knows_name_told(user, user.held)


@lru_cache(maxsize=KEPT)
def _knows_name_told(user: User, _: HeldRoles) -> Settled:
    """For whoever holds these roles: what they see by them is asked each time."""
    return Settled(Approach, knows_name(approaches_of(user), "persona"), outermost=True)


def named(persona: Persona, known: bool) -> Persona:
    """The persona as it may be shown: without the name that came with a case outside the scope. Never to be saved."""
    if not known:
        persona.name = persona.claimed_employer = persona.story = ""
    return persona


def sightings_shared(ours: Collection[int], theirs: Collection[int]) -> list[str]:
    """The keys of the profiles that were seen in both groups of cases."""
    profiles = Sighting.objects.filter(approach__home__in=ours).values("profile")
    shared = Sighting.objects.filter(profile__in=profiles, approach__home__in=theirs)
    return list(shared.values_list("profile__key", flat=True).distinct())
