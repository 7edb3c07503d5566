"""What is brought? A file that was recognised, has a clean name and is within bounds; or a sentence says why not."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

from django.core.files.uploadedfile import UploadedFile

from cases.evidence.bounds import require_within
from cases.evidence.kinds import Kind, kind_of
from cases.evidence.names import clean
from events.refusals import Invalid


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


def take_sent(file: UploadedFile) -> Brought:
    """A file as its request brought it. Raises `Invalid` with a sentence that begins with the file's name."""
    try:
        if fault := getattr(file, "fault", ""):
            raise Invalid({"files": [fault]})
        return take(file.name or "", file.read())
    except Invalid as no:
        raise Invalid({"files": [f"{clean(file.name or '')}: {no.sentence}"]}) from None


def take_all(sent: Iterable[UploadedFile]) -> list[Brought]:
    """All of them or none, as programs want it. Raises `Invalid` with a sentence for each that can't be kept."""
    brought, wrong = [], []
    for file in sent:
        try:
            brought.append(take_sent(file))
        except Invalid as no:
            wrong.append(no.sentence)
    if wrong:
        raise Invalid({"files": wrong})
    return brought
