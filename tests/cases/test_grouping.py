"""Which rows are one approach? Those of an independent reading of the rule, whatever was linked or merged."""

from datetime import date, timedelta
from itertools import combinations

from django.db import transaction
from django.db.models import F
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cases.actions import describe, link_persona, merge_personas, move, unmerge_personas
from cases.models import Approach, Case
from personas.models import Merge, Persona
from tests.depth import DEPTH
from tests.factories import filed

PROFILES = ["https://network.example/in/anna", "https://network.example/in/boris", "https://network.example/in/cleo"]
BEGIN = date(2025, 1, 1)
DUPLICATE = {"outcome": "duplicate", "reason": "The same", "reply": "We know of it."}


def groups() -> set[frozenset[int]]:
    """As the rows say it: those joined to one row, with that row."""
    found: dict[int, set[int]] = {}
    for row in Approach.objects.all():
        found.setdefault(row.joined_to_id or row.pk, set()).add(row.pk)
    return {frozenset(group) for group in found.values()}


def expected() -> set[frozenset[int]]:
    """By the rule: link every two rows that are one, then take what hangs together."""
    rows = list(Approach.objects.select_related("persona"))
    host = {row.case_id: row for row in rows if row.case_id == row.home_id}

    def is_guest(row: Approach) -> bool:
        own = host[row.case_id]
        return row.case_id != row.home_id and (not row.person or not own.person or row.person == own.person)

    links = [(row.pk, host[row.case_id].pk) for row in rows if is_guest(row)]
    free = [row for row in rows if not is_guest(row) and row.persona and row.person]
    pairs: dict[tuple, list[Approach]] = {}
    for row in free:
        pairs.setdefault((row.persona.root_pk, row.person), []).append(row)
    for same in pairs.values():
        links += _in_contact(same)
    return _hanging_together([row.pk for row in rows], links)


def _in_contact(rows: list[Approach]) -> list[tuple[int, int]]:
    """Two intervals are one contact when at most 90 days lie between them."""
    return [
        (one.pk, other.pk)
        for one, other in combinations(rows, 2)
        if max(one.first_contact_on, other.first_contact_on) - min(one.last_contact_on, other.last_contact_on)
        <= timedelta(days=90)
    ]


def _hanging_together(keys: list[int], links: list[tuple[int, int]]) -> set[frozenset[int]]:
    group = {key: {key} for key in keys}
    for one, other in links:
        if group[one] is not group[other]:
            group[one] |= group[other]
            for key in group[other]:
                group[key] = group[one]
    return {frozenset(each) for each in group.values()}


def test_one_person_and_one_persona_within_90_days_is_one_approach(cast):
    for day in (0, 90, 181):
        filed(cast.sam, addresses=PROFILES[:1], first_contact_on=BEGIN + timedelta(days=day))
    first, second, third = Approach.objects.order_by("pk")
    assert second.joined_to == first
    assert third.joined_to is None, "91 days lie between"


def test_an_earlier_contact_that_is_reported_later_becomes_the_first_of_its_group(cast):
    late = filed(cast.sam, addresses=PROFILES[:1], first_contact_on=BEGIN + timedelta(days=60)).approach
    early = filed(cast.sam, addresses=PROFILES[:1], first_contact_on=BEGIN).approach
    late.refresh_from_db()
    assert (late.joined_to, early.joined_to) == (early, None)


def test_people_who_cannot_be_told_apart_are_never_joined_by_contact(cast):
    for code in ("1111 2222 3333 4444", "1111 2222 3333 4445"):
        filed(None, mode="anonymous", receipt=code, addresses=PROFILES[:1])
    assert len(groups()) == 2


def test_a_duplicate_is_counted_with_the_living_case_and_parted_again_on_reopening(cast):
    living = filed(cast.sam).case
    other = filed(None, mode="anonymous", receipt="1111 2222 3333 4444").case
    move(other.reference, "dismiss", by=cast.olga, version=None, **DUPLICATE, duplicate_of=living.reference)
    assert len(groups()) == 1
    assert set(living.approaches.all()) == set(Approach.objects.all())
    move(other.reference, "reopen", by=cast.lena, version=None, reason="Another persona")
    assert len(groups()) == 2
    assert other.approaches.get().home == other


def test_two_people_stay_two_in_one_case(cast):
    living, other = filed(cast.sam).case, filed(cast.otto).case
    Case.objects.filter(pk=other.pk).update(desk=cast.north)
    move(other.reference, "dismiss", by=cast.olga, version=None, **DUPLICATE, duplicate_of=living.reference)
    assert len(groups()) == 2


def test_a_second_persons_approach_is_still_one_with_their_own_earlier_report(cast):
    earlier = filed(cast.nora, addresses=PROFILES[:1]).approach
    living = filed(cast.sam).case
    second = filed(cast.nora, addresses=PROFILES[:1])
    move(second.case.reference, "dismiss", by=cast.olga, version=None, **DUPLICATE, duplicate_of=living.reference)
    assert Approach.objects.get(pk=second.approach_id).joined_to == earlier


