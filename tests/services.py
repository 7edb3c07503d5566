"""What real parts do the tests stand on? A PostgreSQL and a Valkey of this run's own, and what stands beside them.

One of each for the whole run, started by xdist's controller (or the only process) before the workers. Every
worker has a test database of its own (pytest-django's suffix) and a Valkey database of its own (its number).
The tables are made once, while the tests are collected, and each worker begins with a copy. However the run ends,
all of it ends with it.
"""

import fcntl
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings

from config.up.child import Child, wait_until
from config.up.postgres import UNSAFE_BUT_FAST, Postgres
from config.up.preparing import NOT_SERVED
from config.up.valkey import Valkey
from tests.mailbox import Mailbox

ROOT = Path(__file__).resolve().parent.parent
MAKE_TABLES = """
import pathlib, sys, django
from django.core.management import call_command
django.setup()
made = pathlib.Path(sys.argv[1])
try:
    call_command("migrate", verbosity=0)
    made.touch()
finally:
    made.with_suffix(".done").touch()
"""
started: list[Child] = []
beside: list[subprocess.Popen[bytes]] = []


def pytest_configure(config: pytest.Config) -> None:
    if not hasattr(config, "workerinput") and not started:
        start(Path(os.environ["COUNTERSIGN_TEST_DATA"]))


def start(data: Path) -> None:
    sockets = data / "run"
    sockets.mkdir(mode=0o700, exist_ok=True)
    fast = UNSAFE_BUT_FAST | {"max_connections": "200"}
    postgres = Postgres(folder=data / "postgres", sockets=sockets, log=data / "postgres.log", settings=fast)
    valkey = Valkey(folder=data / "valkey", sockets=sockets, log=data / "valkey.log", keep=False)
    for part in (postgres, valkey):
        running = part.prepare()
        running.start()
        started.append(running)
        if not wait_until(part.ready, within=30):
            pytest.exit(f"{running.name} didn't start: see {running.log}", returncode=3)
    postgres.ensure_database()
    environment = os.environ | {"DJANGO_SETTINGS_MODULE": "tests.settings"}
    with (data / "tables.log").open("wb") as log:
        command = [sys.executable, "-c", MAKE_TABLES, str(data / "tables")]
        beside.append(subprocess.Popen(command, cwd=ROOT, env=environment, stdout=log, stderr=log))


def pytest_unconfigure(config: pytest.Config) -> None:
    if started:
        while beside:
            beside.pop().wait()
        while started:
            started.pop().stop()
        shutil.rmtree(os.environ["COUNTERSIGN_TEST_DATA"], ignore_errors=True)


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings_parallel_suffix: None) -> None:
    """Before the test database is copied: are the tables there to be copied?"""
    data = Path(os.environ["COUNTERSIGN_TEST_DATA"])
    if not wait_until((data / "tables.done").exists, within=180) or not (data / "tables").exists():
        pytest.exit("The tables couldn't be made:\n" + (data / "tables.log").read_text(), returncode=3)


@pytest.fixture(scope="session")
def django_db_keepdb() -> bool:
    """No database is dropped by itself: all of them go with the folder of the run, whoever may still look at one."""
    return True


@pytest.fixture
def smtp() -> Iterator[Mailbox]:
    """A real mail server: `smtp.messages` is what arrived, `smtp.refusing = True` makes it refuse."""
    with Mailbox() as mailbox:
        yield mailbox


@pytest.fixture
def smtp_settings(smtp: Mailbox, settings) -> Mailbox:
    """The same, and this process sends its mail there."""
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    settings.EMAIL_HOST, settings.EMAIL_PORT = smtp.host, smtp.port
    return smtp


@pytest.fixture
def empty_broker() -> None:
    """Nothing waits in this worker's Valkey database from a test before."""
    import redis

    socket, number = settings.BROKER_URL.removeprefix("redis+socket://").split("?virtual_host=")
    with redis.Redis(unix_socket_path=socket, db=int(number)) as broker:
        broker.flushdb()


@pytest.fixture
def celery_worker_process(transactional_db, empty_broker, smtp: Mailbox, tmp_path: Path) -> Iterator[Child]:
    """A real `celery worker` on this test's database and broker; `.process.kill()` and `.start()` as you need."""
    ready = tmp_path / "worker.ready"
    command = [sys.executable, "-m", "celery", "-A", "config", "worker", "-P", "threads", "-c", "2",
               "--without-gossip", "--without-mingle", "-n", f"{tmp_path.name}@test"]  # fmt: skip
    env = os.environ | outside_environment() | {
        "EMAIL_URL": f"smtp://{smtp.host}:{smtp.port}",
        "COUNTERSIGN_READY_FILE": str(ready),
    }  # fmt: skip
    worker = Child("worker", command, log=tmp_path / "worker.log", env=env)
    worker.start()
    if not wait_until(ready.exists, within=30):
        worker.stop()
        pytest.fail("The worker didn't start:\n" + worker.log.read_text())
    yield worker
    worker.stop()


def outside_environment() -> dict[str, str]:
    """What a process of its own must be told to work on this worker's test database and broker."""
    database = settings.DATABASES["default"]
    return {
        "DJANGO_SETTINGS_MODULE": "config.settings",
        "PYTHONPATH": str(ROOT),
        "DATABASE_URL": f"postgresql://{database['USER']}@/{database['NAME']}?host={database['HOST']}",
        "BROKER_URL": settings.BROKER_URL,
        "COUNTERSIGN_DATA": str(settings.DATA_DIR),
        "COUNTERSIGN_HTTPS": "no",
    }


@pytest.fixture(scope="session")
def static_files_collected() -> None:
    """What a web server of its own hands out is where it looks for it. Collected once for the whole run: of two workers
    who collected into the one folder at once, each would miss what the other moves."""
    collected = settings.STATIC_ROOT / "staticfiles.json"
    with (settings.DATA_DIR / "static.lock").open("w") as alone:
        fcntl.flock(alone, fcntl.LOCK_EX)
        if not collected.exists():
            command = [sys.executable, "manage.py", "collectstatic", "--no-input", "--verbosity=0", *NOT_SERVED]
            subprocess.run(command, cwd=ROOT, env=os.environ | outside_environment(), timeout=120, check=True)


@pytest.fixture
def run_manage(transactional_db):
    """`run_manage("verify")` runs a command of manage.py in a process of its own, on this test's database."""

    def run(*arguments: str) -> subprocess.CompletedProcess:
        return subprocess.run(
            [sys.executable, "manage.py", *arguments],
            cwd=ROOT,
            env=os.environ | outside_environment(),
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
        )

    return run
