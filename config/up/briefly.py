"""How does one command find keys and a database when nothing is running yet? Both are there for as long as it lasts.

If `up` is running on the same data, its database is used; if DATABASE_URL is set, that one.
"""

import argparse
import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from config import keys
from config.up import stores
from config.up.house import House
from config.up.opening import open_database
from config.up.options import ROOT, Options
from config.up.trouble import Trouble


@contextmanager
def database_at_hand(arguments: list[str]) -> Iterator[None]:
    """Before Django is loaded: settings need the keys, and the address of the database."""
    os.umask(0o077)
    options = Options(port=0, data=_data(arguments), demo=False)
    os.environ["COUNTERSIGN_DATA"] = str(options.data)
    house = House(options)
    try:
        signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
        _open(house)
        yield
    except Trouble as trouble:
        sys.exit(f"countersign: {trouble}")
    finally:
        if house.parts:
            house.close()


def _open(house: House) -> None:
    if stores.given("DATABASE_URL"):
        stores.require_database(stores.given("DATABASE_URL"))
        house.ground.make()
    elif not _up_is_running(house):
        house.ground.take(embedded=True)
        os.environ["DATABASE_URL"] = open_database(house)
    keys.make(house.options.data)


def _up_is_running(house: House) -> bool:
    """Then its lock is held, and its addresses are noted."""
    return house.ground.is_taken()


def _data(arguments: list[str]) -> Path:
    parser = argparse.ArgumentParser(add_help=False, allow_abbrev=False)
    parser.add_argument("--data", default=os.environ.get("COUNTERSIGN_DATA", str(ROOT / "var")))
    return Path(parser.parse_known_args(arguments)[0].data).expanduser().resolve()
