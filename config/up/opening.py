"""In which order is the house opened? Ground, stores, tables and demonstration, then whoever serves.

Everything that can be refused is refused before anything is started.
"""

import json
import time

from config import keys
from config.up import parts, preparing, say, stores
from config.up.ground import require_port
from config.up.house import House
from config.up.parts import Part

LEFTOVERS_GONE_WITHIN = 20


def open_up(house: House) -> None:
    started = time.monotonic()
    _check_what_was_given()
    _take_the_ground(house)
    database, broker = _open_stores(house)
    env = parts.environment(house.options, database=database, broker=broker)
    _prepare(house, env, database=database)
    _serve(house, env)
    is_set_up = preparing.has_organisation(database)
    say.welcome(house.options, set_up=is_set_up, seconds=time.monotonic() - started)
    if house.options.demo:
        house.start(parts.fill(house.options, env))


def _check_what_was_given() -> None:
    if url := stores.given("DATABASE_URL"):
        stores.require_database(url)
    if url := stores.given("BROKER_URL"):
        stores.require_broker(url)


def _take_the_ground(house: House) -> None:
    """A port may be held for a moment by what a killed run left behind; by anybody else it is busy."""
    hurried = house.ground.left_in_a_hurry
    require_port(house.options.port, patience=LEFTOVERS_GONE_WITHIN if hurried else 0)
    house.ground.take(embedded=not stores.given("DATABASE_URL"))
    keys.make(house.options.data)


def _open_stores(house: House) -> tuple[str, str]:
    """Our own are noted for commands that are run beside us; what you gave us, you give them too."""
    noted = {}
    if not stores.given("DATABASE_URL"):
        noted["database"] = open_database(house)
    if not stores.given("BROKER_URL"):
        noted["broker"] = open_broker(house)
    house.ground.note(json.dumps(noted))
    return noted.get("database", stores.given("DATABASE_URL")), noted.get("broker", stores.given("BROKER_URL"))


def open_database(house: House) -> str:
    postgres = stores.embedded_database(house.options.data, house.ground.sockets())
    with say.progress("PostgreSQL"):
        part = Part(postgres.prepare(), postgres.ready)
        house.start(part)
        house.wait_for(part)
        postgres.ensure_database()
    return postgres.url


def open_broker(house: House) -> str:
    valkey = stores.embedded_broker(house.options.data, house.ground.sockets())
    with say.progress("Valkey"):
        part = Part(valkey.prepare(), valkey.ready)
        house.start(part)
        house.wait_for(part)
    return valkey.url()


def _prepare(house: House, env: dict[str, str], *, database: str) -> None:
    if preparing.is_done(house.options, database=database):
        return
    for name, command in preparing.steps(house.options, env):
        with say.progress(name, done="done"):
            house.run(command)
    preparing.note(house.options, database=database)


def _serve(house: House, env: dict[str, str]) -> None:
    """All three at once, since each takes its time to load; then each is waited for."""
    serving = {"Web server": parts.web, "Worker": parts.worker, "Clock": parts.beat}
    made = {title: make(house.options, env) for title, make in serving.items()}
    for part in made.values():
        house.start(part)
    for title, part in made.items():
        with say.progress(title):
            house.wait_for(part)
