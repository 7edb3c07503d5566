"""Do we know these addresses? Yes, where a report that wasn't laid aside as harmless tells of one of them.

An address is known once somebody has reported it, unless every case that it was seen in ended as a genuine contact,
spam, out of scope, withdrawn or an exercise: nobody is warned of a person whom we have found to be who they say.
Restricted cases count like others, since whoever is warned learns neither of the case nor how many there are.
The look-up takes the same statement whatever it finds.
"""

from collections.abc import Sequence

from cases.models import Sighting
from cases.terms import Outcome, Status
from personas.addresses import identify
from personas.models import Persona

HARMLESS = (
    Outcome.GENUINE_CONTACT, Outcome.COMMERCIAL_SPAM, Outcome.OUT_OF_SCOPE, Outcome.WITHDRAWN, Outcome.EXERCISE,
)  # fmt: skip


def known(addresses: Sequence[str]) -> list[Persona]:
    """The personas that these addresses are known to belong to."""
    keys = [found.key for written in addresses if (found := identify(written))]
    seen = Sighting.objects.filter(profile__key__in=keys or [""])
    standing = seen.exclude(approach__case__status=Status.CLOSED, approach__case__outcome__in=HARMLESS)
    return list(Persona.objects.filter(pk__in=standing.values("profile__persona")).order_by("pk"))
