"""Which personas does a person know of, and what of each? Only what came with cases that they can see."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.db.models import Count, Max, Min, Q, QuerySet
from django.db.models.functions import Coalesce

from accounts.models import User
from cases.models import Approach
from cases.queries.known import approaches_of, knows_name, knows_name_told, named, personas_of
from events import keyset
from events.models import Event
from events.refusals import NotThere
from personas.models import Merge, Persona, Profile

SIZE = 50


@dataclass(frozen=True)
class Known:
    """A persona in the list: how many cases of ours it has, first and last seen."""

    persona: Persona
    cases: int
    first_seen: date | None
    last_seen: date | None


def register(user: User, *, name: str = "", after: str = "") -> keyset.Page:
    """The personas that `user` knows of, the newest first; those merged into another are under that one.

    A name finds only what it would show: that of a persona met elsewhere is no answer, not even through the one it
    was merged into.
    """
    known = personas_of(user).annotate(known=knows_name(approaches_of(user)))
    found = known.filter(root=None)
    if name:
        given = Q(known=True) & (Q(name__icontains=name) | Q(claimed_employer__icontains=name))
        told = given | Q(aliases__name__icontains=name)
        found = found.filter(pk__in=known.filter(told).values(counted=Coalesce("root", "pk")))
    page = keyset.page(found, ["-id"], after=after, size=SIZE)
    return keyset.Page(_known([named(row, row.known) for row in page.rows], user), page.next)


def _known(personas: list[Persona], user: User) -> list[Known]:
    met = approaches_of(user).filter(Q(persona__in=personas) | Q(persona__root__in=personas))
    counted = met.values(counted=Coalesce("persona__root", "persona")).annotate(
        cases=Count("case", distinct=True), first=Min("first_contact_on"), last=Max("last_contact_on")
    )
    by_persona = {row["counted"]: row for row in counted}
    return [_as_known(persona, by_persona.get(persona.pk)) for persona in personas]


def _as_known(persona: Persona, met: Mapping[str, Any] | None) -> Known:
    return Known(persona, met["cases"], met["first"], met["last"]) if met else Known(persona, 0, None, None)


def persona_known(user: User, number: int) -> Persona:
    """The persona with this number, if `user` knows of it; else `NotThere`."""
    rows = personas_of(user).annotate(known=knows_name(approaches_of(user)))
    found = rows.select_related("root").prefetch_related("aliases").filter(pk=number).first()
    if found is None:
        raise NotThere
    return named(found, found.known)


def met_as(persona: Persona, user: User, most: int) -> Sequence[Approach]:
    """The latest of these approaches, each with its persona as `user` may know it."""
    rows = list(approaches_by(persona, user).annotate(known=knows_name_told(user))[:most])
    for each in rows:
        if each.persona:
            named(each.persona, each.known)
    return rows


def approaches_by(persona: Persona, user: User) -> QuerySet[Approach]:
    """Approaches of this persona, and of those merged into it, in cases that `user` can see; the latest first."""
    counted = Q(persona=persona) | Q(persona__root=persona)
    return approaches_of(user).filter(counted).select_related("case", "persona").order_by("-last_contact_on", "-pk")


def profiles_of(persona: Persona, user: User) -> QuerySet[Profile]:
    """Its profiles that were seen in cases that `user` can see."""
    counted = Q(persona=persona) | Q(persona__root=persona)
    seen = Profile.objects.filter(counted, sightings__approach__in=approaches_of(user))
    return seen.distinct().order_by("platform", "key")


def checks_of(persona: Persona) -> list[datetime]:
    """When colleagues asked about one of its profiles in a check, the latest first; who asked is known nowhere."""
    asked = Event.objects.filter(stream="persona", stream_id=persona.pk, kind="checked")
    return list(asked.order_by("-at", "-id").values_list("at", flat=True))


def merges_of(persona: Persona, user: User) -> Sequence[Merge]:
    """Merges of this persona that stand, where `user` knows both."""
    known = personas_of(user)
    standing = Merge.objects.filter(Q(into=persona) | Q(absorbed=persona), undone_at=None)
    both = standing.filter(into__in=known, absorbed__in=known)
    seen = approaches_of(user)
    both = both.annotate(into_known=knows_name(seen, "into"), absorbed_known=knows_name(seen, "absorbed"))
    rows = list(both.select_related("into", "absorbed", "merged_by").order_by("-merged_at", "-pk"))
    for each in rows:
        named(each.into, each.into_known)
        named(each.absorbed, each.absorbed_known)
    return rows
