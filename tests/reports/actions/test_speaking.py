"""How does a reporter go on after filing, and when is a sealed identity opened?"""

from uuid import uuid4

import pytest

from cases.actions import move
from cases.models import Message
from events.models import Event
from events.refusals import Forbidden, Invalid, NotThere, Refused, StaleVersion
from reports.actions import say, see, unseal
from reports.models import Unsealing
from tests.cases.actions.refusing import refused
from tests.factories import at, filed


def test_a_reporter_answers_the_question_that_waits_and_else_adds(cast):
    case = at("awaiting_reporter", cast)
    report = case.reports.get()
    assert say(report, "On Tuesday").kind == "answer"
    assert say(report, "Or Wednesday").kind == "addition"
    key = uuid4()
    assert say(report, "Once", key=key) == say(report, "Once", key=key)


def test_seeing_marks_what_was_sent_and_nothing_that_is_still_held(cast):
    report = at("review", cast).reports.get()
    see(report)
    held = Message.objects.get(kind="reply")
    assert held.read_at is None
    move(report.reference, "approve", by=cast.nora, version=None)
    see(report)
    held.refresh_from_db()
    assert held.read_at is not None


def test_a_lead_opens_a_sealed_identity_with_a_reason_and_it_is_recorded(cast):
    report = filed(cast.sam, mode="confidential", safe_contact="By the window")
    identity = unseal(report.reference, reason="They may be in danger", by=cast.lena, version=1)
    assert (identity["name"], identity["email"], identity["safe_contact"]) == ("Sam", cast.sam.email, "By the window")
    opened = Unsealing.objects.get()
    assert (opened.by, opened.reason, opened.report) == (cast.lena, "They may be in danger", report)
    event = Event.objects.get(kind="unseal")
    assert event.by_id == cast.lena.pk
    assert "danger" not in str(event.data)
    assert "Sam" not in str(event.data)


def test_nobody_else_opens_it_and_nobody_without_a_reason(cast):
    report = filed(cast.sam, mode="confidential")
    with refused(Forbidden):
        unseal(report.reference, reason="Curious", by=cast.olga, version=None)
    lead = cast.person("lars", ("lead", cast.south))
    for outside in (cast.otto, lead, cast.max, cast.audra, cast.ada):
        with refused(NotThere):
            unseal(report.reference, reason="Curious", by=outside, version=None)
    with refused(Invalid):
        unseal(report.reference, reason="  ", by=cast.lena, version=None)
    with refused(StaleVersion):
        unseal(report.reference, reason="They may be in danger", by=cast.lena, version=0)


@pytest.mark.parametrize(("mode", "receipt"), [("named", ""), ("anonymous", "1234567890123456")])
def test_there_is_nothing_to_open_in_the_other_modes(cast, mode, receipt):
    report = filed(cast.sam, mode=mode, receipt=receipt)
    with refused(Refused):
        unseal(report.reference, reason="They may be in danger", by=cast.lena, version=None)


def test_a_lead_never_opens_their_own(cast):
    report = filed(cast.lena, mode="confidential")
    with refused(NotThere):
        unseal(report.reference, reason="Mine", by=cast.lena, version=None)
