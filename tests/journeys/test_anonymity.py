"""Is there any trace in the whole house of where an anonymous report came from?

It is filed and followed up through the real web server, from an address and by a browser that are like no others; then
everything that the house holds is searched for them: every table, the broker, every log, and the mail.
"""

import base64
import http.client
import re
import shutil
import tempfile
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterator
from functools import partial
from http.cookiejar import CookieJar
from pathlib import Path
from uuid import uuid4

import pytest
import redis
from django.db import connection

from config.up.child import wait_until
from config.up.parts import answers
from reports.models import Report
from tests.factories import assembled
from tests.journeys.test_outage import PATIENCE, HoldingMailbox, House, all_sent, all_told

pytestmark = pytest.mark.django_db(transaction=True)
BROWSER, CAME_FROM, FORWARDED, REFERRED = "Unmistakable/7.3", "127.0.0.77", "203.0.113.77", "https://before.example/x"
MARKS = (BROWSER, CAME_FROM, FORWARDED, REFERRED)
ENCODED = [spelt for mark in MARKS for spelt in (mark, mark.encode().hex(), base64.b64encode(mark.encode()).decode())]
STORY = "A recruiter I had never met offered me money."


class Visitor:
    """A browser of its own kind, at an address of its own, which takes cookies and fills in forms."""

    def __init__(self, address: str) -> None:
        class From(urllib.request.HTTPHandler):
            def http_open(self, request):
                return self.do_open(partial(http.client.HTTPConnection, source_address=(CAME_FROM, 0)), request)

        self.address, self.page = address, ""
        cookies = urllib.request.HTTPCookieProcessor(CookieJar())
        self.opener = urllib.request.build_opener(urllib.request.ProxyHandler({}), From, cookies)
        self.opener.addheaders = [("User-Agent", BROWSER), ("X-Forwarded-For", FORWARDED), ("X-Real-IP", FORWARDED),
                                  ("Referer", REFERRED), ("Forwarded", f"for={FORWARDED}")]  # fmt: skip

    def get(self, path: str) -> str:
        with self.opener.open(self.address + path, timeout=PATIENCE) as answer:
            self.page = answer.read().decode()
        return self.page

    def post(self, path: str, **given: str) -> str:
        """Send the form of this page, with the token that it holds."""
        self.get(path)
        token = re.search(r'name="csrfmiddlewaretoken" value="([^"]+)"', self.page)
        assert token, path
        body = urllib.parse.urlencode({"csrfmiddlewaretoken": token[1], **given}).encode()
        with self.opener.open(self.address + path, body, timeout=PATIENCE) as answer:
            self.page = answer.read().decode()
        return self.page

    def found(self, pattern: str) -> str:
        match = re.search(pattern, self.page)
        assert match, (pattern, self.page)
        return match[1]


@pytest.fixture
def house(tmp_path: Path, monkeypatch, static_files_collected) -> Iterator[House]:
    """Behind a web server of its own, as it says itself; so what that one forwards is read, too."""
    monkeypatch.setenv("COUNTERSIGN_BEHIND_PROXY", "yes")
    monkeypatch.setenv("COUNTERSIGN_LOG_LEVEL", "DEBUG")
    sockets = Path(tempfile.mkdtemp(prefix="countersign-anonymity-"))
    with HoldingMailbox() as mail:
        built = House(tmp_path, sockets, mail)
        try:
            built.start_broker()
            built.start_worker()
            built.web.start()
            assert wait_until(lambda: answers(f"{built.address}/readyz"), within=PATIENCE, every=0.1)
            yield built
        finally:
            built.stop()
            shutil.rmtree(sockets, ignore_errors=True)


def test_nothing_in_the_house_tells_where_an_anonymous_report_came_from(house: House, tmp_path: Path):
    cast = assembled()
    freya = Visitor(house.address)
    freya.get("/report/")
    for step, given in (("known", {"mode": "anonymous"}), ("happened", {"narrative": STORY}), ("who", {}), ("far", {})):
        freya.post(f"/report/{step}/", **given)
    freya.get("/report/check/")
    freya.post("/report/check/", key=freya.found(r'name="key" value="([^"]+)"'), declared="on")
    code = freya.found(r"<code>([\d ]+)</code>")
    freya.post("/report/code/", last_four_of_code=code[-4:])
    assert "Report sent" in freya.page
    back = Visitor(house.address)
    back.post("/receipt/", code="1234 5678 9012 3456")
    back.post("/receipt/", code=code)
    back.get("/receipt/report/")
    back.post("/receipt/report/withdraw/", reason="I was mistaken.")
    with pytest.raises(urllib.error.HTTPError):  # what goes wrong is logged, and must not tell either
        back.get(f"/nowhere/{uuid4()}/")
    assert Report.objects.get().narrative == STORY
    house.sweep()
    assert wait_until(all_told, within=PATIENCE, every=0.2), house.worker.log.read_text()
    house.sweep()
    assert wait_until(all_sent, within=PATIENCE, every=0.2), house.worker.log.read_text()

    held = {"database": database(), "broker": broker(house), "logs": logs(tmp_path), "mail": mail(house)}
    assert STORY in held["database"], "the search looks where the report is"
    assert cast.olga.email in held["mail"]
    assert "/report/code/" in held["logs"]
    assert [(place, mark) for place, text in held.items() for mark in ENCODED if mark in text] == []


def database() -> str:
    """Every row of every table, the library's own among them."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT format('%I.%I', schemaname, tablename) FROM pg_tables WHERE schemaname = 'public'")
        tables = [name for (name,) in cursor.fetchall()]
        rows = []
        for name in tables:
            cursor.execute(f"SELECT each::text FROM {name} AS each")
            rows += [row for (row,) in cursor.fetchall()]
    return "\n".join(rows)


def broker(house: House) -> str:
    """Every key of the broker and what is in it."""
    socket, number = house.valkey.url().removeprefix("redis+socket://").split("?virtual_host=")
    with redis.Redis(unix_socket_path=socket, db=int(number)) as held:
        return "\n".join(f"{key!r} {held.dump(key)!r}" for key in held.scan_iter())


def logs(folder: Path) -> str:
    return "\n".join(path.read_text(errors="replace") for path in folder.rglob("*.log"))


def mail(house: House) -> str:
    return "\n".join(letter.as_string() + str(letter["To"]) for letter in house.mail.messages)
