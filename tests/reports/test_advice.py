"""Is everybody told what fits their situation, in the organisation's words, and can they read it again later?"""

import re

import pytest
from django.db import DatabaseError, transaction
from django.test import Client
from django.utils import translation

from cases.terms import Stage
from events.models import Event
from events.refusals import Forbidden, Invalid, NotThere, Refused
from personas.terms import Platform
from reports.actions import advise
from reports.advice import TOPICS, Situation, advice, given_with, version
from reports.models import Advice, Report
from tests.factories import filed

OURS = "Ring the harbour master.\n\nBe kind to yourself."


def topics(**told) -> list[str]:
    return [each.topic for each in advice(Situation(**told))]


def signed_in(user) -> Client:
    client = Client()
    client.force_login(user)
    return client


@pytest.mark.django_db
@pytest.mark.parametrize("stage", list(Stage))
@pytest.mark.parametrize("platform", list(Platform))
def test_a_copy_always_comes_before_the_platform_is_told_and_removing_comes_last(stage, platform):
    said = topics(stage=stage, platform=platform)
    copying = [name for name in said if name.startswith("capture")]
    telling = [name for name in said if name in ("linkedin", "network", "messaging")]
    assert copying
    assert [name for name in said if name not in ("ring", "law")][: len(copying)] == copying
    assert all(said.index(copy) < said.index(tell) for copy in copying for tell in telling)
    assert said[-1] == "remove"
    assert len(telling) <= 1


@pytest.mark.django_db
@pytest.mark.parametrize(("told", "first"), [
    ({"stage": Stage.SEEN}, "capture"), ({"stage": Stage.PERSONAL_DATA}, "capture"),
    ({"stage": Stage.REPORT_WRITTEN}, "law"), ({"stage": Stage.MEETING}, "ring"), ({"severity": "critical"}, "ring"),
])  # fmt: skip
def test_what_is_grave_comes_first(told, first):
    assert topics(**told)[0] == first


@pytest.mark.django_db
@pytest.mark.parametrize(("told", "topic"), [
    ({"platform": "linkedin"}, "linkedin"), ({"platform": "whatsapp"}, "capture_messaging"),
    ({"platform": "email"}, "capture_email"), ({"platform": "telephone"}, "capture_spoken"),
    ({"signs": frozenset({"B11"})}, "money"), ({"signs": frozenset({"B12"})}, "colleagues"),
    ({"signs": frozenset({"B10"})}, "meeting"), ({"travel": True}, "meeting"), ({"method": "consultancy"}, "written"),
    ({"stage": Stage.OTHER_CHANNEL}, "other_channel"),
])  # fmt: skip
def test_what_was_asked_and_where_brings_its_own_advice(told, topic):
    assert topic in topics(**told)
    assert topic not in topics()


@pytest.mark.django_db
def test_steps_at_linkedin_are_given_for_linkedin_alone():
    assert "linkedin" not in topics(platform="xing")
    assert "network" in topics(platform="xing")
    assert {"linkedin", "network", "messaging"}.isdisjoint(topics(platform="in_person"))


@pytest.mark.django_db
def test_the_organisations_words_stand_in_place_of_ours_until_it_takes_them_back(cast):
    made = advise("first", OURS, by=cast.ada, version=0)
    said = {each.topic: each for each in advice(Situation())}
    assert said["first"].paragraphs == OURS.split("\n\n")
    advise("first", "", by=cast.ada, version=made.version)
    said = {each.topic: each for each in advice(Situation())}
    assert said["first"].paragraphs == TOPICS["first"].text.split("\n\n")
    kinds = Event.objects.filter(stream="organisation", kind__startswith="advice").order_by("id")
    assert [(each.kind, each.data) for each in kinds] == [
        ("advice_changed", {"topic": "first", "version": 1}), ("advice_reset", {"topic": "first", "version": 2}),
    ]  # fmt: skip


@pytest.mark.django_db
def test_a_report_keeps_the_advice_that_was_given_with_it(cast):
    before = filed(cast.sam)
    advise("first", OURS, by=cast.ada, version=0)
    after = filed(cast.sam)
    advise("first", "Something else.", by=cast.ada, version=1)
    given = [{each.topic: each.paragraphs[0] for each in given_with(Report.objects.get(pk=report.pk))}
             for report in (before, after)]  # fmt: skip
    assert given[0]["first"] == TOPICS["first"].text.split("\n\n")[0]
    assert given[1]["first"] == "Ring the harbour master."
    assert version() == 2
    page = signed_in(cast.sam).get(f"/reports/{after.reference}/").content.decode()
    assert "Ring the harbour master." in page
    assert "version 1" in page


@pytest.mark.django_db
def test_the_receipt_says_at_once_what_to_do_and_whom_to_ring(cast):
    cast.organisation.contact = "020 7946 0000"
    cast.organisation.save()
    report = filed(cast.sam, stage=Stage.MONEY_OR_GIFT, platform="linkedin")
    page = signed_in(cast.sam).get(f"/reports/{report.reference}/sent/").content.decode()
    for words in ("Talk to us today", "Ring 020 7946 0000", "National Security Act 2023", "Money or presents",
                  "Keep a copy before anything else", "Then report the profile to LinkedIn"):  # fmt: skip
        assert words in page, words


