"""Are cases found that look alike, told with their reasons, within scope, and judged once for both?"""

import pytest

from cases.actions import declare_conflict, judge_match, restrict, unmerge_personas
from cases.actions.matching import trace_picture
from cases.models import Case, Evidence, Match
from cases.queries.matches import matches_of
from cases.queries.story import whole
from events.models import Event
from events.refusals import Forbidden, Invalid, NotThere
from personas.addresses import defanged
from personas.models import Merge, Persona
from reports.actions import say, trace_told
from tests.cases.actions.refusing import refused
from tests.cases.test_traces import MESSAGE, OTHER
from tests.factories import at, filed


def found(case: Case, user) -> dict[str, list[str]]:
    """The matches that `user` is shown with a case: reference → why."""
    return {alike.case.reference: alike.why for alike in matches_of(whole(user, case.reference), user).alike}


def beyond(case: Case, user) -> bool:
    return matches_of(whole(user, case.reference), user).beyond


def to_the_south(cast, case: Case) -> None:
    Case.objects.filter(pk=case.pk).update(desk=cast.south)


def test_a_copied_message_a_name_and_an_address_in_a_text_are_found_with_their_reasons(cast):
    case = at("triage", cast, narrative=f"This came today. {MESSAGE}", persona_name="Анна Петрова")
    text = filed(cast.sam, narrative=MESSAGE).case
    name = filed(cast.sam, narrative=OTHER, persona_name="Anna Petrova").case
    filed(cast.sam, narrative="Nothing of the sort at all, only a question about car parks.")
    assert found(case, cast.olga) == {}
    trace_told()
    assert set(found(case, cast.olga)) == {text.reference, name.reference}
    assert "text that is" in found(case, cast.olga)[text.reference][0]
    assert found(case, cast.olga)[name.reference] == ["a similar name"]
    assert found(text, cast.olga) == {case.reference: found(case, cast.olga)[text.reference]}


def test_addresses_are_found_whether_they_were_named_or_only_told(cast):
    case = at("triage", cast, narrative="She gave me anna@evil.example as her address.")
    named = filed(cast.sam, addresses=["anna@evil.example"]).case
    trace_told()
    assert found(case, cast.olga)[named.reference] == ["the same email address"]
    later = filed(cast.sam)
    say(later, "I forgot: she rang from +44 7700 900123.")
    ringing = filed(cast.sam, addresses=["+44 7700 900123"]).case
    trace_told()
    assert found(ringing, cast.olga)[later.reference] == ["the same telephone number"]


def test_profiles_are_found_at_once_without_any_worker_each_a_reason_with_its_weight(cast, as_):
    addresses = ["https://x.com/anna_b", "https://x.com/anna_c", "anna@evil.example"]
    case, mate = (at("triage", cast, addresses=addresses) for _ in range(2))
    one, two, mail = (defanged(each) for each in addresses)
    (alike,) = matches_of(whole(cast.olga, case.reference), cast.olga).alike
    assert alike.case == mate
    assert {(each.said, each.strength, each.weight) for each in alike.because} == {
        (f"the same profile: {one}", "Strong", 100), (f"the same profile: {two}", "Strong", 100),
        (f"the same email address: {mail}", "Strong", 95),
    }  # fmt: skip
    page = as_(cast.olga).get(f"/cases/{case.reference}/").content.decode()
    assert [page.count(f"Strong: {weight} of 100") for weight in (100, 95)] == [2, 1]


def test_the_same_picture_is_found(cast):
    one, other, stranger = (at("triage", cast) for _ in range(3))
    likeness = {one: "f0" * 32, other: "f0" * 31 + "ff", stranger: "3c" * 32}
    for case, looks in likeness.items():
        conversation = case.approaches.get().conversations.get()
        given = {"name": "a.png", "kind": "png", "size": 1, "sha256": looks}
        trace_picture(Evidence.objects.create(conversation=conversation, likeness=looks, **given))
    assert found(one, cast.olga) == {other.reference: ["the same picture, or nearly"]}


def test_a_case_outside_the_scope_is_only_hinted_at_and_only_to_those_who_may_know(cast):
    case, hidden = (at("triage", cast, addresses=["https://x.com/anna_b"]) for _ in range(2))
    to_the_south(cast, hidden)
    assert found(case, cast.olga) == {}
    assert beyond(case, cast.olga)
    assert beyond(case, cast.lena)
    assert not beyond(case, cast.nora)  # not her case
    Case.objects.filter(pk=hidden.pk).update(restricted=True)
    assert not beyond(case, cast.olga)
    Case.objects.filter(pk=hidden.pk).update(restricted=False)
    declare_conflict(hidden.reference, person=cast.otto, by=cast.otto, version=None)
    hidden.conflicts.filter(why="declared").update(person=cast.olga.pseudonym)
    assert not beyond(case, cast.olga)
    assert beyond(case, cast.lena)


