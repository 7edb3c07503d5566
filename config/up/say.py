"""What does the person at the terminal see? A line for each part with the time it took, then how to get in."""

import json
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from config.up.options import Options

WIDTH = 24


def line(text: str = "") -> None:
    print(text, flush=True)


@contextmanager
def progress(name: str, *, done: str = "ready") -> Iterator[None]:
    """“PostgreSQL ......... ready in 0.6 s”: the name at once, the rest when it is so."""
    started = time.monotonic()
    sys.stdout.write(f"  {name} {'.' * (WIDTH - len(name))} ")
    sys.stdout.flush()
    try:
        yield
    except BaseException:
        line("stopped")
        raise
    line(f"{done} in {time.monotonic() - started:.1f} s")


def welcome(options: Options, *, set_up: bool, seconds: float) -> None:
    line(f"\nCountersign is ready at {options.address} ({seconds:.1f} s)\n")
    if options.demo:
        _sign_in(options.data / "demo-sign-in.json")
        line(f"\nMail isn't sent: it lands as files in {options.data / 'mail'}")
    elif not set_up:
        line("There is no organisation yet. In another terminal, run:")
        line(f"  .venv/bin/python manage.py set_up --data {options.data}")
    line("Press Ctrl-C to stop.\n")


def _sign_in(file: Path) -> None:
    try:
        cast = json.loads(file.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        line("Nobody can sign in yet: the demonstration has made no passwords.")
        return
    line("Sign in as")
    for person in cast:
        line(f"  {person['name']:<16} {person['role']:<16} {person['email']:<34} {person['password']}")
    line(f"These are kept in {file}")


class Relay:
    """Passes on what a child writes to its log, as it comes."""

    def __init__(self, log: Path, *, name: str) -> None:
        self.log, self.name = log, name
        self.at = log.stat().st_size if log.exists() else 0

    def pass_on(self) -> None:
        """Whole lines only; the rest comes next time."""
        try:
            with self.log.open("rb") as file:
                file.seek(self.at)
                text = file.read()
        except OSError:
            return
        whole = text[: text.rfind(b"\n") + 1]
        self.at += len(whole)
        for said in whole.decode(errors="replace").splitlines():
            if not said.startswith("{"):  # what is for machines stays in the log
                line(f"  {self.name}: {said}")
