"""How is everything started with one command? `manage.py up`: open the house, watch it, close it.

It runs before Django does: it makes the keys that settings need, and must stay small and sure.
"""

import os
import signal
import sys

from config.up import say
from config.up.house import House, Stopped
from config.up.opening import open_up
from config.up.options import ROOT, read
from config.up.trouble import Trouble
from config.up.watching import watch


def main(arguments: list[str]) -> int:
    """The exit status: 0 if somebody asked us to stop, 1 if there was trouble."""
    try:
        options = read(arguments, default_data=os.environ.get("COUNTERSIGN_DATA", str(ROOT / "var")))
    except Trouble as trouble:
        return _report(trouble)
    os.umask(0o077)
    house = House(options)
    _hear_signals(house)
    try:
        open_up(house)
        watch(house)
    except Stopped:
        pass
    except Trouble as trouble:
        return _report(trouble)
    except OSError as problem:  # the disk went full, the folder went away
        return _report(Trouble(f"{problem.strerror or problem}: {problem.filename or options.data}"))
    finally:
        _close(house)
    return 0


def _hear_signals(house: House) -> None:
    def stop(*_: object) -> None:
        house.stopping = True

    for wish in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(wish, stop)


def _close(house: House) -> None:
    if house.parts:
        say.line("\nStopping …")
        house.close()
        say.line("Stopped. Everything is kept.")


def _report(trouble: Exception) -> int:
    print(f"countersign: {trouble}", file=sys.stderr, flush=True)
    return 1
