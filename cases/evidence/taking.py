"""What is brought? A file that was recognised, has a clean name and is within bounds; or a sentence says why not."""

import hashlib
from dataclasses import dataclass

from cases.evidence.bounds import require_within
from cases.evidence.kinds import Kind, kind_of
from cases.evidence.names import clean


@dataclass(frozen=True)
class Brought:
    """A file that can be kept."""

    name: str
    kind: Kind
    data: bytes

    @property
    def sha256(self) -> str:
        return hashlib.sha256(self.data).hexdigest()


def take(name: str, data: bytes) -> Brought:
    """The file, ready to be kept. Raises `Invalid` with a sentence for its sender."""
    kind = kind_of(data)
    require_within(data, kind)
    return Brought(clean(name), kind, data)
