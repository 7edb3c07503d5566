"""Who can have done something? A signed-in person, the reporter, or the house itself.

The reporter is always `REPORTER`, never a name: an event outlives testimony and must not give a
sealed identity away. A `User` is a doer of kind `person`.
"""

from dataclasses import dataclass
from typing import Protocol


class Doer(Protocol):
    """Whoever is named in `by=`."""

    @property
    def doer_kind(self) -> str: ...

    @property
    def doer_id(self) -> int | None: ...


@dataclass(frozen=True)
class Unnamed:
    """A doer without a row of their own."""

    doer_kind: str
    doer_id: None = None


SYSTEM = Unnamed("system")
REPORTER = Unnamed("reporter")
