"""What may a person know of: which approaches, which personas, and what else is known of the same profiles?"""

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


def elsewhere(case: Case, user: User) -> QuerySet[Sighting]:
    """Sightings of the same profiles in other cases that `user` can see, the newest first."""
    profiles = Sighting.objects.filter(approach__case=case).values("profile")
    others = Sighting.objects.filter(profile__in=profiles, approach__in=approaches_of(user))
    return others.exclude(approach__case=case).select_related("profile", "approach__case").order_by("-pk")
