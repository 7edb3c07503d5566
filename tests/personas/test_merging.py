"""Does every merge come undone, in any order and by several at once, and count everybody once in between?"""

import threading
from datetime import timedelta

import pytest
from django.db import connection, transaction
from django.db.models import F
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from events.clock import now
from events.models import Event
from events.queries import faults
from events.refusals import Invalid, Refused, StaleVersion
from personas.actions import merge, unmerge
from personas.models import Merge, Persona
from tests.depth import DEPTH
from tests.personas.meeting import REASON, fresh, merged, persona, told

ANY_ORDER = settings(max_examples=DEPTH.histories, suppress_health_check=[HealthCheck.function_scoped_fixture])


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
