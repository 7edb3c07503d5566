"""What if a part dies while the house is open? It is started again, later each time; if it keeps dying, we close."""

import time
from collections import deque

from config.up import say
from config.up.house import House
from config.up.parts import Part
from config.up.trouble import explain

LOOK_EVERY = 0.2
TOO_OFTEN = 6  # deaths
WITHIN = 120  # seconds
LONGEST_PAUSE = 15.0


def watch(house: House) -> None:
    """Until somebody asks us to stop."""
    nurses = [Nurse(part) for part in house.parts]
    while not house.stopping:
        for nurse in nurses:
            nurse.look()
        time.sleep(LOOK_EVERY)


class Nurse:
    """Looks after one part."""

    def __init__(self, part: Part) -> None:
        self.part = part
        self.deaths: deque[float] = deque(maxlen=TOO_OFTEN)
        self.again_at: float | None = None
        self.finished = False
        self.relay = say.Relay(part.child.log, name=part.name) if part.ends_by_itself else None

    def look(self) -> None:
        if self.relay:
            self.relay.pass_on()
        if self.finished or self.part.child.alive:
            return
        if self.part.ends_by_itself:
            self._finish()
        elif self.again_at is None:
            self._plan()
        elif time.monotonic() >= self.again_at:
            self.again_at = None
            self.part.child.start()

    def _finish(self) -> None:
        self.finished = True
        if self.part.child.status != 0:
            say.line(f"  {explain(self.part.name, self.part.child.log, doing='finish')}")

    def _plan(self) -> None:
        now = time.monotonic()
        self.deaths.append(now)
        recent = [death for death in self.deaths if now - death < WITHIN]
        if len(recent) == TOO_OFTEN:
            raise explain(self.part.name, self.part.child.log, doing="stay alive")
        pause = min(0.5 * 2 ** (len(recent) - 1), LONGEST_PAUSE)
        say.line(f"  {self.part.name} ended with status {self.part.child.status}; starting it again in {pause:g} s")
        self.again_at = now + pause
