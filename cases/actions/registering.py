"""How does an officer add to the register by hand? A persona begun from a report, a profile seen, another name."""

from django.db import transaction

from accounts.models import User
from cases import policy
from cases.actions.assessing import approach_of, regroup_with
from cases.actions.lock import lock, require_at_work, save
from cases.models import Approach, Case, Sighting
from cases.queries import personas_of
from events.actions import record_all
from events.refusals import Invalid, NotThere, Refused
from personas import actions as register
from personas.addresses import Identified, identify
from personas.models import Persona, Profile

UNREADABLE = "Enter a profile’s address, an email address, a telephone number or a handle."


@transaction.atomic
def begin_persona(
    reference: str, approach_id: int, *, persona_name: str, claimed_employer: str = "", by: User, version: int | None
) -> Persona:
    """Begin a persona for an approach of which none is known yet."""
    case = lock(reference, by=by, version=version)
    policy.require(by, "begin_persona", case)
    require_at_work(case)
    approach = approach_of(case, approach_id)
    if approach.persona_id is not None:
        raise Refused("This approach has a persona already. Say which other one it was instead.")
    persona = register.begin(persona_name, claimed_employer, by=by)
    approach.persona = persona
    approach.save(update_fields=["persona"])
    regroup_with(approach, persona)
    save(case, "begin_persona", by=by, approach=approach.pk, persona=persona.pk)
    return persona


@transaction.atomic
def add_profile(reference: str, approach_id: int, *, address: str, by: User, version: int | None) -> Case:
    """Note that a profile was seen in an approach; one that is new to us becomes the approach's persona's."""
    case = lock(reference, by=by, version=version)
    policy.require(by, "add_profile", case)
    require_at_work(case)
    approach = approach_of(case, approach_id)
    found = identify(address, platform=approach.platform)
    if found is None:
        raise Invalid({"address": [UNREADABLE]})
    profile = _profile(found, approach, by)
    if not Sighting.objects.get_or_create(approach=approach, profile=profile)[1]:
        raise Refused("This profile is named in the approach already.")
    save(case, "add_profile", by=by, approach=approach.pk, profile=profile.pk)
    return case


def _profile(found: Identified, approach: Approach, by: User) -> Profile:
    known = Profile.objects.filter(key=found.key).select_related("persona").first()
    if known is None and approach.persona:
        return register.add_profile(approach.persona, found, by=by)
    met = register.meet([found])
    if approach.persona is None and met.persona:
        approach.persona = met.persona
        approach.save(update_fields=["persona"])
        record_all(met.happenings, by=by)
        regroup_with(approach, met.persona)
    return met.profiles[0]


@transaction.atomic
def name_persona(number: int, name: str, *, by: User) -> Persona:
    """Add a name to a persona that `by` knows of; the cases where it was met are compared anew."""
    policy.require_register(by)
    persona = personas_of(by).filter(pk=number).first()
    if persona is None:
        raise NotThere
    register.add_name(persona, name, by=by)
    return persona
