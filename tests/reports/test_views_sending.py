"""How does a report get from the door to the desk, in each of the three modes, and only once?"""

import pytest

from accounts import lists
from accounts.actions import retire_entry
from cases.models import Conflict
from reports.models import Draft, Report


def test_a_named_report_is_filed_under_its_reporter_and_leads_to_its_receipt(cast, door):
    sam = door(cast.sam)
    sam.write("named", stage="2", platform="linkedin", persona_name="Ann Example")
    response = sam.send()
    report = Report.objects.get()
    assert response["location"] == f"/reports/{report.reference}/sent/"
    assert (report.mode, report.reporter) == ("named", cast.sam)
    assert (report.approach.stage, report.approach.platform) == (2, "linkedin")
    assert report.reference in sam.page(response["location"])


def test_a_confidential_report_names_nobody_and_its_reporter_finds_it_again(cast, door):
    sam = door(cast.sam)
    sam.write("confidential", safe_contact="After six")
    sam.send()
    report = Report.objects.get()
    assert (report.reporter, report.safe_contact) == (None, "")
    assert report.reference in sam.page("/reports/")


def test_an_anonymous_report_is_filed_only_once_its_code_is_noted(cast, door):
    guest = door()
    guest.write("anonymous", sector="defence", employment="former")
    assert guest.send()["location"] == "/report/code/"
    code = guest.code()
    wrong = guest.post("/report/code/", last_four_of_code="0000" if code[-4:] != "0000" else "1111")
    assert "not the last 4 digits" in wrong.content.decode()
    assert not Report.objects.exists()
    assert guest.post("/report/code/", last_four_of_code=code[-4:])["location"] == "/receipt/report/sent/"
    report = Report.objects.get()
    assert (report.mode, report.person, report.reporter) == ("anonymous", "", None)
    assert (report.approach.sector, report.approach.employment) == ("defence", "former")
    assert code not in guest.page("/receipt/report/sent/")


def test_an_anonymous_report_of_somebody_signed_in_leads_back_to_nobody(cast, door):
    sam = door(cast.sam)
    sam.write("anonymous")
    assert set(Draft.objects.values_list("owner", flat=True)) == {""}
    sam.send()
    sam.post("/report/code/", last_four_of_code=sam.code()[-4:])
    report = Report.objects.get()
    assert not Conflict.objects.filter(case=report.case).exists()
    assert report.key not in set(Draft.objects.values_list("key", flat=True))
    assert report.reference not in sam.page("/reports/")
    session = sam.client.session
    assert [name for name in session.keys() if not name.startswith("_auth")] == []  # noqa: SIM118


def test_pressing_twice_files_one_report(cast, door):
    sam = door(cast.sam)
    sam.write()
    key = sam.key()
    places = [sam.post("/report/check/", key=key, declared="on")["location"] for _ in range(2)]
    assert places[0] == places[1]
    assert Report.objects.count() == 1


def test_pressing_twice_files_one_anonymous_report(cast, door):
    guest = door()
    guest.write("anonymous")
    guest.send()
    digits = guest.code()[-4:]
    places = [guest.post("/report/code/", last_four_of_code=digits)["location"] for _ in range(2)]
    assert places == ["/receipt/report/sent/"] * 2
    assert Report.objects.count() == 1


def test_nothing_is_sent_without_the_declaration(cast, door):
    sam = door(cast.sam)
    sam.write()
    response = sam.post("/report/check/", key=sam.key())
    assert "Tick the box to confirm the declaration" in response.content.decode()
    assert not Report.objects.exists()


def test_the_key_of_somebody_elses_report_opens_nothing(cast, door):
    sam, olga = door(cast.sam), door(cast.olga)
    sam.write()
    key = sam.key()
    sam.send()
    assert olga.post("/report/check/", key=key, declared="on").status_code == 409
    olga.write()
    assert olga.post("/report/check/", key=key, declared="on")["location"] == "/report/check/"
    assert Report.objects.count() == 1


def test_a_refusal_of_the_action_is_told_on_the_page_and_keeps_the_draft(cast, door):
    guest = door()
    guest.write("anonymous")
    type(cast.organisation).objects.update(default_desk=None)
    guest.send()
    response = guest.post("/report/code/", last_four_of_code=guest.code()[-4:])
    assert "No desk has been set up yet" in response.content.decode()
    assert Draft.objects.count() == 1


def test_a_colleague_who_was_approached_is_counted_and_kept_from_their_own_case(cast, door):
    sam = door(cast.sam)
    sam.write("named", whom="colleague", colleague_email="OLGA@lighthouses.example")
    sam.send()
    report = Report.objects.get()
    assert report.about_colleague
    assert report.approach.person == cast.olga.pseudonym
    assert report.narrative.endswith("OLGA@lighthouses.example")


@pytest.mark.parametrize("address", ["nobody@elsewhere.example", "olga@lighthouses.example"])
def test_the_page_never_tells_whether_an_address_belongs_to_one_of_us(cast, door, address):
    guest = door()
    guest.write("anonymous", whom="colleague", colleague_email=address)
    assert guest.send()["location"] == "/report/code/"


def test_a_grave_approach_asks_for_a_call_today(cast, door):
    type(cast.organisation).objects.update(contact="the duty officer on 01234")
    sam = door(cast.sam)
    sam.write("named", stage="7")
    assert "Ring the duty officer on 01234" in sam.page(sam.send()["location"])
    nora = door(cast.nora)
    nora.write("named", stage="0")
    assert "the duty officer" not in nora.page(nora.send()["location"])


def test_a_place_that_was_taken_off_the_list_since_is_named_and_another_is_asked_for(cast, door):
    sam = door(cast.sam)
    sam.write("named", platform="xing")
    retire_entry("platform", "xing", by=cast.ada)
    assert "Xing" in sam.page("/report/check/")
    assert "“Xing” can be chosen no longer. Choose another answer." in sam.send().content.decode()
    assert not Report.objects.exists()
    sam.post("/report/who/", platform="linkedin")
    assert sam.send().status_code == 302
    lists.forget()  # what this test has changed goes with it