def test_a_rejection_holds_for_both_cases_until_something_new_is_found(cast):
    case, mate = (at("triage", cast, addresses=["https://x.com/anna_b"]) for _ in range(2))
    judge_match(case.reference, mate.reference, judgement="rejected", by=cast.olga, version=None)
    assert found(case, cast.olga) == found(mate, cast.olga) == {}
    trace_told()
    assert found(case, cast.olga) == {}
    for each in (case, mate):
        say(each.reports.get(), MESSAGE)
    trace_told()
    assert found(mate, cast.olga) == {case.reference: ["a text that is 100 % the same"]}
    assert Event.objects.get(kind="reject_match").data == {"other": mate.pk}


@pytest.mark.parametrize("known", ["mine", "theirs", "both", "same"])
def test_accepting_as_the_same_persona_does_what_is_done_by_hand(cast, known):
    addresses = {"mine": ("a", ""), "theirs": ("", "b"), "both": ("a", "b"), "same": ("a", "a")}[known]
    case, mate = (
        at("triage", cast, narrative=MESSAGE, addresses=[f"https://x.com/anna_{each}"] if each else [])
        for each in addresses
    )
    trace_told()
    judge_match(case.reference, mate.reference, judgement="same_persona", by=cast.olga, version=None)
    roots = {each.approaches.get().persona.root_pk for each in (case, mate)}
    assert len(roots) == 1
    assert set(Match.objects.values_list("verdict", flat=True)) == {"accepted"}


def test_a_match_is_judged_by_those_who_work_on_the_case_and_only_where_there_is_one(cast):
    case, stranger = at("triage", cast, narrative=MESSAGE), at("triage", cast)
    mate = filed(cast.sam, narrative=MESSAGE).case
    trace_told()
    for by, other, error in [
        (cast.nora, mate, Forbidden), (cast.otto, mate, NotThere), (cast.olga, stranger, NotThere),
        (cast.olga, case, NotThere),
    ]:  # fmt: skip
        with refused(error):
            judge_match(case.reference, other.reference, judgement="connected", by=by, version=None)
    with refused(Invalid):
        judge_match(case.reference, mate.reference, judgement="same_persona", by=cast.olga, version=None)
    restrict(mate.reference, restricted=True, by=cast.lena, version=None)
    with refused(NotThere):
        judge_match(case.reference, mate.reference, judgement="connected", by=cast.olga, version=None)
    assert not Match.objects.exclude(verdict="").exists()


def test_what_is_merged_by_a_match_can_be_undone_in_the_register(cast):
    case, mate = (at("triage", cast, narrative=MESSAGE, addresses=[f"https://x.com/{each}_b"]) for each in "ac")
    trace_told()
    judge_match(case.reference, mate.reference, judgement="same_persona", by=cast.olga, version=None)
    assert Persona.objects.filter(root__isnull=False).count() == 1
    unmerge_personas(Merge.objects.get().pk, by=cast.olga)
    assert not Persona.objects.filter(root__isnull=False).exists()


def test_an_officer_judges_a_match_on_its_page_and_a_program_by_the_api(cast, client):
    case, mate = at("triage", cast, narrative=MESSAGE), filed(cast.sam, narrative=MESSAGE).case
    third = filed(cast.sam, narrative=MESSAGE).case
    trace_told()
    client.force_login(cast.olga)
    address = f"/cases/{case.reference}/matches/{mate.reference}/"
    assert mate.reference in client.get(f"/cases/{case.reference}/").content.decode()
    assert client.get(address).status_code == 200
    assert client.post(address, {"version": case.version}).context["form"].errors
    assert client.post(address, {"version": case.version, "judgement": "connected"}).status_code == 302
    assert "They belong together" in client.get(f"/cases/{case.reference}/").content.decode()
    door = f"/api/v1/cases/{case.reference}/matches/"
    case.refresh_from_db()
    given = {"other": third.reference, "judgement": "rejected", "version": case.version}
    answer = client.post(door, given, content_type="application/json").json()
    assert [(each["reference"], each["verdict"]) for each in answer["alike"]] == [(mate.reference, "accepted")]
    assert client.get(f"/cases/{case.reference}/matches/{third.reference}/").status_code == 404
