"""Is a bundle handed over exactly as it was shared, as data and as a document, without the reporter unless chosen?"""

import hashlib
import json

import pytest
from django.db import connection

from cases.actions import move, propose
from cases.bundle import PARTS, foreseen, rows_of
from cases.models import Reading, Referral
from cases.sharing import as_pdf
from tests.factories import at

SHARED = {"agency": "Police", "legal_basis": "Consent", "marking": "OFFICIAL", "shared": list(PARTS),
          "review_on": "2030-01-01"}  # fmt: skip


@pytest.fixture
def as_(client):
    def sign_in(person):
        client.force_login(person)
        return client

    return sign_in


def referred(cast, **more) -> Referral:
    case = at("triage", cast, persona_name="李明雅", addresses=["https://x.com/anna_b"])
    propose(case.reference, "They should know.", by=cast.olga, version=None)
    move(case.reference, "refer", by=cast.lena, version=None, **SHARED, **more)
    return Referral.objects.select_related("case").get()


def test_the_bundle_is_downloaded_as_it_was_shared_and_that_is_kept(as_, cast):
    referral = referred(cast)
    page = f"/cases/{referral.case.reference}/referrals/{referral.pk}/"
    data = as_(cast.olga).get(f"{page}json/")
    assert hashlib.sha256(data.content).hexdigest() == referral.digest
    assert json.loads(data.content)["marking"] == "OFFICIAL"
    assert json.loads(data.content)["sender"] == cast.organisation.name
    one, again = (as_(cast.lena).get(f"{page}pdf/").content for _ in range(2))
    assert one == again
    assert one.startswith(b"%PDF-")
    assert b"pdfuaid" in one
    assert set(Reading.objects.filter(door="bundle").values_list("person__name", flat=True)) == {"Olga", "Lena"}
    for other, status in [(cast.nora, 403), (cast.otto, 404), (cast.audra, 404)]:
        assert as_(other).get(f"{page}pdf/").status_code == status
    assert as_(cast.olga).get(f"{page}exe/").status_code == 404
    assert "The bundle as PDF" in as_(cast.olga).get(f"/cases/{referral.case.reference}/").content.decode()


def test_a_bundle_that_was_changed_is_not_given_out(as_, cast):
    referral = referred(cast)
    with connection.cursor() as cursor:
        cursor.execute("UPDATE cases_referral SET bundle = jsonb_set(bundle, '{agency}', '\"Somebody else\"')")
    page = f"/cases/{referral.case.reference}/referrals/{referral.pk}/json/"
    assert as_(cast.olga).get(page).status_code == 409


def test_who_reported_it_is_in_the_bundle_only_where_a_lead_wrote_it(cast):
    without = referred(cast)
    assert "reporter" not in without.bundle["shared"]
    assert cast.sam.name not in json.dumps(without.bundle)
    assert cast.sam.email not in json.dumps(without.bundle)


def test_a_lead_reads_beforehand_what_each_part_tells_and_the_document_keeps_that_order(as_, cast):
    case = at("triage", cast, persona_name="Anna", addresses=["https://x.com/anna_b"])
    told = foreseen(case)
    assert told["personas"] == "Name: Anna, Claimed employer: Not known"
    assert told["profiles"] == "hxxps://x[.]com/anna_b"
    assert told["summary"] == "Nothing is known of this."
    propose(case.reference, "They should know.", by=cast.olga, version=None)
    page = as_(cast.lena).get(f"/cases/{case.reference}/do/refer/").text
    assert "Severity: Not known, Likelihood: Not known, Confidence: Not known" in page
    kept = {"confidence": "Low", "likelihood": "Likely", "severity": "High"}  # as the database gives it back
    assert [name for name, _ in rows_of(kept)[0]] == ["Severity", "Likelihood", "Confidence"]


def test_a_lead_may_name_the_reporter(cast):
    referral = referred(cast, reporter="Sam, of Lamps")
    assert referral.bundle["shared"]["reporter"] == "Sam, of Lamps"
    made = as_pdf(referral.bundle, digest=referral.digest, shared_at=referral.referred_at, review_on="1 January 2030")
    assert made.startswith(b"%PDF-")
