"""Is a persona begun from a report, a profile added, another name kept, and nothing of it done by who may not?"""

import pytest

from cases.actions import add_profile, begin_persona, name_persona
from cases.models import Sighting
from events.models import Event
from events.refusals import Forbidden, Invalid, NotThere, Refused
from personas.models import Alias, Persona, Profile
from tests.cases.actions.refusing import refused
from tests.factories import at


def approach_of(case):
    return case.approaches.select_related("persona").get()


def test_a_persona_is_begun_from_a_report_once(cast):
    case = at("triage", cast)
    approach = approach_of(case)
    for by, name, error in [(cast.nora, "Anna", Forbidden), (cast.otto, "Anna", NotThere), (cast.olga, " ", Invalid)]:
        with refused(error):
            begin_persona(case.reference, approach.pk, persona_name=name, by=by, version=None)
    made = begin_persona(
        case.reference, approach.pk, persona_name=" Anna ", claimed_employer="Beacon", by=cast.olga, version=None
    )
    assert (made.name, made.claimed_employer) == ("Anna", "Beacon")
    assert approach_of(case).persona == made
    assert Event.objects.filter(stream="persona", stream_id=made.pk, kind="begin").exists()
    with refused(Refused):
        begin_persona(case.reference, approach.pk, persona_name="Berta", by=cast.olga, version=None)


@pytest.mark.parametrize("known", [True, False])
def test_a_profile_is_added_to_an_approach_once_and_belongs_to_whom_it_did(cast, known):
    case = at("triage", cast, addresses=["https://x.com/anna_b"])
    other = at("triage", cast, addresses=["anna@evil.example"]) if known else None
    approach = approach_of(case)
    add_profile(case.reference, approach.pk, address="Anna@evil.example", by=cast.olga, version=None)
    profile = Profile.objects.get(key="mailto:anna@evil.example")
    assert profile.persona == (approach_of(other).persona if other else approach.persona)
    assert Sighting.objects.filter(approach=approach).count() == 2
    with refused(Refused):
        add_profile(case.reference, approach.pk, address="anna@evil.example", by=cast.olga, version=None)
    with refused(Invalid):
        add_profile(case.reference, approach.pk, address="n/a", by=cast.olga, version=None)


def test_a_profile_added_where_no_persona_is_known_begins_one(cast):
    case = at("triage", cast)
    add_profile(case.reference, approach_of(case).pk, address="https://x.com/anna_b", by=cast.lena, version=None)
    assert approach_of(case).persona == Persona.objects.get()


def test_a_name_is_added_by_those_who_know_the_persona(cast, client):
    case = at("triage", cast, addresses=["https://x.com/anna_b"])
    persona = approach_of(case).persona
    for by, error in [(cast.otto, NotThere), (cast.max, Forbidden)]:
        with refused(error):
            name_persona(persona.pk, "Анна", by=by)
    client.force_login(cast.nora)
    page = f"/personas/{persona.pk}/"
    assert client.post(f"{page}names/", {"name": ""}).context["form"].errors
    assert client.post(f"{page}names/", {"name": "Анна Петрова"}).status_code == 302
    assert Alias.objects.get().name == "Анна Петрова"
    said = client.get(page).content.decode()
    assert "Анна Петрова" in said
    assert "First seen" in said
