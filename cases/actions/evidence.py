"""How does evidence come in, and who may open it? With a draft, a report, an addition; or added by an officer.

It is sealed before it is written anywhere, and comes in with its row in one transaction: a worker moves it to the
store, scans it and makes the safe copy (`evidence_checking.py`).
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from hashlib import sha256
from typing import Any
from uuid import UUID, uuid4

from django.db import connection, transaction
from django.db.models import Sum

from accounts.models import User
from cases import policy
from cases.actions.lock import STREAM, lock, save
from cases.evidence import bounds, vault
from cases.evidence.scanner import Scan
from cases.evidence.taking import Brought
from cases.models import Case, Conversation, Evidence, Held
from cases.models.evidence import ORIGIN
from cases.queries.evidence import original
from events import nudge
from events.actions import Happening, record, record_all
from events.clock import now
from events.doers import REPORTER, SYSTEM
from events.refusals import Forbidden, Invalid, NotThere, Refused, TooMany

MOST_STAGED = 5 * 1024 * bounds.MEGABYTE  # in all drafts together, so that nobody can fill the house by writing none
FULL = "We can’t take more files just now. Send your report without them and add them afterwards."
HELD_BACK = "Nobody can open this file before its scan has found nothing, or a lead has released it."
ADOPT = """
    UPDATE cases_evidence SET conversation_id = %(conversation)s, staged = NULL, added_at = %(at)s,
                              scanned_at = least(scanned_at, %(at)s) WHERE staged = %(draft)s
    RETURNING id, key, sha256, scan
"""


@transaction.atomic
def stage(draft: UUID, files: Sequence[Brought]) -> None:
    """Keep files with a report that is still being written. The caller holds the draft's row."""
    if sum(len(file.data) for file in files) + _staged() > MOST_STAGED:
        raise TooMany(FULL)
    if _keep(files, staged=draft):
        nudge_checking()  # so that whoever writes hears of a harmful file before they send it


@transaction.atomic
def unstage(draft: UUID, key: UUID) -> None:
    """Take a file out of a report that is still being written."""
    Evidence.objects.filter(staged=draft, key=key).delete()


def restage(draft: UUID, new: UUID) -> None:
    """The draft has another key now, as when its writer chose another way of being known."""
    Evidence.objects.filter(staged=draft).update(staged=new)


def drop_staged(drafts: Iterable[UUID]) -> None:
    """Forget the files of drafts that are forgotten."""
    Evidence.objects.filter(staged__in=list(drafts)).delete()


def adopt(conversation: Conversation, draft: UUID) -> None:
    """What was staged with the draft belongs to the report now; runs in the transaction that files it."""
    with connection.cursor() as cursor:
        cursor.execute(ADOPT, {"conversation": conversation.pk, "at": now(), "draft": draft})
        adopted = sorted(cursor.fetchall())
    if adopted:
        _tell(conversation.approach.case, [file for *file, _ in adopted])
        _tell_of_scans(conversation.approach.case, {pk: scan for pk, _, _, scan in adopted})


def enclose(conversation: Conversation, files: Sequence[Brought]) -> None:
    """Keep files that the reporter adds to a report, in every status; runs in the transaction that hears them."""
    kept = _keep(files, conversation=conversation)
    if kept:
        _tell(conversation.approach.case, [(row.pk, row.key, row.sha256) for row in kept])


@transaction.atomic
def add_evidence(reference: str, files: Sequence[Brought], *, by: User, origin: str) -> list[Evidence]:
    """Keep files that an officer adds to a case, with where they are from; its reporter never hears of them.

    Files are only added, so no version is asked for. One that an officer has added before is kept once.
    """
    case = lock(reference, by=by, version=None)
    policy.require(by, "add_evidence", case)
    _require_told(files, origin)
    home = Conversation.objects.filter(approach__home=case).earliest("pk")
    kept = _keep(files, conversation=home, added_by=by, origin=origin.strip())
    if kept:
        save(case, "add_evidence", by=by, **_told_of([(row.pk, row.key, row.sha256) for row in kept]))
        nudge_checking()
    return kept


