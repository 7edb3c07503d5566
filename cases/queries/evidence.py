"""What is there to be seen of evidence? Its bytes, checked against what was recorded, and what still waits."""

import hashlib
from dataclasses import dataclass

import structlog

from cases.evidence import vault
from cases.evidence.scanner import Scan
from cases.models import Case, Evidence, Held
from events.refusals import Refused

log = structlog.get_logger(__name__)
AWAY = "The file can’t be fetched at the moment. Nothing is lost: try again later."
DAMAGED = "This file isn’t what was recorded when it came in, so it isn’t given out. Tell your administrator."


@dataclass(frozen=True)
class Waiting:
    """How many files wait for their scan, are held back after it, and wait for the store."""

    scan: int
    held_back: int
    store: int


def original(file: Evidence) -> bytes:
    """The file as it was sent. Raises `Refused` where the store is away, or its SHA-256 isn't the one recorded."""
    data = _bytes(file, vault.Part.ORIGINAL)
    if hashlib.sha256(data).hexdigest() != file.sha256:
        raise _damaged(file)
    return data


def safe_copy(file: Evidence) -> bytes:
    """The picture drawn anew."""
    return _bytes(file, vault.Part.COPY)


def evidence_waiting(case: Case) -> int:
    """How many files still wait for their scan. A page may have counted them with the case."""
    counted: int | None = getattr(case, "evidence_counted", None)
    return Evidence.objects.of_case(case).waiting().count() if counted is None else counted


def waiting() -> Waiting:
    """What waits in the whole house, in numbers that tell nothing of any case."""
    filed = Evidence.objects.filed()
    return Waiting(
        scan=filed.waiting().count(), held_back=filed.exclude(scan__in=[Scan.WAITING, Scan.CLEAN]).count(),
        store=Held.objects.filter(evidence__conversation__isnull=False).count(),
    )  # fmt: skip


def _bytes(file: Evidence, part: vault.Part) -> bytes:
    """From the database while they wait there, else from the store."""
    held = Held.objects.filter(evidence=file, part=part).values_list("sealed", flat=True).first()
    try:
        sealed = bytes(held) if held is not None else vault.get(file.key, part)
        return vault.unseal(sealed, file.key, part)
    except vault.StoreAway:
        raise Refused(AWAY) from None
    except vault.Damaged:
        raise _damaged(file) from None


def _damaged(file: Evidence) -> Refused:
    log.error("evidence_damaged", evidence=file.pk)
    return Refused(DAMAGED)
