"""Which case can be named as the living one, and what happens to both?"""

import pytest

from cases.actions import declare_conflict, move
from cases.models import Case
from events.models import Event
from events.refusals import Invalid
from tests.cases.actions.refusing import refused
from tests.factories import at, filed


def dismiss(case, living: str, by) -> Case:
    details = {"outcome": "duplicate", "reason": "The same", "reply": "We know of it.", "duplicate_of": living}
    return move(case.reference, "dismiss", by=by, version=None, **details)


def test_both_cases_tell_of_it_and_the_living_ones_version_moves_on(cast):
    living, other = at("triage", cast), filed(cast.sam).case
    dismiss(other, living.reference.lower(), cast.olga)
    version = living.version
    living.refresh_from_db()
    assert living.version == version + 1
    assert Event.objects.get(kind="absorb").stream_id == living.pk
    assert Event.objects.get(kind="absorb").data == {"duplicate": other.pk}
    move(other.reference, "reopen", by=cast.lena, version=None, reason="Another persona")
    assert Event.objects.get(kind="part").stream_id == living.pk
    assert Case.objects.get(pk=other.pk).duplicate_of is None


def test_a_case_nobody_has_heard_of_and_one_out_of_sight_are_refused_alike(cast):
    elsewhere = at("triage", cast)
    Case.objects.filter(pk=elsewhere.pk).update(desk=cast.south)
    hidden = at("triage", cast)
    declare_conflict(hidden.reference, person=cast.olga, by=cast.olga, version=None)
    other, said = filed(cast.sam).case, set()
    for reference in (elsewhere.reference, hidden.reference, "00000-00000"):
        with refused(Invalid) as caught:
            dismiss(other, reference, cast.olga)
        said.add(str(caught.value))
    assert len(said) == 1


def test_a_case_is_no_duplicate_of_itself_nor_of_a_duplicate_nor_while_others_hang_on_it(cast):
    first, second, third = (filed(cast.sam).case for _ in range(3))
    with refused(Invalid):
        dismiss(first, first.reference, cast.olga)
    dismiss(second, first.reference, cast.olga)
    with refused(Invalid):
        dismiss(third, second.reference, cast.olga)
    with refused(Invalid):
        dismiss(first, third.reference, cast.olga)


def test_a_duplicate_that_needs_a_second_look_is_linked_only_when_approved_and_both_pages_say_so(cast, as_):
    told = {"addresses": ["https://x.com/anna_b"]}
    living, other = at("triage", cast, **told), filed(cast.sam, stage=7, **told).case
    pages = [f"/cases/{each.reference}/" for each in (living, other)]
    assert all("may belong together" in as_(cast.olga).get(page).text for page in pages)
    dismiss(other, living.reference, cast.olga)
    assert other.approaches.exists()
    olga = as_(cast.olga)
    assert "it will be linked to this case once" in olga.get(pages[0]).text
    assert "this one will be linked to, once" in olga.get(pages[1]).text
    move(other.reference, "approve", by=cast.nora, version=None)
    assert not other.approaches.exists()
    one, two = (as_(cast.olga).get(page).text for page in pages)
    assert "is linked to this case" in one
    assert "as long as the case it was linked to" in two
    assert "may belong together" not in one + two


@pytest.mark.parametrize("back", ["return", "reopen"])
def test_coming_back_takes_everything_back(cast, back):
    living, other = at("triage", cast), filed(cast.sam, stage=7).case
    dismiss(other, living.reference, cast.olga)
    if back == "reopen":
        move(other.reference, "approve", by=cast.nora, version=None)
    move(other.reference, back, by=cast.lena, version=None, reason="Not the same")
    other.refresh_from_db()
    assert (other.outcome, other.duplicate_of) == ("", None)
    assert other.approaches.get().home == other
