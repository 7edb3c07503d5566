"""Does the house open, hold and close as promised? Real starts of `manage.py up`, on ports and folders of their own."""

import contextlib
import json
import os
import shutil
import signal
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import pytest
from django.conf import settings

from config.up.child import wait_until
from tests.mailbox import free_port
from tests.services import ROOT

READY, GONE = 90, 30


class Run:
    """One `manage.py up --no-demo` and what it said."""

    def __init__(self, data: Path, *, port: int | None = None, **env: str) -> None:
        self.data, self.port = data, port or free_port()
        self.said = Path(os.environ["COUNTERSIGN_TEST_DATA"]) / f"up-{self.port}.said"
        ours = {"DATABASE_URL", "BROKER_URL", "COUNTERSIGN_DATA", "COUNTERSIGN_HTTPS", "DJANGO_SETTINGS_MODULE"}
        inherited = {name: value for name, value in os.environ.items() if name not in ours}
        command = [sys.executable, "manage.py", "up", "--no-demo", "--port", str(self.port), "--data", str(data)]
        with self.said.open("wb") as output:
            self.process = subprocess.Popen(command, cwd=ROOT, env=inherited | env, stdout=output, stderr=output)

    def wait_until_ready(self) -> "Run":
        wait_until(lambda: "is ready at" in self.text or self.process.poll() is not None, within=READY, every=0.1)
        assert "is ready at" in self.text, self.text
        return self

    @property
    def text(self) -> str:
        return self.said.read_text()

    def answers(self, path: str = "/readyz") -> bool:
        with contextlib.suppress(OSError), urllib.request.urlopen(f"http://127.0.0.1:{self.port}{path}") as answer:
            return answer.status == 200
        return False

    def end(self, with_signal: signal.Signals = signal.SIGTERM) -> int:
        self.process.send_signal(with_signal)
        return self.process.wait(60)


@pytest.fixture
def up(tmp_path: Path) -> Iterator:
    """`up()` starts one on this test's folder; whatever a test leaves running is ended after it."""
    runs: list[Run] = []

    def start(data: Path | None = None, **details) -> Run:
        runs.append(Run(data or tmp_path / "data", **details))
        return runs[-1]

    yield start
    for run in runs:
        if run.process.poll() is None:
            run.end()


@pytest.fixture(scope="module")
def prepared(tmp_path_factory) -> Path:
    """A data folder that was opened and closed once, to be copied: making tables takes its time."""
    run = Run(tmp_path_factory.mktemp("prepared") / "data").wait_until_ready()
    assert "Tables" in run.text
    assert run.end() == 0
    return run.data


@pytest.fixture
def data(prepared: Path, tmp_path: Path) -> Path:
    return shutil.copytree(prepared, tmp_path / "data")


def left_of(data: Path) -> list[str]:
    """Which processes still work on this data folder? (One that only waits to be noticed has ended.)"""
    found = []
    for process in Path("/proc").glob("[0-9]*"):
        with contextlib.suppress(OSError):
            names = process.joinpath("environ").read_bytes() + process.joinpath("cmdline").read_bytes()
            if os.fsencode(data) in names and b"pytest" not in names:
                found.append(names.decode(errors="replace"))
    return found


def refused(run: Run) -> str:
    """The one line of a start that was refused."""
    assert run.process.wait(60) == 1
    complaint = [line for line in run.text.splitlines() if line.startswith("countersign:")]
    assert len(complaint) == 1
    assert "Traceback" not in run.text
    return complaint[0]


def test_it_opens_serves_and_closes_leaving_nothing_running(up, data):
    run = up().wait_until_ready()
    assert run.answers()
    assert "manage.py set_up" in run.text
    assert readable_by_others(run.data) == []
    assert run.end(signal.SIGINT) == 0
    assert left_of(data) == []


def readable_by_others(data: Path) -> list[Path]:
    found = [data, *(path for path in data.rglob("*") if path.is_file() and "static" not in path.parts)]
    return [path for path in found if path.stat().st_mode & 0o077]


def test_a_later_start_keeps_the_data_and_prepares_nothing_again(up, data):
    keys = (data / "keys.json").read_text()
    run = up().wait_until_ready()
    assert "Tables" not in run.text
    assert (data / "keys.json").read_text() == keys


def test_after_a_kill_nothing_is_left_and_the_next_start_recovers(up, data):
    killed = up().wait_until_ready()
    killed.end(signal.SIGKILL)
    assert wait_until(lambda: not left_of(data), within=GONE, every=0.1), left_of(data)
    assert up(port=killed.port).wait_until_ready().answers()