@transaction.atomic
def override(reference: str, key: UUID, *, reason: str, by: User, version: int | None) -> Evidence:
    """Release a file that was not found clean, on a lead's word. It is never called clean for that."""
    case = lock(reference, by=by, version=version)
    policy.require(by, "override", case)
    if not reason.strip():
        raise Invalid({"reason": ["Say why this file can be opened without a clean scan."]})
    file = _of(case, key)
    if file.released:
        raise Refused("This file can already be opened.")
    file.overridden_at, file.overridden_by, file.override_reason = now(), by, reason
    file.save(update_fields=["overridden_at", "overridden_by", "override_reason"])
    save(case, "override", by=by, evidence=file.pk, scan=file.scan)
    nudge_checking()
    return file


@transaction.atomic
def open_original(reference: str, key: UUID, *, by: User) -> tuple[Evidence, bytes]:
    """The file as it was sent, for whoever works on the case; each opening is recorded."""
    case = lock(reference, by=by, version=None)
    policy.require(by, "open_original", case)
    file = _of(case, key)
    if not file.released:
        raise Forbidden(HELD_BACK)
    data = original(file)
    record(STREAM, case.pk, "open_original", by=by, evidence=file.pk)
    return file, data


def nudge_checking() -> None:
    """Have a worker look after new evidence as soon as this transaction is committed."""
    transaction.on_commit(partial(nudge.further, "cases.tasks.scan"), robust=True)


def _require_told(files: Sequence[Brought], origin: str) -> None:
    wrong = {}
    if not files:
        wrong["files"] = ["Choose at least one file."]
    if not origin.strip() or len(origin) > ORIGIN or "\0" in origin:
        wrong["origin"] = [f"Say where the files are from, in at most {ORIGIN} characters."]
    if wrong:
        raise Invalid(wrong)


def _keep(files: Sequence[Brought], *, added_by: User | None = None, origin: str = "", **home: Any) -> list[Evidence]:
    """Keep each file once, however often it is sent; a reporter's file and an officer's say nothing of each other."""
    before = Evidence.objects.filter(added_by__isnull=added_by is None, **home)
    known = set(before.values_list("sha256", flat=True))
    fresh = {file.sha256: file for file in files if file.sha256 not in known}
    if len(known) + len(fresh) > (bounds.MOST_OF_OFFICERS if added_by else bounds.MOST_FILES):
        raise Invalid({"files": [bounds.TOO_MANY_OF_OFFICERS if added_by else bounds.TOO_MANY]})
    told = {"added_by": added_by, "origin": origin, **home}
    rows = Evidence.objects.bulk_create([_row(file, digest, told) for digest, file in fresh.items()])
    sealed = [(row, vault.seal(fresh[row.sha256].data, row.key, vault.Part.ORIGINAL)) for row in rows]
    Held.objects.bulk_create([Held(evidence=row, part=vault.Part.ORIGINAL, sealed=bytes_) for row, bytes_ in sealed])
    return rows


def _row(file: Brought, digest: str, told: dict[str, Any]) -> Evidence:
    return Evidence(
        key=uuid4(), name=file.name, kind=file.kind, size=len(file.data), sha256=digest, added_at=now(), **told
    )


def _tell(case: Case, kept: Sequence[Sequence[Any]]) -> None:
    """One event for files that came together."""
    policy.require(REPORTER, "enclose", case)
    record(STREAM, case.pk, "enclose", by=REPORTER, **_told_of(kept))
    nudge_checking()


def _told_of(kept: Sequence[Sequence[Any]]) -> dict[str, Any]:
    """What an event tells of files. Each digest is salted with the file's key, which can be disposed of."""
    digests = [sha256(key.bytes + bytes.fromhex(digest)).hexdigest() for _, key, digest in kept]
    return {"evidence": [pk for pk, _, _ in kept], "digests": digests}


def _tell_of_scans(case: Case, scans: Mapping[int, str]) -> None:
    """The scans that ended while the report was being written."""
    ended = [Happening(STREAM, case.pk, "scan", data={"evidence": pk, "scan": scan})
             for pk, scan in scans.items() if scan != Scan.WAITING]  # fmt: skip
    if ended:
        policy.require(SYSTEM, "scan", case)
        record_all(ended, by=SYSTEM)


def _of(case: Case, key: UUID) -> Evidence:
    file = Evidence.objects.of_case(case).filter(key=key).first()
    if file is None:
        raise NotThere
    return file


def _staged() -> int:
    return Evidence.objects.filter(staged__isnull=False).aggregate(bytes=Sum("size"))["bytes"] or 0
