"""Does the register find who is known, and does every merge come undone without a trace?"""

import threading
from datetime import timedelta

import pytest
from django.db import connection, transaction
from django.db.models import F
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from accounts.models import User
from events.clock import now
from events.models import Event
from events.queries import faults, history
from events.refusals import Invalid, Refused, StaleVersion
from personas.actions import Found, add_name, forget, meet, merge, note_check, unmerge
from personas.addresses import identify
from personas.models import Alias, Merge, Persona, Profile
from personas.sentences import SENTENCES

REASON = {"reason": "The same photograph."}
ANY_ORDER = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def met(*addresses: str, **told: str) -> Found:
    with transaction.atomic():
        return meet([found for address in addresses if (found := identify(address))], **told)


def persona(number: int) -> Persona:
    return met(f"https://linkedin.com/in/persona-{number}").persona


def fresh(row: Persona) -> Persona:
    return Persona.objects.get(pk=row.pk)


def merged(absorbed: Persona, into: Persona, by: User) -> Merge:
    return merge(absorbed, into, by=by, version=fresh(absorbed).version, **REASON)


def told(row: Persona) -> list[str]:
    return [event.kind for event in history("persona", row.pk)]


@pytest.mark.django_db
def test_an_unknown_address_begins_a_persona():
    found = met("https://linkedin.com/in/jane", "jane@evil.example", name="Jane", employer="Lamps Ltd")
    assert (found.persona.name, found.persona.claimed_employer, found.known_before) == ("Jane", "Lamps Ltd", False)
    assert {profile.key for profile in found.profiles} == {"https://linkedin.com/in/jane", "mailto:jane@evil.example"}
    assert Profile.objects.filter(persona=found.persona).count() == 2
    assert [happening.kind for happening in found.happenings] == ["begin"]


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
    for name in ("Джейн", " Джейн ", "Jane"):
        add_name(row, name, by=cast.olga)
    assert set(Alias.objects.values_list("name", flat=True)) == {"Джейн", "Jane"}
    assert told(row) == ["name", "name"]
    for bad in ("", "  ", "x" * 201):
        with pytest.raises(Invalid):
            add_name(row, bad, by=cast.olga)


@pytest.mark.django_db
def test_a_merge_says_who_why_and_when_and_both_histories_tell_it(cast):
    one, other = persona(1), persona(2)
    made = merged(one, other, cast.lena)
    assert (made.reason, made.merged_by, fresh(one).root_id, fresh(other).root_id) == (
        REASON["reason"], cast.lena, other.pk, None,
    )  # fmt: skip
    assert abs(made.merged_at - now()) < timedelta(minutes=5)
    assert (told(one), told(other)) == (["merge"], ["merged_here"])
    assert REASON["reason"] not in str([event.data for event in Event.objects.all()])


@pytest.mark.django_db
@pytest.mark.parametrize("reason", ["", "   "])
def test_a_merge_needs_a_reason(cast, reason):
    one, other = persona(1), persona(2)
    with pytest.raises(Invalid) as refused:
        merge(one, other, reason=reason, by=cast.lena, version=1)
    assert set(refused.value.fields) == {"reason"}


@pytest.mark.django_db
def test_a_merge_decided_on_what_has_changed_since_is_refused(cast):
    one, other, third = persona(1), persona(2), persona(3)
    merged(third, one, cast.lena)
    unmerge(Merge.objects.get(), by=cast.lena)
    Persona.objects.filter(pk=one.pk).update(version=F("version") + 1)
    with pytest.raises(StaleVersion) as refused:
        merge(one, other, by=cast.lena, version=1, **REASON)
    assert refused.value.current == 2
    assert fresh(one).root_id is None


@pytest.mark.django_db
def test_what_is_one_persona_already_cannot_be_merged(cast):
    one, other, third = persona(1), persona(2), persona(3)
    merged(one, other, cast.lena)
    for absorbed, into in ((one, other), (other, one), (third, third), (one, third)):
        with pytest.raises(Refused):
            merged(absorbed, into, cast.lena)
    assert Merge.objects.count() == 1


@pytest.mark.django_db
def test_a_merge_is_undone_once(cast):
    made = merged(persona(1), persona(2), cast.lena)
    unmerge(made, by=cast.olga)
    made.refresh_from_db()
    assert made.undone_by == cast.olga
    with pytest.raises(Refused):
        unmerge(made, by=cast.olga)


@pytest.mark.django_db
def test_unmerging_is_told_where_the_merge_was_told(cast):
    one, other, root = persona(1), persona(2), persona(3)
    merged(other, root, cast.lena)
    made = merged(one, other, cast.lena)
    unmerge(made, by=cast.lena)
    assert told(one) == ["merge", "unmerge"]
    assert told(root) == ["merged_here", "merged_here", "parted"]


def register() -> list[tuple]:
    """The whole register, but for the versions, which only ever rise."""
    columns = [field.attname for field in Persona._meta.fields if field.name != "version"]
    return [*Persona.objects.order_by("pk").values_list(*columns), *Profile.objects.order_by("pk").values_list(),
            *Alias.objects.order_by("pk").values_list()]  # fmt: skip


@pytest.mark.django_db
def test_unmerging_restores_the_register_to_the_byte(cast):
    one, other, third = (met(f"p{n}@evil.example", f"https://x.com/p{n}", name=f"P{n}").persona for n in range(3))
    add_name(one, "Джейн", by=cast.olga)
    merged(third, one, cast.lena)
    before = register()
    made = merged(one, other, cast.lena)
    assert register() != before
    unmerge(made, by=cast.lena)
    assert register() == before


@ANY_ORDER
@pytest.mark.django_db
@given(steps=st.lists(st.tuples(st.booleans(), st.integers(0, 6), st.integers(0, 6)), max_size=25))
def test_after_merges_and_unmerges_in_any_order_each_counts_as_the_top_of_its_tree(cast, steps):
    with transaction.atomic():
        people = [Persona.objects.create() for _ in range(7)]
        links: dict[int, tuple[int, Merge]] = {}  # absorbed → into, as an independent model has it

        def top(number: int) -> int:
            while number in links:
                number = links[number][0]
            return number

        for parting, one, other in steps:
            if parting and links:
                absorbed = sorted(links)[one % len(links)]
                unmerge(links.pop(absorbed)[1], by=cast.lena)
            elif one not in links and top(one) != top(other):
                links[one] = (other, merged(people[one], people[other], cast.lena))
            else:
                with pytest.raises(Refused):
                    merged(people[one], people[other], cast.lena)
            assert [fresh(each).root_pk for each in people] == [people[top(number)].pk for number in range(7)]
        while links:
            unmerge(links.popitem()[1][1], by=cast.lena)
        assert {fresh(each).root_id for each in people} == {None}
        assert faults() == []
        transaction.set_rollback(True)


@pytest.mark.django_db(transaction=True)
def test_merges_at_the_same_moment_never_leave_somebody_counted_as_one_who_is_not(django_user_model):
    lena = django_user_model.objects.create(email="lena@lighthouses.example", name="Lena")
    people = [Persona.objects.create() for _ in range(5)]
    together = threading.Barrier(4)

    def chain(number: int) -> None:
        try:
            together.wait()
            merge(people[number], people[number + 1], by=lena, version=fresh(people[number]).version, **REASON)
        except StaleVersion:
            pass
        finally:
            connection.close()

    threads = [threading.Thread(target=chain, args=[number]) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    roots = {each.pk: each.root_id for each in Persona.objects.all()}
    assert all(roots[root] is None for root in roots.values() if root)
    assert Merge.objects.exists()


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
