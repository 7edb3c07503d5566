"""Which processes make the house? The web server, the worker and the clock, each with its way to be ready."""

import os
import signal
import sys
import urllib.error
import urllib.request
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from config.up.child import Child
from config.up.options import ROOT, Options

PYTHON = [sys.executable, "-m"]


@dataclass
class Part:
    """A child and the question that shows it is ready, not merely alive."""

    child: Child
    ready: Callable[[], bool]
    ends_by_itself: bool = False  # the demonstration's filler does, nobody else may

    @property
    def name(self) -> str:
        return self.child.name


def environment(options: Options, *, database: str, broker: str) -> dict[str, str]:
    """What every process of the house is told. What you said yourself stays as you said it."""
    ours = {
        "DJANGO_SETTINGS_MODULE": "config.settings",
        "PYTHONPATH": str(ROOT),
        "PYTHONUNBUFFERED": "1",
        "COUNTERSIGN_DATA": str(options.data),
        "DATABASE_URL": database,
        "BROKER_URL": broker,
    }
    site = os.environ.get("COUNTERSIGN_SITE_URL", options.address)
    unless_said = {
        "COUNTERSIGN_SITE_URL": site,
        "COUNTERSIGN_HTTPS": "yes" if site.startswith("https://") else "no",
    }
    if options.demo:
        unless_said["COUNTERSIGN_MAIL_TO_FILES"] = "yes"
    return unless_said | dict(os.environ) | ours


def web(options: Options, env: dict[str, str]) -> Part:
    """Two processes, each with threads; loaded once and then forked. No access log: it would name machines."""
    command = [*PYTHON, "gunicorn", "config.wsgi:application", "--bind", f"127.0.0.1:{options.port}",
               "--worker-class", "gthread", "--workers", str(workers()), "--threads", "8", "--preload",
               "--keep-alive", "15", "--graceful-timeout", "10", "--worker-tmp-dir", memory_folder(),
               "--no-control-socket", "--log-level", "warning"]  # fmt: skip
    child = Child(
        "web",
        command,
        log=options.data / "log" / "web.log",
        env=env | {"COUNTERSIGN_POOL": "yes"},
        orphaned_by=signal.SIGQUIT,  # gunicorn takes its own children with it, without waiting for anybody
    )
    return Part(child, lambda: answers(f"{options.address}/readyz"))


def worker(options: Options, env: dict[str, str]) -> Part:
    command = [*PYTHON, "celery", "-A", "config", "worker", "-P", "threads", "-c", "4", "-l", "INFO",
               "--without-gossip", "--without-mingle", "-n", f"worker-{options.port}@countersign"]  # fmt: skip
    return _told_by_file("worker", command, options, env | {"COUNTERSIGN_POOL": "yes"})


def beat(options: Options, env: dict[str, str]) -> Part:
    command = [*PYTHON, "celery", "-A", "config", "beat", "-l", "INFO", "--pidfile=",
               "--schedule", str(options.data / "beat-schedule")]  # fmt: skip
    return _told_by_file("clock", command, options, env | {"COUNTERSIGN_ONLY_CLOCK": "yes"})


def fill(options: Options, env: dict[str, str]) -> Part:
    """The demonstration's two years, made behind the open door."""
    command = [sys.executable, str(ROOT / "manage.py"), "demo", "--fill"]
    log = options.data / "log" / "demo-fill.log"
    child = Child("demo", command, log=log, env=env, become=step_back)
    return Part(child, lambda: True, ends_by_itself=True)


def step_back() -> None:
    """People come first: the filler works with what they leave."""
    os.nice(10)


def _told_by_file(name: str, command: list[str], options: Options, env: dict[str, str]) -> Part:
    told = options.data / "run" / f"{name}.ready"
    told.parent.mkdir(mode=0o700, exist_ok=True)
    told.unlink(missing_ok=True)
    log = options.data / "log" / f"{name}.log"
    return Part(Child(name, command, log=log, env=env | {"COUNTERSIGN_READY_FILE": str(told)}), told.exists)


def answers(address: str) -> bool:
    straight = urllib.request.build_opener(urllib.request.ProxyHandler({}))
    try:
        with straight.open(address, timeout=5) as answer:  # our own address, built above
            return answer.status == 200
    except (urllib.error.URLError, OSError):
        return False


def workers() -> int:
    return max(2, min(4, os.cpu_count() or 2))


def memory_folder() -> str:
    """gunicorn's heartbeat belongs in memory: on a busy disk it would stall."""
    return "/dev/shm" if Path("/dev/shm").is_dir() else "/tmp"  # noqa: S108