def test_the_next_start_recovers_even_if_it_follows_at_once(up, data):
    killed = up().wait_until_ready()
    killed.end(signal.SIGKILL)
    assert up(port=killed.port).wait_until_ready().answers()


def test_a_part_that_dies_is_started_again(up, data):
    run = up().wait_until_ready()
    pids = [int(path.name) for path in Path("/proc").glob("[0-9]*") if is_worker_of(run, path)]
    os.kill(pids[0], signal.SIGKILL)
    assert wait_until(lambda: "worker ended with status -9; starting it again" in run.text, within=20, every=0.1)
    (run.data / "run" / "worker.ready").unlink()
    assert wait_until((run.data / "run" / "worker.ready").exists, within=READY, every=0.1)
    assert run.answers()
    assert run.end() == 0


def is_worker_of(run: Run, process: Path) -> bool:
    with contextlib.suppress(OSError):
        words = process.joinpath("cmdline").read_bytes().split(b"\0")
        return f"worker-{run.port}@countersign".encode() in words
    return False


def test_a_second_one_on_the_same_data_is_refused_and_the_first_goes_on(up, data):
    first = up().wait_until_ready()
    assert "Another Countersign is running on" in refused(up())
    assert first.answers()


def test_two_houses_stand_side_by_side(up, prepared, tmp_path):
    one, other = (up(shutil.copytree(prepared, tmp_path / name)) for name in ("one", "other"))
    assert one.wait_until_ready().answers()
    assert other.wait_until_ready().answers()
    assert one.end() == 0
    assert other.answers()


def test_a_data_folder_with_a_long_name_is_no_hindrance(up, prepared, tmp_path):
    long = shutil.copytree(prepared, tmp_path / ("a" * 60) / ("b" * 60))
    run = up(long).wait_until_ready()
    assert run.answers()
    addresses = json.loads((long / "addresses.json").read_text())
    assert run.end() == 0
    short = Path(addresses["broker"].removeprefix("redis+socket://").partition("?")[0]).parent
    assert not str(short).startswith(str(long))
    short.rmdir()


def test_a_busy_port_is_refused_before_anything_is_made(up, tmp_path):
    with socket.socket() as busy:
        busy.bind(("127.0.0.1", 0))
        busy.listen()
        assert "is busy" in refused(up(port=busy.getsockname()[1]))
    assert not (tmp_path / "data").exists()


def test_a_file_in_the_way_of_the_data_folder_is_one_clear_line(up, tmp_path):
    (tmp_path / "in-the-way").write_text("a file")
    assert "can't be written" in refused(up(tmp_path / "in-the-way" / "data"))


@pytest.mark.parametrize(
    "url", ["postgresql://nobody:hunter2@127.0.0.1:1/x", "mysql://127.0.0.1/x", "postgresql://127.0.0.1:port/x"]
)
def test_a_wrong_database_address_is_one_clear_line_without_the_password(up, tmp_path, url):
    run = up(DATABASE_URL=url)
    assert "DATABASE_URL" in refused(run)
    assert "hunter2" not in run.text
    assert not (tmp_path / "data").exists()


def test_a_wrong_broker_address_is_one_clear_line(up):
    assert "BROKER_URL" in refused(up(BROKER_URL="redis://127.0.0.1:1/0"))


def test_what_is_given_is_used_and_the_embedded_one_is_not_started(up, data):
    shutil.rmtree(data / "valkey")
    run = up(BROKER_URL=settings.BROKER_URL).wait_until_ready()
    assert run.answers()
    assert "Valkey" not in run.text
    assert not (data / "valkey").exists()


@pytest.mark.parametrize("arguments", [["--colour"], ["--port", "x"], ["--port", "70000"]])
def test_an_unknown_option_is_one_clear_line(arguments):
    done = subprocess.run(
        [sys.executable, "manage.py", "up", *arguments], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert done.stderr.startswith("countersign: ")
    assert len(done.stderr.splitlines()) == 1


@pytest.mark.skipif(os.geteuid() != 0, reason="only root may mount a small disk")
def test_a_full_disk_is_one_clear_line(up, tmp_path):
    disk = tmp_path / "disk"
    disk.mkdir()
    mounted = subprocess.run(["mount", "-t", "tmpfs", "-o", "size=8m", "tmpfs", disk], capture_output=True, check=False)
    if mounted.returncode != 0:
        pytest.skip("this machine allows no mount")
    try:
        assert "is full" in refused(up(disk / "data"))
    finally:
        subprocess.run(["umount", disk], check=True)
