"""Can reporters say whether it helped, once they know the outcome, and does that tell no more of them?"""

import pytest

from cases.actions import move
from events.models import Event
from events.refusals import Invalid, Refused
from reports.actions import say, tell_whether_it_helped
from reports.models import Helped
from reports.receipts import new_code
from tests.cases.actions.refusing import refused
from tests.factories import CONCLUSION, at, filed


def test_it_is_asked_once_the_outcome_is_told_and_can_be_changed(cast, door):
    case = at("closed", cast)
    report, sam = case.reports.get(), door(cast.sam)
    address = f"/reports/{report.reference}/"
    assert "Did it help that you reported this?" in sam.page(address)
    assert "Select whether it helped" in sam.post(f"{address}helped/", comment="Quick").content.decode()
    assert sam.post(f"{address}helped/", answer="partly", comment="Quick, thank you")["location"] == address
    assert "Quick, thank you" in sam.page(address)
    sam.post(f"{address}helped/", answer="yes")
    assert (Helped.objects.get().answer, Helped.objects.get().comment) == ("yes", "")
    assert [event.data["answer"] for event in Event.objects.filter(kind="rate").order_by("id")] == ["partly", "yes"]
    assert "Quick" not in str(list(Event.objects.values_list("data", flat=True)))


def test_it_is_not_asked_before_and_not_while_we_look_again(cast, door):
    report = at("triage", cast).reports.get()
    assert "Did it help" not in door(cast.sam).page(f"/reports/{report.reference}/")
    with refused(Refused):
        tell_whether_it_helped(report, "yes")
    again = at("closed", cast).reports.get()
    say(again, "They wrote once more.")
    assert "Did it help" not in door(cast.sam).page(f"/reports/{again.reference}/")


@pytest.mark.parametrize(("answer", "comment"), [("", ""), ("perhaps", ""), ("yes", "x" * 2001), ("no", "\0")])
def test_what_can_not_be_kept_is_refused(cast, answer, comment):
    report = at("closed", cast).reports.get()
    with refused(Invalid):
        tell_whether_it_helped(report, answer, comment)


def test_it_does_not_count_as_a_change_that_makes_an_officers_page_stale(cast):
    case = at("closed", cast)
    tell_whether_it_helped(case.reports.get(), "no")
    before = case.version
    case.refresh_from_db()
    assert case.version == before


def closed(cast, **how):
    report = filed(**how)
    move(report.reference, "claim", by=cast.olga, version=None)
    move(report.reference, "conclude", by=cast.olga, version=None, **CONCLUSION)
    report.refresh_from_db()
    return report


def test_officers_read_it_beside_the_account_with_no_more_of_who_it_is(cast, door):
    code = new_code()
    confidential = closed(cast, reporter=cast.sam, mode="confidential")
    unnamed = closed(cast, reporter=None, mode="anonymous", receipt=code)
    freya = door()
    freya.post("/receipt/", code=code)
    assert freya.post("/receipt/report/helped/", answer="no", comment="Too slow.")["location"] == "/receipt/report/"
    tell_whether_it_helped(confidential, "partly", "A bit slow.")
    olga = door(cast.olga)
    for report, comment in ((confidential, "A bit slow."), (unnamed, "Too slow.")):
        page = olga.page(f"/cases/{report.reference}/account/")
        assert comment in page
        assert "Sam" not in page
        assert cast.sam.email not in page


def test_somebody_else_says_nothing_for_them(cast, door):
    report = at("closed", cast).reports.get()
    assert door(cast.nora).post(f"/reports/{report.reference}/helped/", answer="no").status_code == 404
    assert door().post("/receipt/report/helped/", answer="no").status_code == 409
    assert not Helped.objects.exists()
