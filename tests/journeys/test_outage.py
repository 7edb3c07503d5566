"""Is anything lost when broker, mail server and worker are all away while reports come in?

Nothing is: every report is accepted, and once they are back everyone has been told of everything exactly once by
each channel. All parts are real and in processes of their own: web server, broker, worker, mail server.
"""

import asyncio
import json
import os
import shutil
import signal
import sys
import tempfile
import threading
import urllib.request
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from celery import Celery

from accounts.actions import make_token
from cases.models import Case
from config.up.child import Child, wait_until
from config.up.parts import answers
from config.up.valkey import Valkey
from events.clock import now
from events.models import Pending
from notifications.models import Notification
from notifications.terms import Channel, State
from tests.factories import Cast, assembled, filed
from tests.mailbox import Mailbox, free_port
from tests.services import outside_environment

pytestmark = pytest.mark.django_db(transaction=True)
REPORTS = 20
PATIENCE = 60  # seconds; far more than it takes
CELERY = [sys.executable, "-m", "celery", "-A", "config", "worker", "-P", "threads", "-c", "2", "--without-gossip",
          "--without-mingle"]  # fmt: skip


class HoldingMailbox(Mailbox):
    """While `holding`, it has taken a letter and doesn't say so yet."""

    holding = False

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:
        answer = await super().handle_DATA(server, session, envelope)
        while self.holding:
            await asyncio.sleep(0.02)
        return answer


class House:
    """The parts of a running house, each of which can go and come back."""

    def __init__(self, folder: Path, sockets: Path, mail: Mailbox) -> None:
        self.mail, self.ready, self.port = mail, folder / "worker.ready", free_port()
        self.valkey = Valkey(folder=folder / "valkey", sockets=sockets, log=folder / "valkey.log", keep=False)
        env = os.environ | outside_environment() | {
            "BROKER_URL": self.valkey.url(), "EMAIL_URL": f"smtp://{mail.host}:{mail.port}",
            "COUNTERSIGN_READY_FILE": str(self.ready),
        }  # fmt: skip
        web = [sys.executable, "-m", "gunicorn", "config.wsgi:application", "--bind", f"127.0.0.1:{self.port}",
               "--worker-class", "gthread", "--threads", "4", "--no-control-socket"]  # fmt: skip
        self.broker = self.valkey.prepare()
        self.worker = Child("worker", [*CELERY, "-n", f"{folder.name}@outage"], log=folder / "worker.log", env=env)
        self.web = Child("web", web, log=folder / "web.log", env=env)
        self.outside = Celery("outside", broker=self.valkey.url(), set_as_current=False)

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    def start_broker(self) -> None:
        self.broker.start()
        assert wait_until(self.valkey.ready, within=PATIENCE)

    def start_worker(self) -> None:
        self.ready.unlink(missing_ok=True)
        self.worker.start()
        assert wait_until(self.ready.exists, within=PATIENCE), self.worker.log.read_text()

    def kill_worker(self) -> None:
        assert self.worker.process is not None
        os.killpg(self.worker.process.pid, signal.SIGKILL)
        self.worker.process.wait()

    def sweep(self) -> None:
        """What the timetable does every few seconds; and what waits for its time has waited long enough."""
        Notification.objects.filter(channel=Channel.MAIL, state=State.WAITING).update(not_before=now())
        for task in ("tell", "send_mail"):
            self.outside.send_task(f"notifications.tasks.{task}")

    def end_leases(self) -> None:
        """As if the time had passed after which a letter that a killed worker began is taken up by another."""
        Notification.objects.filter(channel=Channel.MAIL, state=State.SENDING).update(not_before=now())

    def stop(self) -> None:
        for part in (self.web, self.worker, self.broker):
            part.stop()
        self.outside.close()


@pytest.fixture
def house(tmp_path: Path) -> Iterator[House]:
    sockets = Path(tempfile.mkdtemp(prefix="countersign-outage-"))  # a socket's address must be short
    with HoldingMailbox() as mail:
        built = House(tmp_path, sockets, mail)
        try:
            built.start_broker()
            built.start_worker()
            yield built
        finally:
            mail.holding = False
            built.stop()
            shutil.rmtree(sockets, ignore_errors=True)


