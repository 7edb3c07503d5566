"""Does a check lead from a few questions to reasons, advice and a report, and leave nothing of who asked?"""

import re

import pytest
from django.apps import apps
from django.core.cache import cache
from django.db import connection
from django.test import Client

from events.models import Event
from reports.checking.signs import PAGES, SIGNS, on
from reports.models import CheckCount, Draft, Report
from tests.factories import filed

ANNA = "https://network.example/in/anna"
KNOWN, UNKNOWN = "already knows of an address", "Nothing that we can tell you is known"
pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def nobody_has_asked() -> None:
    cache.clear()


class Checker:
    """Somebody who makes a check in a browser without script."""

    def __init__(self, user=None) -> None:
        self.client, self.user = Client(), user
        if user:
            self.client.force_login(user)

    def check(self, *seen: str, addresses: str = ""):
        for page in PAGES:
            answers = {code: "yes" if code in seen else "no" for code in on(page)}
            assert self.client.post(f"/check/{page}/", answers).status_code == 302
        if self.user:
            return self.client.post("/check/addresses/", {"addresses": addresses})
        return None

    def result(self) -> str:
        response = self.client.get("/check/result/")
        assert response.status_code == 200, response.status_code
        return re.sub(r"\s+", " ", response.content.decode())


def without_tokens(page: str) -> str:
    return re.sub(r'(value|content)="[A-Za-z0-9]{64}"', "", page)


def test_the_result_tells_every_reason_and_that_it_is_no_proof(cast):
    sam = Checker(cast.sam)
    sam.check("B9", "P1")
    page = sam.result()
    assert "High: much speaks for caution" in page
    assert "This is not proof" in page
    assert page.index(str(SIGNS["B9"].short)) < page.index(str(SIGNS["P1"].short))
    assert "weigh 8 points together, by version 1" in page
    assert all(sign.short.replace("’", "’") in page for sign in SIGNS.values())
    assert "Money or presents" not in page
    assert "If you wrote something for them, or they want you to" in page


def test_whatever_is_left_open_is_unsure_and_low_is_not_called_safe(cast):
    sam = Checker(cast.sam)
    for page in [*PAGES, "addresses"]:
        sam.client.post(f"/check/{page}/", {"csrf": ""})
    page = sam.result()
    assert "Low: little that you noticed" in page
    assert "If all of it were so, the result would be high" in page
    assert "safe" not in page.split("<main")[1].split("What to do now")[0]


def test_the_page_is_the_same_for_a_known_and_an_unknown_address_but_for_one_sentence(cast):
    filed(cast.olga, addresses=[ANNA])
    pages = []
    for address in (ANNA, "https://network.example/in/nobody"):
        sam = Checker(cast.sam)
        sam.check("B9", addresses=address)
        pages.append(without_tokens(sam.result()))
    assert KNOWN in pages[0]
    assert UNKNOWN in pages[1]
    same = [re.sub(r"<strong>[^<]*</strong>", "", page, count=1) for page in (
        page.replace("<strong>Our", "<strong>Our") for page in pages)]  # fmt: skip
    assert same[0] == same[1]
    for word in ("Anna", "olga", filed(cast.nora).reference, "report of", "times"):
        assert word not in pages[0].split("<main")[1].split("</main")[0]


def test_a_match_asks_for_a_report_whatever_the_signs(cast):
    filed(cast.olga, addresses=[ANNA])
    sam = Checker(cast.sam)
    sam.check(addresses=ANNA)
    page = sam.result()
    assert "Low" in page
    assert "Please still report it, so that we know it reached you" in page
    assert "Please report it. You don’t need to be certain" in page


def test_somebody_who_is_not_signed_in_checks_but_asks_nothing_of_the_register(cast):
    freya = Checker()
    freya.check("B7")
    assert "Medium" in freya.result()
    response = freya.client.post("/check/addresses/", {"addresses": ANNA})
    assert response.status_code == 302
    assert "login" in response["location"]
    assert not Event.objects.filter(kind="checked").exists()


def test_a_check_leaves_one_count_and_nothing_else_in_any_table(cast):
    filed(cast.olga, addresses=[ANNA])
    sam = Checker(cast.sam)
    before = rows()
    sam.check("B9", addresses=f"{ANNA}\nstranger@elsewhere.example")
    sam.result()
    sam.check("B9", addresses=f"{ANNA}\nstranger@elsewhere.example")
    after = rows()
    changed = {table for table in after if after[table] != before[table]}
    assert changed == {"reports_checkcount", "events_event", "events_head", "events_pending"}
    new = [row for table in changed for row in after[table] if row not in before[table]]
    for trace in (cast.sam.pseudonym, cast.sam.email, "stranger", "elsewhere.example"):
        assert trace not in str(new)
    assert list(CheckCount.objects.values_list("result", "matched", "count")) == [("high", True, 1)]


