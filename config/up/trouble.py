"""What do we say when the house can't start? One clear line, and nothing damaged."""

import shutil
from pathlib import Path

ROOM_NEEDED_AT_FIRST = 400  # megabytes: an empty database, its journal and the demonstration
ROOM_NEEDED_LATER = 50
FULL = ("No space left on device", "Check free disk space")
NOTHING_LEFT = 2 * 2**20  # bytes: a disk so full that nobody could even say so in a log


class Trouble(Exception):
    """Something a person has to put right. Its text is the one line that they read."""


def require_room(folder: Path, *, megabytes: int) -> None:
    """Refuse before anything is written: a database that runs out of disk half-way helps nobody."""
    free = shutil.disk_usage(folder).free // 2**20
    if free < megabytes:
        raise Trouble(
            f"The disk that holds {folder} is full: {free} MB are free and {megabytes} MB are needed. "
            "Make room, or choose another folder with --data."
        )


def explain(name: str, log: Path, *, doing: str) -> Trouble:
    """What went wrong with a part of the house, from the last lines that it left."""
    last = tail(log)
    if _is_full(log, last):
        return Trouble(
            f"The disk that holds {log.parent.parent} is full, so {name} can't {doing}. Make room and start again."
        )
    quoted = "\n".join(f"    {line}" for line in last)
    return Trouble(f"{name} didn't {doing}. The last lines of {log}:\n{quoted}")


def _is_full(log: Path, last: list[str]) -> bool:
    said_so = any(words in line for line in last for words in FULL)
    return said_so or shutil.disk_usage(log.parent).free < NOTHING_LEFT


def tail(log: Path, *, lines: int = 8) -> list[str]:
    try:
        with log.open("rb") as file:
            file.seek(max(0, log.stat().st_size - 8192))
            return file.read().decode(errors="replace").splitlines()[-lines:]
    except OSError:
        return []
