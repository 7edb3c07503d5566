"""What must be so before anything is started? A folder that is ours alone, room on the disk, and a free port."""

import contextlib
import fcntl
import hashlib
import os
import socket
import stat
import tempfile
from pathlib import Path
from typing import IO

from config.up.child import NOBODY, wait_until
from config.up.trouble import ROOM_NEEDED_AT_FIRST, ROOM_NEEDED_LATER, Trouble, require_room

LONGEST_SOCKET = 100  # the kernel allows 107 characters for the whole path


class Ground:
    """The data folder while we hold its lock."""

    def __init__(self, data: Path) -> None:
        self.data = data
        self.log = data / "log"
        self._lock: IO | None = None
        self._short_place: Path | None = None

    def take(self, *, embedded: bool) -> None:
        """Make the folder where needed and hold it: no second supervisor may work on the same data."""
        self.make()
        if not self._hold():
            raise Trouble(
                f"Another Countersign is running on {self.data}. "
                "Stop it, or give this one a folder of its own with --data."
            )
        if embedded:
            new = not (self.data / "postgres").exists()
            require_room(self.data, megabytes=ROOM_NEEDED_AT_FIRST if new else ROOM_NEEDED_LATER)

    def make(self) -> None:
        try:
            self.data.mkdir(mode=0o700, parents=True, exist_ok=True)
            self._make_rooms()
        except OSError as problem:
            raise Trouble(f"The data folder {self.data} can't be written: {problem.strerror}.") from None

    def is_taken(self) -> bool:
        """By somebody else. (If not, it is now ours.)"""
        self.make()
        return not self._hold()

    def _hold(self) -> bool:
        self._lock = self._lock or (self.data / "up.lock").open("a+")
        try:
            fcntl.flock(self._lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True

    def _make_rooms(self) -> None:
        for room in (self.log, self.data / "mail"):
            room.mkdir(mode=0o700, exist_ok=True)
        with tempfile.TemporaryFile(dir=self.data) as trial:
            trial.write(b"Can this folder be written?")

    def sockets(self) -> Path:
        """A folder for the sockets: in the data folder, or in a short place if that has too long a name."""
        within = self.data / "run"
        if len(os.fsencode(within / ".s.PGSQL.5432.lock")) <= LONGEST_SOCKET:
            within.mkdir(mode=0o700, exist_ok=True)
            return within
        self._short_place = short_place(self.data)
        return self._short_place

    def note(self, addresses: str) -> None:
        """For commands that are run beside us, while we run."""
        descriptor = os.open(self._note, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "w", encoding="utf-8") as file:
            file.write(addresses)

    def leave(self) -> None:
        with contextlib.suppress(OSError):
            self._note.unlink(missing_ok=True)
            if self._short_place:
                self._short_place.rmdir()  # the sockets in it went with those who made them

    @property
    def _note(self) -> Path:
        return self.data / "addresses.json"

    @property
    def left_in_a_hurry(self) -> bool:
        """Did the last run end without tidying up? Then its children may still be on their way out."""
        return self._note.exists()


def short_place(data: Path) -> Path:
    """A folder of our own with a short name. In a place where others may write, it is ours or it is refused."""
    name = hashlib.sha256(os.fsencode(data)).hexdigest()[:12]
    base = Path(os.environ.get("XDG_RUNTIME_DIR") or "/tmp")  # noqa: S108 - checked below
    place = base / f"countersign-{os.geteuid()}-{name}"
    with contextlib.suppress(FileExistsError):
        place.mkdir(mode=0o700)
    found = place.lstat()
    owners = {os.geteuid()} | ({NOBODY} if os.geteuid() == 0 else set())
    if not stat.S_ISDIR(found.st_mode) or found.st_uid not in owners or stat.S_IMODE(found.st_mode) != 0o700:
        raise Trouble(f"{place} is not a folder of yours alone. Remove it and start again.")
    return place


def require_port(port: int, *, patience: float) -> None:
    if not wait_until(lambda: is_free(port), within=patience, every=0.1):
        raise Trouble(f"Port {port} is busy: something else answers there. Choose another one with --port.")


def is_free(port: int) -> bool:
    with socket.socket() as trial:
        trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            trial.bind(("127.0.0.1", port))
        except PermissionError:
            raise Trouble(f"Port {port} needs root. Choose one above 1023 with --port.") from None
        except OSError:
            return False
        return True
