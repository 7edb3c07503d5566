"""Does the register find who is known, however they are written, and say what happened to each?"""

import threading

import pytest
from django.db import connection, transaction
from django.test.utils import CaptureQueriesContext

from events.models import Event
from events.refusals import Invalid
from personas.actions import add_name, begin, forget, meet, note_check, unmerge
from personas.addresses import identify
from personas.models import Alias, Persona, Profile
from personas.sentences import SENTENCES
from tests.personas.meeting import fresh, merged, met, persona, told


@pytest.mark.django_db
def test_an_unknown_address_begins_a_persona():
    found = met("https://linkedin.com/in/jane", "jane@evil.example", name="Jane", employer="Lamps Ltd")
    assert (found.persona.name, found.persona.claimed_employer, found.known_before) == ("Jane", "Lamps Ltd", False)
    assert {profile.key for profile in found.profiles} == {"https://linkedin.com/in/jane", "mailto:jane@evil.example"}
    assert Profile.objects.filter(persona=found.persona).count() == 2
    assert [happening.kind for happening in found.happenings] == ["begin"]


@pytest.mark.django_db
def test_no_name_of_a_persona_turns_what_stands_after_it(cast):
    reported = met("https://linkedin.com/in/jane", name="\u202eJane", employer="\u2067Lamps Ltd").persona
    begun = begin("\u200fJane\u202c", "Lamps \u202eLtd", by=cast.olga)
    assert {(each.name, each.claimed_employer) for each in (reported, begun)} == {("Jane", "Lamps Ltd")}
    with pytest.raises(Invalid):
        begin("\u202e", "", by=cast.olga)


@pytest.mark.django_db
def test_a_known_address_finds_its_persona_however_it_is_written():
    before = met("https://linkedin.com/in/jane").persona
    found = met("https://de.linkedin.com/in/JANE/?trk=x", name="Janet")
    assert (found.persona, found.known_before, list(found.happenings)) == (before, True, [])
    assert fresh(before).name == ""
    assert Profile.objects.count() == 1


@pytest.mark.django_db
def test_a_new_address_beside_a_known_one_becomes_a_profile_of_the_same_persona():
    before = met("https://linkedin.com/in/jane").persona
    found = met("jane@evil.example", "https://linkedin.com/in/jane")
    assert found.persona == before
    assert [happening.kind for happening in found.happenings] == ["profiles"]
    assert met("jane@evil.example").persona == before


@pytest.mark.django_db
def test_addresses_of_two_personas_are_read_as_of_the_one_met_first_and_merge_nobody():
    first, second = persona(1), persona(2)
    found = met("https://linkedin.com/in/persona-2", "https://linkedin.com/in/persona-1", "new@evil.example")
    assert found.persona == first
    assert Profile.objects.get(key="https://linkedin.com/in/persona-2").persona == second
    assert Profile.objects.get(key="mailto:new@evil.example").persona == first


@pytest.mark.django_db
def test_one_address_written_twice_is_one_profile():
    assert len(met("https://x.com/jane", "twitter.com/Jane").profiles) == 1


@pytest.mark.django_db
def test_a_name_alone_identifies_nobody():
    assert met(name="Jane Doe").persona is None
    assert not Persona.objects.exists()


@pytest.mark.django_db
def test_a_profile_of_a_merged_persona_leads_to_the_one_counted(cast):
    one, other = persona(1), persona(2)
    merged(one, other, cast.lena)
    assert persona(1) == other


@pytest.mark.django_db
@pytest.mark.parametrize("known", [0, 1, 2])
def test_meeting_takes_at_most_three_statements(known):
    addresses = [f"https://linkedin.com/in/persona-{number}" for number in range(4)]
    for address in addresses[:known]:
        met(address)
    identified = [identify(address) for address in addresses]
    with (
        transaction.atomic(),
        CaptureQueriesContext(
            connection,
        ) as statements,
    ):
        meet(identified, name="Jane")
    assert len(statements) <= 3


@pytest.mark.django_db(transaction=True)
def test_reports_of_one_new_persona_at_the_same_moment_make_one_persona():
    together, found, lock = threading.Barrier(4), [], threading.Lock()

    def report(number: int) -> None:
        try:
            addresses = ["https://linkedin.com/in/jane", "https://x.com/jane", f"j{number}@evil.example"]
            together.wait()
            got = met(*(reversed(addresses) if number % 2 else addresses)).persona
            with lock:
                found.append(got.pk)
        finally:
            connection.close()

    threads = [threading.Thread(target=report, args=[number]) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(found) == 4
    assert set(found) == set(Persona.objects.values_list("pk", flat=True))
    assert len(set(found)) == 1
    assert Profile.objects.count() == 6


@pytest.mark.django_db
def test_a_name_is_added_once_and_told(cast):
    row = persona(1)
    for name in ("Джейн", " Джейн ", "Jane", "\u202eJane\u202c"):
        add_name(row, name, by=cast.olga)
    assert set(Alias.objects.values_list("name", flat=True)) == {"Джейн", "Jane"}
    assert told(row) == ["name", "name"]
    for bad in ("", "  ", "\u202e ", "x" * 201):
        with pytest.raises(Invalid):
            add_name(row, bad, by=cast.olga)


@pytest.mark.django_db
def test_every_event_of_a_persona_has_a_sentence(cast):
    one, other = persona(1), persona(2)
    add_name(one, "Jane", by=cast.olga)
    unmerge(merged(one, other, cast.lena), by=cast.lena)
    note_check(one)
    assert not forget(other, by=cast.lena), "it was merged once"
    assert forget(persona(3), by=cast.lena)
    kinds = set(Event.objects.filter(stream="persona").values_list("kind", flat=True))
    kinds |= {met("n@evil.example").happenings[0].kind, met("n@evil.example", "m@evil.example").happenings[0].kind}
    assert kinds | {"forgotten"} == set(SENTENCES)  # that with a sheet that is taken back
    assert all("{by}" in sentence for sentence in SENTENCES.values())
