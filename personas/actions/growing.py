"""How does the register of personas grow? By what reports and officers tell of; what nothing tells of is forgotten."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from django.db import transaction
from django.db.models import ProtectedError

from events.actions import Happening, record
from events.clock import now
from events.doers import REPORTER, Doer
from events.refusals import Invalid
from personas.addresses import Identified
from personas.models import Alias, Persona, Profile

STREAM = "persona"
LONGEST_NAME = 200
# Marks that turn the direction of writing: what stands after them would be read backwards, another name too.
DIRECTION = dict.fromkeys([0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A)])


@dataclass(frozen=True)
class Found:
    """Whom a report is about: the persona (None when nothing identifies one), its profiles, and what to record."""

    persona: Persona | None
    profiles: Sequence[Profile]
    known_before: bool = False
    happenings: Sequence[Happening] = field(default_factory=tuple)


def meet(addresses: Sequence[Identified], *, name: str = "", employer: str = "") -> Found:
    """Find the persona of these addresses, or begin one; addresses new to us become profiles of it.

    A name alone identifies nobody. Addresses known of several personas say nothing about the personas: it is
    the one met first, and an officer may merge them. The persona counted is locked, so that a merge and a filing
    can't miss each other. Takes at most three statements, in the caller's transaction.
    """
    wanted = {address.key: address for address in addresses}
    if not wanted:
        return Found(None, ())
    known = {profile.key: profile for profile in Profile.objects.filter(key__in=wanted).select_related("persona")}
    persona, begun = _persona_of(known, name, employer)
    fresh = _new_profiles(persona, [address for key, address in sorted(wanted.items()) if key not in known])
    if any(profile.persona_id != persona.pk for profile in fresh):  # somebody else has just filed some of them
        _take_back(persona if begun else None, [profile.pk for profile in fresh if profile.persona_id == persona.pk])
        return meet(addresses, name=name, employer=employer)
    said = {"profiles": [profile.pk for profile in fresh]}
    happenings = [Happening(STREAM, persona.pk, "begin" if begun else "profiles", data=said)] if fresh else []
    return Found(persona, [*known.values(), *fresh], not begun, happenings)


NEW_PROFILES = """
    INSERT INTO personas_profile (persona_id, platform, key, shown, created_at)
    SELECT %s, platform, key, shown, %s FROM unnest(%s::text[], %s::text[], %s::text[]) AS new (platform, key, shown)
    ON CONFLICT (key) DO UPDATE SET key = EXCLUDED.key RETURNING id, persona_id, platform, key, shown, created_at
"""


def _new_profiles(persona: Persona, addresses: Sequence[Identified]) -> list[Profile]:
    """Profiles of these addresses: of `persona`, or of whom another transaction gave them to while we waited."""
    if not addresses:
        return []
    columns = [[getattr(address, name) for address in addresses] for name in ("platform", "key", "shown")]
    return list(Profile.objects.raw(NEW_PROFILES, [persona.pk, now(), *columns]))


def _take_back(persona: Persona | None, profiles: Sequence[int]) -> None:
    Profile.objects.filter(pk__in=profiles).delete()
    if persona:
        persona.delete()


def _persona_of(known: dict[str, Profile], name: str, employer: str) -> tuple[Persona, bool]:
    """The persona counted for the earliest known profile, locked; or a new one and True."""
    if known:
        first = min(known.values(), key=lambda profile: profile.pk)
        return _counted(first.persona.root_pk), False
    told = {"name": _readable(name)[:LONGEST_NAME], "claimed_employer": _readable(employer)[:LONGEST_NAME]}
    return Persona.objects.create(**told, created_at=now()), True


def _counted(root: int) -> Persona:
    """The persona with this key, locked; or what it was merged into while we waited."""
    persona = Persona.objects.select_for_update(no_key=True).get(pk=root)
    return _counted(persona.root_id) if persona.root_id else persona


def begin(name: str, employer: str, *, by: Doer) -> Persona:
    """Begin a persona by name, in the caller's transaction; it has no profile yet."""
    name, employer = _readable(name), _readable(employer)
    if not name:
        raise Invalid({"persona_name": ["Enter the name that the persona gave, or what you call it."]})
    persona = Persona.objects.create(
        name=name[:LONGEST_NAME], claimed_employer=employer[:LONGEST_NAME], created_at=now()
    )
    record(STREAM, persona.pk, "begin", by=by, profiles=[])
    return persona


def add_profile(persona: Persona, found: Identified, *, by: Doer) -> Profile:
    """Keep a profile that is new to us with a persona, in the caller's transaction; else the one that is there."""
    profile = _new_profiles(persona, [found])[0]
    record(STREAM, persona.pk, "profiles", by=by, profiles=[profile.pk])
    return profile


@transaction.atomic
def add_name(persona: Persona, name: str, *, by: Doer) -> None:
    """Add another name, or the name in another script, to those by which a persona is known."""
    name = _readable(name)
    if not name or len(name) > LONGEST_NAME:
        raise Invalid({"name": [f"Enter the name in at most {LONGEST_NAME} characters."]})
    _, fresh = Alias.objects.get_or_create(persona=persona, name=name)
    if fresh:
        record(STREAM, persona.pk, "name", by=by)


def _readable(name: str) -> str:
    """The name as it is read, and nothing that would turn what stands after it."""
    return name.translate(DIRECTION).strip()


def forget(persona: Persona, *, by: Doer) -> bool:
    """Forget a persona of whom nothing is told any more, and its profiles, in the caller's transaction; say whether.

    One that is met in a case, was merged, or stands with a request to a platform stays as it is.
    """
    number = persona.pk
    try:
        with transaction.atomic():
            persona.aliases.all().delete()
            persona.profiles.all().delete()
            persona.delete()
    except ProtectedError:
        return False
    record(STREAM, number, "forgotten", by=by)
    return True


def note_check(persona: Persona) -> None:
    """Note that somebody on the staff met one of its profiles and asked about it, in the caller's transaction.

    Who asked isn't known here. It stands in the history of the persona that it counts as today.
    """
    record(STREAM, persona.root_pk, "checked", by=REPORTER)
