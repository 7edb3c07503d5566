"""Do merges of personas and links of duplicates, undone in whatever order, leave every case and persona as it was?"""

from random import Random

import pytest

from cases.actions import merge_personas, move, unmerge_personas
from cases.models import Approach, Case, Conversation, Message, Sighting
from events.refusals import Refusal
from personas.models import Alias, Persona, Profile
from tests.factories import filed

DISMISSED = {"outcome": "duplicate", "reason": "The same", "reply": "We know of it."}
ONLY_RISES = {"version", "changed_at"}
CASES = 5


def register() -> list[object]:
    """All that says which case and which persona something belongs to."""
    found: list[object] = []
    for model in (Persona, Profile, Alias, Approach, Sighting, Conversation):
        columns = [field.attname for field in model._meta.fields if field.name not in ONLY_RISES]
        found += model.objects.order_by("pk").values_list(*columns)
    found += Case.objects.order_by("pk").values_list("pk", "desk", "officer", "duplicate_of", "outcome", "restricted")
    return [*found, *Message.objects.filter(kind="answer").order_by("pk").values_list("pk", "conversation", "text")]


@pytest.mark.parametrize("seed", [2, 3, 5])
def test_merges_and_duplicates_undone_in_any_order_restore_the_register_to_the_byte(cast, seed):
    lot = Random(seed)
    cases = [filed(cast.sam, persona_name=f"Anna {number}", addresses=[f"https://x.com/p{number}"]).case
             for number in range(CASES)]  # fmt: skip
    for case in cases:
        move(case.reference, "claim", by=cast.olga, version=None)
    people = list(Persona.objects.order_by("pk"))
    before, merges, linked = register(), [], []
    for _ in range(12):
        one, other = lot.sample(range(CASES), 2)
        try:
            if lot.random() < 0.6:
                version = Persona.objects.values_list("version", flat=True).get(pk=people[one].pk)
                merges.append(merge_personas(people[one].pk, people[other].pk, reason="One photo", by=cast.lena,
                                             version=version).pk)  # fmt: skip
            else:
                living = {"duplicate_of": cases[other].reference}
                move(cases[one].reference, "dismiss", by=cast.olga, version=None, **DISMISSED, **living)
                linked.append(cases[one].reference)
        except Refusal:
            continue
    assert merges
    assert linked
    assert register() != before
    undoing = [*((unmerge_personas, each) for each in merges), *((reopened, each) for each in linked)]
    lot.shuffle(undoing)
    for undo, each in undoing:
        undo(each, by=cast.lena)
    assert register() == before


def reopened(reference: str, *, by) -> None:
    move(reference, "reopen", by=by, version=None, reason="Not the same after all")