@pytest.fixture
def people(house: House) -> Cast:
    """The cast, with their letters of welcome out of the way."""
    cast = assembled()
    house.sweep()
    assert wait_until(lambda: all_told() and all_sent(), within=PATIENCE, every=0.2)
    house.mail.messages.clear()
    return cast


def all_told() -> bool:
    return not Pending.objects.filter(reader="notifications").exists()


def all_sent() -> bool:
    return not Notification.objects.filter(channel=Channel.MAIL).exclude(state=State.SENT).exists()


def file_through_the_web(house: House, token: str) -> list[str]:
    """Reports at the same time from several people; each must be accepted."""

    def one(number: int) -> str:
        body = json.dumps({"mode": "named", "narrative": f"Stranger number {number} offered me money."}).encode()
        headers = {"Authorization": f"Token {token}", "Content-Type": "application/json"}
        straight = urllib.request.build_opener(urllib.request.ProxyHandler({}))
        request = urllib.request.Request(f"{house.address}/api/v1/reports/", body, headers)
        with straight.open(request, timeout=PATIENCE) as answer:
            assert answer.status == 201
            return json.load(answer)["reference"]

    with ThreadPoolExecutor(4) as several:
        return list(several.map(one, range(REPORTS)))


def references(person: Any, channel: str) -> list[str]:
    told = Notification.objects.filter(recipient=person.pseudonym, channel=channel, message="new_case")
    return sorted(told.values_list("reference", flat=True))


def test_reports_are_taken_while_all_else_is_away_and_then_everybody_is_told_once(house: House, people: Cast):
    house.web.start()
    assert wait_until(lambda: answers(f"{house.address}/readyz"), within=PATIENCE, every=0.1)
    house.mail.refusing = True
    house.kill_worker()
    house.broker.stop()

    filed_now = file_through_the_web(house, make_token(by=people.sam))
    assert sorted(filed_now) == sorted(Case.objects.values_list("reference", flat=True))
    assert len(set(filed_now)) == REPORTS

    house.start_broker()
    house.start_worker()
    house.sweep()
    assert wait_until(all_told, within=PATIENCE, every=0.2), house.worker.log.read_text()
    assert house.mail.messages == []  # the mail server still refuses

    house.mail.refusing = False
    house.sweep()
    assert wait_until(all_sent, within=PATIENCE, every=0.2), house.worker.log.read_text()
    for officer in (people.olga, people.nora):
        assert references(officer, Channel.APP) == references(officer, Channel.MAIL) == sorted(filed_now)
        assert len(house.mail.to(officer.email)) == REPORTS
    ids = [letter["Message-ID"] for letter in house.mail.messages]
    assert len(ids) == len(set(ids)) == 2 * REPORTS


def test_a_worker_killed_while_sending_causes_at_most_one_letter_more_under_the_same_id(house: House, people: Cast):
    house.mail.holding = True
    for _ in range(5):
        filed(people.sam)
    house.sweep()
    assert wait_until(lambda: bool(house.mail.messages), within=PATIENCE)
    house.kill_worker()
    house.mail.holding = False
    in_flight = len(house.mail.messages)

    house.end_leases()
    house.start_worker()
    house.sweep()
    assert wait_until(lambda: all_told() and all_sent(), within=PATIENCE, every=0.2), house.worker.log.read_text()
    counted = Counter(letter["Message-ID"] for letter in house.mail.messages)
    assert len(counted) == Notification.objects.filter(message="new_case", channel=Channel.MAIL).count() == 10
    assert sum(counted.values()) == 10 + in_flight
    assert max(counted.values()) == 2


def test_a_worker_killed_while_telling_has_everybody_told_once_in_the_end(house: House, people: Cast):
    house.kill_worker()
    filed_now = sorted(filed(people.sam).reference for _ in range(REPORTS))
    house.start_worker()
    house.sweep()
    threading.Event().wait(0.1)
    house.kill_worker()  # wherever it happens to be in its work
    house.start_worker()
    house.sweep()
    assert wait_until(lambda: all_told(), within=PATIENCE, every=0.2), house.worker.log.read_text()
    for officer in (people.olga, people.nora):
        assert references(officer, Channel.APP) == references(officer, Channel.MAIL) == filed_now
