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

READY, GONE = 180, 60


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
            traces = [process.joinpath(name).read_bytes() for name in ("environ", "cmdline")]
            traces.append(os.readlink(os.fsencode(process / "cwd")))
            if any(os.fsencode(data) in trace for trace in traces):
                found.append(traces[1].decode(errors="replace"))
    return found


def refused(run: Run) -> str:
    """The one line of a start that was refused."""
    assert run.process.wait(60) == 1
    complaint = [line for line in run.text.splitlines() if line.startswith("countersign:")]
    assert len(complaint) == 1
    assert "Traceback" not in run.text
    return complaint[0]


def test_a_later_start_prepares_nothing_again_refuses_a_second_one_and_closes_leaving_nothing(up, data):
    keys = (data / "keys.json").read_text()
    run = up().wait_until_ready()
    assert "Tables" not in run.text
    assert (data / "keys.json").read_text() == keys
    assert readable_by_others(data) == []
    assert len(left_of(data)) > 4  # so that finding nothing below says something
    assert "Another Countersign is running on" in refused(up())
    assert run.answers()
    assert run.end(signal.SIGINT) == 0
    assert left_of(data) == []


def readable_by_others(data: Path) -> list[Path]:
    found = [data, *(path for path in data.rglob("*") if path.is_file() and "static" not in path.parts)]
    return [path for path in found if path.stat().st_mode & 0o077]


def test_a_kill_is_survived_by_the_next_start_where_a_part_that_dies_is_started_again_and_by_nothing_else(up, data):
    killed = up().wait_until_ready()
    killed.end(signal.SIGKILL)
    again = up(port=killed.port).wait_until_ready()  # at once, while what was left is still on its way out
    assert again.answers()
    (data / "run" / "worker.ready").unlink()
    os.kill(worker_of(again), signal.SIGKILL)
    assert wait_until(lambda: "worker ended with status -9; starting it again" in again.text, within=20, every=0.1)
    assert wait_until((data / "run" / "worker.ready").exists, within=READY, every=0.1)
    assert again.answers()
    again.end(signal.SIGKILL)
    assert wait_until(lambda: not left_of(data), within=GONE, every=0.1), left_of(data)


def worker_of(run: Run) -> int:
    name = f"worker-{run.port}@countersign".encode()
    commands = {path.parent.name: path.read_bytes() for path in Path("/proc").glob("[0-9]*/cmdline") if path.exists()}
    return next(int(pid) for pid, command in commands.items() if name in command.split(b"\0"))


def test_two_stand_side_by_side_one_with_a_long_name_one_with_a_broker_that_was_given(up, prepared, tmp_path):
    long = shutil.copytree(prepared, tmp_path / ("a" * 60) / ("b" * 60))
    other = shutil.copytree(prepared, tmp_path / "other")
    shutil.rmtree(other / "valkey")
    one, two = up(long), up(other, BROKER_URL=settings.BROKER_URL)
    assert one.wait_until_ready().answers()
    assert two.wait_until_ready().answers()
    assert "Valkey" not in two.text
    assert not (other / "valkey").exists()
    sockets = short_place_of(long)
    assert one.end() == 0
    assert not sockets.exists()
    assert two.answers()


def short_place_of(data: Path) -> Path:
    """The kernel allows a socket no long name, so those of such a folder are elsewhere."""
    address = json.loads((data / "addresses.json").read_text())["broker"]
    place = Path(address.removeprefix("redis+socket://").partition("?")[0]).parent
    assert not place.is_relative_to(data)
    return place


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
