"""Do officers read the reporter's own words within scope, and does a seal hold until a lead opens it?"""

import pytest

from reports import receipts
from reports.models import Unsealing
from tests.factories import filed


def account(report) -> str:
    return f"/cases/{report.reference}/account/"


def unseal(browser, report, reason="She may be in danger", version=1):
    return browser.post(f"{account(report)}unseal/", {"reason": reason, "version": version})


def test_an_officer_reads_the_account_as_it_was_told_without_links(as_, cast):
    report = filed(cast.sam, narrative="She asked about lamps.", addresses=["https://evil.example/anna"])
    said = as_(cast.olga).get(account(report)).content.decode()
    assert "She asked about lamps." in said
    assert "Sam, Lamps" in said
    assert "evil[.]example" in said
    assert "evil.example" not in said


@pytest.mark.parametrize("name", ["otto", "sam", "max", "audra", "ada"])
def test_outside_the_scope_there_is_no_account(as_, cast, name):
    report = filed(cast.sam, mode="confidential")
    browser = as_(getattr(cast, name))
    assert browser.get(account(report)).status_code == 404
    assert unseal(browser, report).status_code == 404
    assert not Unsealing.objects.exists()


@pytest.mark.parametrize("path", ["", "do/note/", "account/"])
def test_a_confidential_reporter_is_named_on_no_page(as_, cast, path):
    secret = cast.person("wilhelmina", unit=cast.lamps)
    report = filed(secret, mode="confidential")
    for officer in (cast.olga, cast.lena):
        said = as_(officer).get(f"/cases/{report.reference}/{path}").content.decode()
        assert "ilhelmina" not in said
        assert secret.pseudonym not in said


def test_only_a_lead_opens_a_seal_with_a_reason_and_sees_the_identity_once(as_, cast):
    report = filed(cast.sam, mode="confidential", safe_contact="After six, at home")
    assert as_(cast.olga).get(f"{account(report)}unseal/").status_code == 403
    assert unseal(as_(cast.olga), report).status_code == 403
    assert unseal(as_(cast.lena), report, reason=" ").context["form"].errors
    assert not Unsealing.objects.exists()
    response = unseal(as_(cast.lena), report)
    assert "sam@lighthouses.example" in response.content.decode()
    assert "After six, at home" in response.content.decode()
    assert "no-store" in response["Cache-Control"]
    later = as_(cast.lena).get(account(report)).content.decode()
    assert "sam@lighthouses.example" not in later
    assert "She may be in danger" in later


def test_a_seal_is_not_opened_with_a_version_that_is_old(as_, cast):
    report = filed(cast.sam, mode="confidential")
    assert unseal(as_(cast.lena), report, version=7).status_code == 409
    assert not Unsealing.objects.exists()


@pytest.mark.parametrize("mode", ["named", "anonymous"])
def test_where_nothing_is_sealed_there_is_nothing_to_open(as_, cast, mode):
    receipt = receipts.new_code() if mode == "anonymous" else ""
    report = filed(cast.sam if mode == "named" else None, mode=mode, receipt=receipt)
    assert as_(cast.lena).get(f"{account(report)}unseal/").status_code == 409
