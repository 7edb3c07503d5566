"""Can somebody read and be written to in Welsh, wherever they come in, and does nobody get half a page of it?"""

import pytest
from django.conf import settings
from django.http import HttpResponse
from django.test import Client, RequestFactory
from django.utils import translation

from cases.actions import move
from config import errors
from design.words import filled
from design.words import lazily as _
from events.refusals import TooMany
from notifications.mail import letter
from notifications.models import Notification
from notifications.telling import tell
from reports.models import Report
from tests.factories import filed

WELSH, ENGLISH = "Rhoi gwybod am gysylltiad amheus", "Report a suspicious approach"


def choose(client: Client, language: str, page: str = "/"):
    return client.post("/language/", {"language": language, "next": page})


def signed_in(user, language: str = "") -> Client:
    client = Client()
    client.force_login(user)
    if language:
        choose(client, language)
    return client


@pytest.mark.django_db
def test_anybody_can_choose_welsh_and_comes_back_to_the_same_page(client):
    assert 'lang="en-GB"' in client.get("/report/").content.decode()
    answer = choose(client, "cy", "/report/?from=home")
    assert (answer.status_code, answer["Location"]) == (302, "/report/?from=home")
    page = client.get("/report/")
    assert page["Content-Language"] == "cy"
    assert '<html lang="cy"' in page.content.decode()
    assert "Ein haddewid" in page.content.decode()
    choose(client, "en-gb")
    assert ENGLISH in client.get("/").content.decode()


@pytest.mark.django_db
def test_the_choice_leaves_no_trace_once_the_browser_is_closed(client):
    cookie = choose(client, "cy").cookies[settings.LANGUAGE_COOKIE_NAME]
    assert (cookie["max-age"], cookie["expires"], bool(cookie["httponly"]), cookie["samesite"]) == ("", "", True, "Lax")


@pytest.mark.django_db
def test_a_browser_that_asks_for_welsh_gets_it():
    page = Client(headers={"Accept-Language": "cy, en;q=0.5"}).get("/").content.decode()
    assert WELSH in page
    assert "Mewngofnodi" in page


@pytest.mark.django_db
@pytest.mark.parametrize("page", ["https://elsewhere.example/", "//elsewhere.example/", "javascript:alert(1)", ""])
def test_nobody_is_sent_to_another_site(client, page):
    assert choose(client, "cy", page)["Location"] == "/"


@pytest.mark.django_db
def test_a_language_that_we_do_not_speak_is_refused(client):
    assert choose(client, "fr").status_code == 400
    assert settings.LANGUAGE_COOKIE_NAME not in client.cookies


def test_the_choice_of_somebody_signed_in_follows_them_to_another_device(cast):
    signed_in(cast.sam, "cy")
    assert "Fy adroddiadau" in signed_in(cast.sam).get("/reports/").content.decode()
    assert "My reports" in signed_in(cast.nora).get("/reports/").content.decode()


def test_pages_of_officers_are_in_english_alone_and_offer_nothing_else(cast):
    page = signed_in(cast.olga, "cy").get("/cases/").content.decode()
    assert '<html lang="en-GB"' in page
    assert "Cymraeg" not in page
    assert "Allgofnodi" not in page


def test_the_api_speaks_english_to_everybody(cast):
    client = signed_in(cast.sam, "cy")
    report = filed(cast.sam)
    told = client.get(f"/api/v1/reports/{report.reference}/", headers={"Accept-Language": "cy"}).json()
    assert told["status"] == "Received"
    refused = client.get("/api/v1/nothing/", headers={"Accept-Language": "cy"})
    assert refused.json()["title"] == "Not found"


@pytest.mark.django_db
def test_refusals_are_said_in_welsh(client, cast):
    choose(client, "cy")
    guest = Client(enforce_csrf_checks=True, headers={"Accept-Language": "cy"})
    assert "Heb ei ganfod" in client.get("/no/such/page/").content.decode()
    assert "Mae angen cywiro rhywbeth" in client.post("/language/", {"language": "fr"}).content.decode()
    assert "Nid yw’r ffurflen hon yn ddilys mwyach" in guest.post("/report/known/").content.decode()
    assert "Ni ellir gwneud hyn nawr" in client.post("/report/far/", {"given": "Rhai"}).content.decode()
    with translation.override("cy"):
        assert "problem gyda’r gwasanaeth" in errors.server_error(RequestFactory().get("/")).content.decode()