def rows() -> dict[str, list[str]]:
    """Every row of every table of ours, as text."""
    ours = [model._meta.db_table for model in apps.get_models() if model.__module__.split(".")[0] in
            ("events", "accounts", "personas", "cases", "reports", "notifications", "trends")]  # fmt: skip
    found = {}
    with connection.cursor() as cursor:
        for table in ours:
            cursor.execute(f'SELECT t::text FROM "{table}" t ORDER BY 1')
            found[table] = [text for (text,) in cursor.fetchall()]
    return found


def test_one_press_makes_a_report_of_it_with_every_answer(cast):
    sam = Checker(cast.sam)
    sam.check("B9", "P4", addresses="https://www.linkedin.com/in/anna-b")
    response = sam.client.post("/check/result/report/")
    assert response["location"] == "/report/known/"
    assert sam.client.get("/check/result/")["location"] == "/check/"
    told = {"mode": "named", "narrative": "A stranger wrote.", "addresses": "https://www.linkedin.com/in/anna-b",
            "platform": "linkedin"}  # fmt: skip
    assert "anna-b" in sam.client.get("/report/who/").content.decode()
    for step in ("known", "happened", "who", "far"):
        assert sam.client.post(f"/report/{step}/", told).status_code == 302
    page = sam.client.get("/report/check/").content.decode()
    assert str(SIGNS["B9"].short) in page
    key = re.search(r'name="key" value="([^"]+)"', page)[1]
    sam.client.post("/report/check/", {"key": key, "declared": "on"})
    report = Report.objects.get()
    assert report.indicators == {code: "yes" if code in ("B9", "P4") else "no" for code in SIGNS}
    assert report.weighed_by == 1
    assert str(SIGNS["P4"].short) in sam.client.get(f"/reports/{report.reference}/").content.decode()
    olga = Checker(cast.olga)
    read = olga.client.get(f"/cases/{report.reference}/account/").content.decode()
    assert "High, 10 points by version 1" in read
    assert f"B9 {SIGNS['B9'].short} (weighed 7)" in read


def test_a_report_begun_before_is_not_mixed_up_with_the_check_and_comes_back(cast):
    sam = Checker(cast.sam)
    sam.client.post("/report/known/", {"mode": "named"})
    sam.client.post("/report/happened/", {"narrative": "Another matter."})
    sam.check("B9")
    sam.client.post("/check/result/report/")
    assert Draft.objects.count() == 2
    assert "Another matter." not in sam.client.get("/report/happened/").content.decode()


def test_a_draft_that_only_this_browser_knows_takes_the_answers_in_so_that_it_is_not_lost(cast):
    freya = Checker()
    freya.client.post("/report/known/", {"mode": "anonymous"})
    freya.client.post("/report/happened/", {"narrative": "What I remember."})
    freya.check("B9")
    freya.client.post("/check/result/report/")
    assert Draft.objects.count() == 1
    assert "What I remember." in freya.client.get("/report/happened/").content.decode()


def test_the_signs_can_be_changed_until_the_report_is_sent(cast):
    sam = Checker(cast.sam)
    sam.check("B9")
    sam.client.post("/check/result/report/")
    told = {"mode": "named", "narrative": "A stranger wrote."}
    for step in ("known", "happened", "who", "far"):
        sam.client.post(f"/report/{step}/", told)
    assert sam.client.post("/report/signs/", {"B10": "yes"})["location"] == "/report/check/"
    page = sam.client.get("/report/check/").content.decode()
    assert str(SIGNS["B10"].short) in page.split("Signs you saw")[1].split("</dd>")[0]


def test_what_was_noticed_cannot_be_changed_afterwards(cast):
    from django.db import DatabaseError, transaction

    report = filed(cast.sam, indicators={"B9": "yes"}, weighed_by=1)
    for change in ({"indicators": {}}, {"weighed_by": 2}):
        with pytest.raises(DatabaseError), transaction.atomic():
            Report.objects.filter(pk=report.pk).update(**change)


def test_a_name_is_no_address_and_nothing_is_looked_up_for_it(cast):
    sam = Checker(cast.sam)
    for written in ("Anna Kowalska", "x" * 201, "a@b.example\nc@d.example\ne@f.example\ng@h.example"):
        response = sam.check(addresses=written)
        assert response.status_code == 200
        assert "Error:" in response.content.decode()
    assert not CheckCount.objects.exists()


def test_cleared_answers_are_gone(cast):
    sam = Checker(cast.sam)
    sam.check("B9")
    sam.client.post("/check/clear/")
    assert sam.client.get("/check/result/")["location"] == "/check/"


def test_nobody_else_at_the_same_browser_finds_the_answers(cast):
    sam = Checker(cast.sam)
    sam.check("B9")
    sam.client.force_login(cast.max)
    assert sam.client.get("/check/result/")["location"] == "/check/"