def test_merging_personas_joins_their_approaches_and_unmerging_parts_them_exactly(cast):
    one, other = (filed(cast.sam, addresses=[profile]).approach for profile in PROFILES[:2])
    before = list(Approach.objects.order_by("pk").values())
    made = merge_personas(one.persona_id, other.persona_id, reason="One photo", by=cast.olga, version=1)
    assert len(groups()) == 1
    unmerge_personas(made.pk, by=cast.olga)
    assert list(Approach.objects.order_by("pk").values()) == before


def test_correcting_a_date_or_the_persona_groups_anew(cast):
    for profile in PROFILES[:1] * 2:
        filed(cast.sam, addresses=[profile], first_contact_on=BEGIN, last_contact_on=BEGIN)
    case = Case.objects.last()
    move(case.reference, "claim", by=cast.olga, version=None)
    approach = case.approaches.get()
    assert len(groups()) == 1
    later = {"first_contact_on": date(2025, 6, 1), "last_contact_on": date(2025, 6, 1)}
    describe(case.reference, approach.pk, by=cast.olga, version=None, **later)
    assert len(groups()) == 2
    describe(case.reference, approach.pk, by=cast.olga, version=None, first_contact_on=BEGIN)
    assert len(groups()) == 1
    link_persona(case.reference, approach.pk, persona=None, by=cast.olga, version=None)
    assert len(groups()) == 2


steps = st.lists(
    st.tuples(st.sampled_from(["file", "file", "file", "link", "reopen", "merge", "unmerge"]), st.integers(0, 99),
              st.integers(0, 99), st.integers(0, 200)),
    min_size=4, max_size=14,
)  # fmt: skip


@settings(max_examples=DEPTH.histories, suppress_health_check=list(HealthCheck))
@given(steps)
def test_after_any_history_the_groups_are_those_of_the_rule(cast, taken):
    beginning = transaction.savepoint()
    for number, step in enumerate(taken):
        take(cast, number, *step)
        assert groups() == expected(), step
        assert not Approach.objects.filter(joined_to__joined_to__isnull=False).exists(), "groups are one level deep"
    undo_everything(cast)
    assert groups() == expected()
    assert not Approach.objects.exclude(case=F("home")).exists()
    transaction.savepoint_rollback(beginning)


def take(cast, number: int, what: str, one: int, other: int, day: int) -> None:
    cases = list(Case.objects.order_by("pk"))
    if what == "file":
        reporter = [cast.sam, cast.max, None][one % 3]
        told = {"addresses": [PROFILES[other % 3]], "first_contact_on": BEGIN + timedelta(days=day)}
        filed(reporter, mode="named" if reporter else "anonymous", receipt=f"{day:08}{number:08}", **told)
    elif what == "link" and cases:
        _try_link(cast, cases[one % len(cases)], cases[other % len(cases)])
    elif what == "reopen":
        for case in Case.objects.filter(status="closed")[:1]:
            move(case.reference, "reopen", by=cast.lena, version=None, reason="Not the same")
    elif what == "merge":
        roots = list(Persona.objects.filter(root=None).order_by("pk"))
        if len(roots) > 1:
            absorbed, into = roots[one % len(roots)], roots[(one + 1) % len(roots)]
            merge_personas(absorbed.pk, into.pk, reason="One photo", by=cast.olga, version=absorbed.version)
    elif what == "unmerge":
        for merge in Merge.objects.filter(undone_at=None)[:1]:
            unmerge_personas(merge.pk, by=cast.olga)


def _try_link(cast, duplicate: Case, living: Case) -> None:
    linked = Case.objects.filter(duplicate_of=duplicate).exists()
    if (
        "closed" not in (duplicate.status, living.status)
        and not duplicate.duplicate_of_id
        and duplicate != living
        and not linked
    ):
        details = {**DUPLICATE, "duplicate_of": living.reference}
        move(duplicate.reference, "dismiss", by=cast.olga, version=None, **details)
        if Case.objects.get(pk=duplicate.pk).status == "review":
            move(duplicate.reference, "approve", by=cast.nora, version=None)


def undo_everything(cast) -> None:
    for case in Case.objects.filter(status="closed"):
        move(case.reference, "reopen", by=cast.lena, version=None, reason="Undo")
    for merge in Merge.objects.filter(undone_at=None).order_by("-pk"):
        unmerge_personas(merge.pk, by=cast.olga)


def test_two_known_people_stay_two_when_the_living_report_is_anonymous(cast):
    living = filed(None, mode="anonymous", receipt="1111 2222 3333 4444").case
    first, second = filed(cast.sam), filed(cast.person("sue", unit=cast.lamps))
    for duplicate in (first, second):
        details = {"reason": "The same", "reply": "Thank you", "duplicate_of": living.reference}
        move(duplicate.reference, "dismiss", by=cast.olga, version=None, outcome="duplicate", **details)
    joined = {row.home_id: row.joined_to_id for row in Approach.objects.filter(case=living)}
    assert joined == {living.pk: None, first.case_id: living.approaches.get(home=living).pk, second.case_id: None}