@pytest.mark.parametrize("page", ["/account/password/set/", "/account/password/change/", "/account/2fa/totp/activate/"])
def test_what_libraries_say_of_passwords_and_second_steps_is_said_in_welsh(cast, page):
    cast.nora.set_password("correct horse battery")
    cast.nora.save()
    said = signed_in(cast.nora if "change" in page else cast.sam, "cy").get(page).content.decode()
    assert not [each for each in ("Your password", "Set Password", "Authenticator", "Two-step") if each in said]
    assert "Gosod" in said or "Newid eich cyfrinair</h1>" in said


@pytest.mark.django_db
def test_whoever_asks_too_often_is_told_so_in_welsh():
    many = TooMany(filled(_("Use at most {most} characters"), most=3))
    with translation.override("cy"):
        page = errors.Refusals(HttpResponse).process_exception(RequestFactory().get("/check/addresses/"), many)
    assert page.status_code == 429
    assert "Gormod o ymdrechion" in page.content.decode()
    assert "Defnyddiwch 3 nod ar y mwyaf" in page.content.decode()


def test_a_report_is_written_and_read_back_in_welsh_and_kept_in_codes(cast):
    client = signed_in(cast.sam, "cy")
    client.post("/report/known/", {"mode": "named"})
    wrong = client.post(
        "/report/happened/", {"narrative": "", "first_contact_on_day": "3", "first_contact_on_year": "2026"}
    )
    assert "Dywedwch wrthym mewn ychydig eiriau beth ddigwyddodd" in wrong.content.decode()
    assert "Cysylltiad cyntaf: rhaid cynnwys mis" in wrong.content.decode()
    when = {"first_contact_on_day": "3", "first_contact_on_month": "Mai", "first_contact_on_year": "2026"}
    client.post("/report/happened/", {"narrative": "Neges ryfedd", "ongoing": "yes", **when})
    client.post("/report/who/", {"platform": "linkedin", "method": "recruiter"})
    client.post("/report/far/", {"stage": "2"})
    page = client.get("/report/check/")
    assert "3 Mai 2026" in page.content.decode()
    assert "Cyfnewidiom negeseuon" in page.content.decode()
    client.post("/report/check/", {"key": page.context["draft"].key, "declared": "on"})
    report = Report.objects.get()
    assert report.facts["first_contact_on"] == "2026-05-03"
    assert report.approach.method == "recruiter"
    sent = client.get(f"/reports/{report.reference}/sent/").content.decode()
    assert "Anfonwyd yr adroddiad" in sent
    assert "diwrnod gwaith" in sent
    assert "Cawsom eich adroddiad" in client.get(f"/reports/{report.reference}/").content.decode()


@pytest.mark.parametrize(("language", "subject"), [
    ("cy", "Mae rhywbeth i chi ei ddarllen yn Countersign"),
    ("en-gb", "There is something for you to read in Countersign"),
    ("", "There is something for you to read in Countersign"),
])  # fmt: skip
def test_mail_is_in_the_language_of_whoever_gets_it_and_english_where_nobody_knows(cast, language, subject):
    cast.sam.language = language
    move(filed(cast.sam).reference, "claim", by=cast.olga, version=None)
    tell()
    told = Notification.objects.get(recipient=cast.sam.pseudonym, channel="mail", message="update")
    with translation.override("cy" if language != "cy" else "en-gb"):  # whatever the worker has spoken before
        sent = letter(told, cast.sam)
    assert sent.subject == subject
    assert ("Mewngofnodwch" in sent.body) == (language == "cy")


def test_a_language_costs_no_statement(cast, django_assert_num_queries, django_assert_max_num_queries):
    english, welsh = signed_in(cast.sam), signed_in(cast.sam, "cy")
    with django_assert_max_num_queries(20) as in_english:
        english.get("/reports/")
    with django_assert_num_queries(len(in_english)):
        welsh.get("/reports/")
