"""Which scanner do tests ask? A real clamd of this run's own, with a small database of signatures that finds EICAR."""

import hashlib
import os
import shutil
import socket
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from config.up.child import Child, wait_until

# Put together here, so that no scanner of anybody's mistakes this file for the real thing.
EICAR = (r"X5O!P%@AP[4\PZX54(P^)7CC)7}$" + "EICAR-STANDARD-ANTIVIRUS-TEST-FILE" + "!$H+H*").encode()
SIGNATURES = {
    "own.ndb": f"Own.Eicar:0:*:{EICAR.hex()}\n",
    "own.hdb": f"{hashlib.md5(EICAR, usedforsecurity=False).hexdigest()}:{len(EICAR)}:Own.Eicar.Alone\n",
}
PATIENCE = 60


class Clamd:
    """`address` is what `SCANNER` is set to; it can be started and stopped as a test needs."""

    def __init__(self, folder: Path, sockets: Path) -> None:
        program = shutil.which("clamd") or shutil.which("clamd", path="/usr/sbin:/usr/local/sbin")
        if program is None:
            pytest.fail("The tests need a virus scanner: apt-get install clamav-daemon")
        self.socket = sockets / "clamd.sock"
        signatures = folder / "signatures"
        signatures.mkdir()
        for name, text in SIGNATURES.items():
            (signatures / name).write_text(text)
        (folder / "tmp").mkdir()
        settings = folder / "clamd.conf"
        settings.write_text(
            f"LocalSocket {self.socket}\nFixStaleSocket yes\nForeground yes\nDatabaseDirectory {signatures}\n"
            f"TemporaryDirectory {folder / 'tmp'}\nStreamMaxLength 25M\nMaxScanTime 60000\n"
            + ("User root\n" if os.getuid() == 0 else "")
        )
        self.child = Child(
            "clamd", [program, "--config-file", str(settings)], log=folder / "clamd.log", env=dict(os.environ)
        )

    @property
    def address(self) -> str:
        return f"unix://{self.socket}"

    def start(self) -> None:
        self.child.start()
        assert wait_until(self.answers, within=PATIENCE), self.child.log.read_text()

    def stop(self) -> None:
        self.child.stop()

    def answers(self) -> bool:
        with socket.socket(socket.AF_UNIX) as line:
            try:
                line.connect(str(self.socket))
                line.sendall(b"zPING\0")
                return line.recv(16).startswith(b"PONG")
            except OSError:
                return False


@pytest.fixture(scope="session")
def clamd(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Clamd]:
    """A running scanner; a test that stops it starts it again."""
    sockets = Path(tempfile.mkdtemp(prefix="countersign-clamd-"))  # a socket's address must be short
    scanner = Clamd(tmp_path_factory.mktemp("clamd"), sockets)
    scanner.start()
    yield scanner
    scanner.stop()
    shutil.rmtree(sockets, ignore_errors=True)


@pytest.fixture
def scanned(clamd: Clamd, settings) -> Clamd:
    """The house of this test has a scanner."""
    settings.SCANNER = clamd.address
    return clamd
