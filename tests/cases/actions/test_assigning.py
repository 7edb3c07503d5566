"""Whose case is it, and who may say so?"""

import pytest

from cases.actions import assign, close_to, hand_over, move, open_to, release, restrict
from cases.queries.officers import officers_for
from cases.terms import Status
from events.models import Event
from events.refusals import Forbidden, Invalid, NotThere, Refused, StaleVersion
from tests.cases.actions.refusing import refused
from tests.factories import at, filed

OPEN = [status for status in Status.values if status != "closed"]


@pytest.mark.parametrize("status", OPEN)
def test_a_lead_assigns_and_releases_in_every_open_status(cast, status):
    case = at(status, cast)
    assign(case.reference, to=cast.nora, by=cast.lena, version=case.version)
    case.refresh_from_db()
    assert (case.officer, case.status) == (cast.nora, status)
    release(case.reference, by=cast.nora, version=case.version)
    case.refresh_from_db()
    assert case.officer is None
    assign(case.reference, to=cast.olga, by=cast.olga, version=None)
    hand_over(case.reference, to=cast.nora, by=cast.olga, version=None)
    told = Event.objects.filter(stream="case", stream_id=case.pk).order_by("-sequence")[:4]
    assert [event.kind for event in told] == ["hand_over", "assign", "release", "assign"]
    assert told[0].data == {"officer": cast.nora.pk, "officer_before": cast.olga.pk}


def test_a_closed_case_is_not_assigned(cast):
    case = at("closed", cast)
    for act in (assign, hand_over):
        with refused(Refused):
            act(case.reference, to=cast.nora, by=cast.lena, version=None)
    with refused(Refused):
        release(case.reference, by=cast.lena, version=None)


def test_an_officer_takes_only_for_themselves_and_only_what_nobody_has(cast):
    case = filed(cast.sam).case
    with refused(Invalid):
        assign(case.reference, to=cast.nora, by=cast.olga, version=None)
    assign(case.reference, to=cast.olga, by=cast.olga, version=None)
    with refused(Forbidden):
        assign(case.reference, to=cast.nora, by=cast.nora, version=None)
    with refused(Forbidden):
        hand_over(case.reference, to=cast.nora, by=cast.nora, version=None)
    with refused(Forbidden):
        release(case.reference, by=cast.nora, version=None)
    with refused(Refused):
        assign(case.reference, to=cast.olga, by=cast.lena, version=None)


def test_a_case_goes_only_to_an_officer_who_can_see_it(cast):
    case = at("triage", cast)
    for to in (cast.otto, cast.max, cast.sam, cast.lena):
        with refused(Invalid):
            hand_over(case.reference, to=to, by=cast.olga, version=None)
    open_to(case.reference, person=cast.otto, by=cast.lena, version=None)
    assert {user.name for user in officers_for(case)} == {"Olga", "Nora", "Otto"}
    hand_over(case.reference, to=cast.otto, by=cast.olga, version=None)


def test_an_officer_to_whom_the_case_is_closed_loses_it(cast):
    case = at("triage", cast)
    open_to(case.reference, person=cast.otto, by=cast.lena, version=None)
    hand_over(case.reference, to=cast.otto, by=cast.olga, version=None)
    close_to(case.reference, person=cast.otto, by=cast.lena, version=None)
    case.refresh_from_db()
    assert case.officer is None


@pytest.mark.parametrize("act", [assign, hand_over])
def test_scope_and_version_come_first(cast, act):
    case = at("triage", cast)
    with refused(NotThere):
        act(case.reference, to=cast.otto, by=cast.otto, version=case.version)
    with refused(StaleVersion):
        act(case.reference, to=cast.nora, by=cast.lena, version=case.version - 1)


def test_who_needs_to_know_is_the_leads_to_say(cast):
    case = at("triage", cast)
    for act, details in ((restrict, {"restricted": True}), (open_to, {"person": cast.otto}),
                         (close_to, {"person": cast.otto})):  # fmt: skip
        with refused(Forbidden):
            act(case.reference, by=cast.olga, version=None, **details)
    with refused(Invalid):
        open_to(case.reference, person=cast.max, by=cast.lena, version=None)
    with refused(Refused):
        close_to(case.reference, person=cast.otto, by=cast.lena, version=None)
    open_to(case.reference, person=cast.otto, by=cast.lena, version=None)
    with refused(Refused):
        open_to(case.reference, person=cast.otto, by=cast.lena, version=None)
    move(
        case.reference, "dismiss", by=cast.otto, version=None, outcome="withdrawn", reason="Asked", reply="As you wish"
    )
