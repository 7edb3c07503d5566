"""What may a person know of: which approaches, which personas, and what else is known of the same profiles?"""

from collections.abc import Collection

from django.db.models import Exists, OuterRef, Q, QuerySet

from accounts.models import User
from cases.models import Approach, Case, Sighting
from personas.models import Persona


def approaches_of(user: User) -> QuerySet[Approach]:
    """The approaches of the cases that `user` can see."""
    return Approach.objects.filter(case__in=Case.objects.visible_to(user))


def personas_of(user: User) -> QuerySet[Persona]:
    """The personas that `user` knows of: those met in a case that they can see, and what these count as."""
    met = approaches_of(user)
    direct = Exists(met.filter(persona=OuterRef("pk")))
    through = Exists(met.filter(persona__root=OuterRef("pk")))
    return Persona.objects.filter(Q(direct) | Q(through))


def sightings_shared(ours: Collection[int], theirs: Collection[int]) -> list[str]:
    """The keys of the profiles that were seen in both groups of cases."""
    profiles = Sighting.objects.filter(approach__home__in=ours).values("profile")
    shared = Sighting.objects.filter(profile__in=profiles, approach__home__in=theirs)
    return list(shared.values_list("profile__key", flat=True).distinct())
