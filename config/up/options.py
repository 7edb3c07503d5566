"""What may be said to `manage.py up`? A port, a data folder, and whether the demonstration is wanted."""

import argparse
from dataclasses import dataclass
from pathlib import Path

from config.up.trouble import Trouble

ROOT = Path(__file__).resolve().parent.parent.parent


@dataclass(frozen=True)
class Options:
    port: int
    data: Path
    demo: bool

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.port}"


class Parser(argparse.ArgumentParser):
    """argparse, but a mistake is one line."""

    def error(self, message: str) -> None:  # type: ignore[override]
        raise Trouble(f"{message[:1].upper()}{message[1:]}. The options are --port, --data and --no-demo.")


def read(arguments: list[str], *, default_data: str) -> Options:
    parser = Parser(
        prog="manage.py up",
        description="Start everything: database, broker, worker, timetable and web server.",
        allow_abbrev=False,
    )
    parser.add_argument("--port", type=int, default=8000, help="where the pages are served on 127.0.0.1")
    parser.add_argument("--data", default=default_data, metavar="DIR", help="where everything is kept (var/)")
    parser.add_argument("--no-demo", action="store_true", help="start empty, without the invented organisation")
    said = parser.parse_args(arguments)
    if not 0 < said.port < 65536:
        raise Trouble(f"A port is a number from 1 to 65535, not {said.port}.")
    return Options(port=said.port, data=Path(said.data).expanduser().resolve(), demo=not said.no_demo)
