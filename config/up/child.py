"""How does a part of the house run, and how is it sure to end? As a child that dies with its parent.

The kernel sends the child a signal when the supervisor is gone, however it went (PDEATHSIG), so a `kill -9`
leaves nothing running. Each child leads a session of its own: Ctrl-C at the terminal reaches the supervisor
only, which then stops the children in reverse order.
"""

import ctypes
import os
import signal
import subprocess
import time
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

LIBC = ctypes.CDLL(None, use_errno=True)
PR_SET_PDEATHSIG = 1
NEW_USER_NAMESPACE = 0x10000000
NOBODY = 65534
LONGEST_LOG = 20 * 2**20


class Child:
    """One running part: started, watched, stopped."""

    def __init__(
        self,
        name: str,
        command: Sequence[str | Path],
        *,
        log: Path,
        env: Mapping[str, str] | None = None,
        become: Callable[[], None] | None = None,
        end_with: signal.Signals = signal.SIGTERM,
        orphaned_by: signal.Signals = signal.SIGKILL,
        patience: float = 15,
    ) -> None:
        self.name, self.command, self.log, self.env = name, [str(part) for part in command], log, env
        self.become, self.end_with, self.orphaned_by, self.patience = become, end_with, orphaned_by, patience
        self.process: subprocess.Popen | None = None

    def start(self) -> None:
        keep_short(self.log)
        with self.log.open("ab") as output:
            self.process = subprocess.Popen(
                self.command,
                env=dict(self.env) if self.env is not None else None,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                start_new_session=True,
                preexec_fn=dies_with_parent(self.orphaned_by, become=self.become),
            )

    @property
    def alive(self) -> bool:
        return self.process is not None and self.process.poll() is None

    @property
    def status(self) -> int | None:
        return self.process.poll() if self.process else None

    def stop(self) -> None:
        """Ask, wait, and only then kill."""
        if self.process is None or self.process.poll() is not None:
            return
        self.process.send_signal(self.end_with)
        try:
            self.process.wait(self.patience)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait()


def dies_with_parent(with_signal: signal.Signals, *, become: Callable[[], None] | None = None) -> Callable[[], None]:
    """What a child does between fork and exec. A change of user forgets the wish, so the wish comes last."""
    parent = os.getpid()

    def prepare() -> None:
        signal.pthread_sigmask(signal.SIG_SETMASK, [])
        if become:
            become()
        LIBC.prctl(PR_SET_PDEATHSIG, int(with_signal), 0, 0, 0)
        if os.getppid() != parent:  # it died before the wish was heard
            os._exit(1)

    return prepare


def become_mapped() -> None:
    """Root outside, nobody inside a user namespace of its own: PostgreSQL refuses to run as root, and in this
    way it needs no path that others may enter."""
    uid, gid = os.geteuid(), os.getegid()
    if LIBC.unshare(NEW_USER_NAMESPACE) != 0:
        raise OSError(ctypes.get_errno(), "user namespaces are not allowed here")
    for file, text in (("setgroups", "deny"), ("uid_map", f"{NOBODY} {uid} 1"), ("gid_map", f"{NOBODY} {gid} 1")):
        Path("/proc/self", file).write_text(text, encoding="ascii")


def become_nobody() -> None:
    os.setgroups([])
    os.setgid(NOBODY)
    os.setuid(NOBODY)


def keep_short(log: Path) -> None:
    """A log that has grown too long makes room for a new one; the one before is kept."""
    if log.exists() and log.stat().st_size > LONGEST_LOG:
        log.replace(log.with_suffix(".log.1"))


def wait_until(ready: Callable[[], bool], *, within: float, every: float = 0.02) -> bool:
    """Ask again and again until it is so, or the time is up."""
    until = time.monotonic() + within
    while not ready():
        if time.monotonic() > until:
            return False
        time.sleep(every)
    return True
