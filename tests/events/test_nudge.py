"""Is a nudge heard where there is a broker, and harmless where there is none?"""

import threading

import pytest
from celery import current_app
from django.db import transaction

from events import nudge
from events.actions import record
from events.doers import SYSTEM
from events.models import Event
from tests.events.journal import fail_after_writing


class Post:
    """Stands in for the broker: notes what is sent, or fails."""

    def __init__(self, fault: Exception | None = None) -> None:
        self.fault, self.sent, self.called = fault, [], threading.Event()
        self.hold = threading.Event()
        self.hold.set()

    def send_task(self, name: str, **options: object) -> None:
        if threading.current_thread() is not nudge._bell:
            return  # a bell of an earlier test, still in the middle of its ring
        self.called.set()
        assert self.hold.wait(20)
        if self.fault:
            raise self.fault
        self.sent.append(name)


@pytest.fixture
def bell(monkeypatch):
    """A bell of this test's own, which rings into the given post."""
    monkeypatch.setattr(nudge, "_bell", None)

    def into(post: Post) -> None:
        monkeypatch.setattr(current_app._get_current_object(), "send_task", post.send_task)

    return into


def wait_for(condition) -> bool:
    pause = threading.Event()
    return any(condition() or pause.wait(0.02) for _ in range(500))


def test_every_reader_is_rung(bell):
    bell(post := Post())
    nudge.readers()
    assert wait_for(lambda: post.sent == list(nudge.READER_TASKS))


@pytest.mark.parametrize("fault", [ConnectionRefusedError(), OSError(), RuntimeError("broken")])
def test_a_dead_broker_is_nobodys_trouble_and_the_bell_rings_again_later(bell, fault):
    bell(post := Post(fault))
    nudge.readers()
    assert wait_for(post.called.is_set)
    post.fault = None
    assert wait_for(lambda: nudge.readers() or len(post.sent) >= 2)
    assert nudge._bell.is_alive()


def test_a_slow_broker_makes_nobody_wait_and_presses_meanwhile_become_one(bell):
    bell(post := Post())
    post.hold.clear()
    nudge.readers()
    assert wait_for(post.called.is_set)
    for _ in range(50):
        nudge.readers()  # would hang here, were it to wait
    post.hold.set()
    assert wait_for(lambda: len(post.sent) >= 2 * len(nudge.READER_TASKS) and not nudge._bell.pressed.is_set())
    assert len(post.sent) == 2 * len(nudge.READER_TASKS)


@pytest.mark.django_db(transaction=True)
def test_a_real_dead_broker_does_not_touch_the_act(bell, settings):
    url = current_app.conf.broker_url
    current_app.conf.broker_url = "redis://127.0.0.1:1/0"
    try:
        with transaction.atomic():
            record("case", 1, "open", by=SYSTEM)
    finally:
        current_app.conf.broker_url = url
    assert Event.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_only_a_commit_rings(bell):
    bell(post := Post())
    with pytest.raises(ZeroDivisionError):
        fail_after_writing()
    assert not post.called.wait(0.2)
    with transaction.atomic():
        record("case", 1, "open", by=SYSTEM)
    assert wait_for(lambda: len(post.sent) == len(nudge.READER_TASKS))
