"""What is running now? The parts of the house in the order they were opened; they are closed in reverse."""

from collections.abc import Callable

from config.up.child import Child, wait_until
from config.up.ground import Ground
from config.up.options import Options
from config.up.parts import Part
from config.up.trouble import explain

READY_WITHIN = 120  # a busy machine is slow, not broken
PREPARED_WITHIN = 900


class Stopped(Exception):
    """Somebody asked us to stop."""


class House:
    """One Countersign, from the first part opened to the last one closed."""

    def __init__(self, options: Options) -> None:
        self.options, self.ground = options, Ground(options.data)
        self.parts: list[Part] = []
        self.stopping = False

    def start(self, part: Part) -> None:
        """From now on the part is ours to watch and to stop, ready or not."""
        self.parts.append(part)
        part.child.start()

    def wait_for(self, part: Part) -> None:
        self._until(lambda: part.ready() or not part.child.alive, within=READY_WITHIN)
        if not part.child.alive or not part.ready():
            raise explain(part.name, part.child.log, doing="start")

    def run(self, command: Child) -> None:
        """Something that has an end: wait for it, and for success."""
        command.start()
        try:
            self._until(lambda: not command.alive, within=PREPARED_WITHIN)
        finally:
            command.stop()
        if command.status != 0:
            raise explain(f"“{command.name}”", command.log, doing="succeed")

    def _until(self, so: Callable[[], bool], *, within: float) -> None:
        """A wish to stop is heard here, between two steps, never in the middle of one."""
        wait_until(lambda: self.stopping or so(), within=within, every=0.05)
        if self.stopping:
            raise Stopped

    def close(self) -> None:
        for part in reversed(self.parts):
            part.child.stop()
        self.ground.leave()