@pytest.mark.django_db
def test_advice_of_ones_own_is_offered_before_a_grave_report_is_sent_and_not_otherwise(cast):
    for stage, offered in (("8", True), ("5", True), ("1", False)):
        client = signed_in(cast.sam)
        told = {"mode": "named", "narrative": "I wrote something for them.", "stage": stage}
        for step in ("known", "happened", "who", "far"):
            client.post(f"/report/{step}/", told)
        assert ("National Security Act 2023" in client.get("/report/check/").content.decode()) is offered


@pytest.mark.django_db
@pytest.mark.parametrize("name", ["sam", "olga", "lena", "max", "audra"])
def test_only_administrators_settle_it(cast, name):
    with pytest.raises(Forbidden):
        advise("first", OURS, by=getattr(cast, name), version=0)
    client = signed_in(getattr(cast, name))
    for address in ("", "first/"):
        assert client.get(f"/organisation/advice/{address}").status_code == 403
    assert client.post("/organisation/advice/first/reset/").status_code == 403
    assert client.get("/organisation/weights/").status_code == 403


@pytest.mark.django_db
def test_what_cannot_be_said_is_refused(cast):
    with pytest.raises(NotThere):
        advise("weather", OURS, by=cast.ada, version=0)
    with pytest.raises(Invalid):
        advise("first", "x" * 4001, by=cast.ada, version=0)
    advise("first", OURS, by=cast.ada, version=0)
    with pytest.raises(Refused):
        advise("first", "Too late", by=cast.ada, version=0)
    for change in (lambda: Advice.objects.update(text="x"), Advice.objects.all().delete):
        with pytest.raises(DatabaseError), transaction.atomic():
            change()


@pytest.mark.django_db
def test_an_administrator_writes_it_on_a_page_as_plain_text_and_takes_it_back(cast):
    ada = signed_in(cast.ada)
    page = ada.get("/organisation/advice/first/").content.decode()
    assert "Don’t reply for now" in page
    number = re.search(r'name="version" value="(\d+)"', page)[1]
    saved = ada.post("/organisation/advice/first/", {"text": "<b>Hush</b>\r\n\r\nStay calm.", "version": number})
    assert saved["location"] == "/organisation/advice/"
    assert "Ours, version 1" in ada.get("/organisation/advice/").content.decode()
    read = Client().get("/what-to-do/").content.decode()
    assert "&lt;b&gt;Hush&lt;/b&gt;" in read
    assert re.search(r"<p[^>]*>Stay calm.</p>", read)
    ada.post("/organisation/advice/first/reset/")
    assert "Don’t reply for now" in Client().get("/what-to-do/").content.decode()


@pytest.mark.django_db
def test_anybody_reads_what_fits_and_nonsense_is_read_as_nothing_chosen(cast):
    read = Client().get("/what-to-do/?stage=7&platform=linkedin").content.decode()
    assert "Talk to us today" in read
    assert "Then report the profile to LinkedIn" in read
    read = Client().get("/what-to-do/?stage=99&platform=moon")
    assert read.status_code == 200
    assert "Talk to us today" not in read.content.decode()


@pytest.mark.django_db
def test_an_administrator_weighs_the_signs_anew_on_a_page(cast):
    from reports.checking import weights

    ada = signed_in(cast.ada)
    assert "Our own judgement" in ada.get("/organisation/weights/").content.decode()
    told = {**weights.WEIGHTS, "P1": 5, "medium": 4, "high": 9, "reason": "Photos told most"}
    assert ada.post("/organisation/weights/", told)["location"] == "/organisation/weights/"
    assert (weights.in_force().version, weights.in_force().weights["P1"]) == (2, 5)
    wrong = ada.post("/organisation/weights/", {**told, "high": 2})
    assert "High must begin above medium" in wrong.content.decode()
    assert weights.in_force().version == 2


def test_welsh_pages_show_our_welsh_then_the_organisations_english_then_its_own_welsh(cast):
    def read() -> tuple[list[str], str]:
        with translation.override("cy"):
            (said,) = (each for each in advice(Situation()) if each.topic == "first")
        return said.paragraphs, said.language

    assert read()[0][0].startswith("Peidiwch ag ateb am y tro")
    made = advise("first", OURS, by=cast.ada, version=0)
    assert read() == (["Ring the harbour master.", "Be kind to yourself."], "en")
    made = advise("first", OURS, welsh="Ffoniwch yr harbwrfeistr.", by=cast.ada, version=made.version)
    assert read() == (["Ffoniwch yr harbwrfeistr."], "")
    made = advise("first", str(TOPICS["first"].text), by=cast.ada, version=made.version)
    assert read()[0][0].startswith("Peidiwch ag ateb am y tro")
    page = Client(headers={"Accept-Language": "cy"}).get("/what-to-do/").content.decode()
    assert 'lang="en"' not in page.partition("<main")[2].partition("</main>")[0]
    advise("first", OURS, by=cast.ada, version=made.version)
    page = Client(headers={"Accept-Language": "cy"}).get("/what-to-do/").content.decode()
    assert '<p class="govuk-body app-prose" lang="en">Be kind to yourself.</p>' in page
