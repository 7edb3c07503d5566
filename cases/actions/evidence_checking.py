"""What becomes of evidence after it came in? It is scanned, copied safely, and moved to the store; by workers only.

Each step takes one file after another, so that several workers share them, and leaves what it can't do now for the
next time: scanner, store and copying wait for nobody and stop nobody.
"""

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, nullcontext
from datetime import timedelta

import structlog
from django.db import transaction
from django.db.models import F, Q, QuerySet

from accounts.queries import time_zone
from cases import policy
from cases.actions.lock import STREAM
from cases.actions.matching import trace_picture
from cases.evidence import copying, scanner, vault
from cases.evidence.kinds import PICTURES
from cases.evidence.scanner import Scan
from cases.models import Conversation, Doomed, Evidence, Held
from cases.queries.evidence import original
from events.actions import record
from events.clock import now, tells_only_the_day, to_the_day
from events.doers import SYSTEM
from events.refusals import Refused

log = structlog.get_logger(__name__)
IN_HAND = timedelta(minutes=3)  # then whoever had it is taken for dead
PUZZLED = 5  # errors of the scanner about one file, before it counts as unscannable
AT_ONCE = 200  # files in one run


def check_evidence() -> None:
    """All that can be done now for evidence: that of drafts is scanned, that of reports copied and stored as well."""
    scan_waiting()
    copy_released()
    store_held()
    forget_doomed()


def scan_waiting() -> None:
    """Have every waiting file scanned; without a scanner, or while it is away, they go on waiting."""
    if not scanner.is_there():
        return
    for file in _in_turn(lambda: Evidence.objects.filter(scan=Scan.WAITING)):
        try:
            end_scan(file, scanner.look_into(original(file)))
        except scanner.Away as away:
            log.warning("scanner_away", error=str(away))
            _put_back(file)
            return
        except scanner.Puzzled:
            _count_try(file)
        except Refused:
            continue  # the store is away, or the file is damaged: its query has said so


@transaction.atomic
def end_scan(file: Evidence, verdict: scanner.Verdict) -> None:
    """Record how the scan of a file ended; the first end counts."""
    with _dated_as(file):
        said = {"scan": verdict.scan, "finding": verdict.finding, "scanned_by": verdict.by, "scanned_at": now()}
        if not Evidence.objects.filter(pk=file.pk, scan=Scan.WAITING).update(taken_at=None, **said):
            return
        home = Conversation.objects.select_related("approach__case").filter(evidence=file.pk).first()
        if home is not None:  # of a draft's file it is told once the draft is filed
            policy.require(SYSTEM, "scan", home.approach.case)
            record(STREAM, home.approach.case_id, "scan", by=SYSTEM, evidence=file.pk, scan=verdict.scan)


def copy_released() -> None:
    """Draw every picture anew that may be seen."""
    for file in _in_turn(lambda: Evidence.objects.filed().released().filter(kind__in=PICTURES, copied_at=None)):
        try:
            copy = copying.copy_of(original(file))
        except Refused:
            continue
        except copying.CantBeCopied as reason:
            log.info("evidence_not_copied", evidence=file.pk, error=str(reason))
            copy = None
        _keep_copy(file, copy)


def store_held() -> None:
    """Move what waits in the database to the store, until the store fails."""
    for pk in list(Held.objects.filter(evidence__conversation__isnull=False).values_list("pk", flat=True)[:AT_ONCE]):
        held = Held.objects.select_related("evidence").filter(pk=pk).first()
        if held is None:
            continue  # another worker was faster
        try:
            vault.put(held.evidence.key, held.part, bytes(held.sealed))
        except vault.StoreAway as away:
            log.warning("evidence_store_away", error=str(away))
            return
        held.delete()


def forget_doomed() -> None:
    """Remove from the store what belonged to cases that were disposed of, until the store fails."""
    for doomed in Doomed.objects.order_by("pk")[:AT_ONCE]:
        try:
            vault.forget(doomed.key, doomed.part)
        except vault.StoreAway as away:
            log.warning("evidence_store_away", error=str(away))
            return
        doomed.delete()


@transaction.atomic
def _keep_copy(file: Evidence, copy: copying.Copy | None) -> None:
    told = {"copy_type": copy.media_type, "likeness": copy.likeness} if copy else {}
    fresh = Evidence.objects.filter(pk=file.pk, copied_at=None)
    with _dated_as(file):
        copied = fresh.update(copied_at=now(), taken_at=None, **told)
    if copied and copy:
        sealed = vault.seal(copy.data, file.key, vault.Part.COPY)
        Held.objects.create(evidence=file, part=vault.Part.COPY, sealed=sealed)
        file.likeness = copy.likeness
        trace_picture(file)


def _dated_as(file: Evidence) -> AbstractContextManager[None]:
    """Where a file's coming is dated to the day, what follows at once must not tell the hour either."""
    zone = time_zone()
    return to_the_day(zone) if tells_only_the_day(file.added_at, zone) else nullcontext()


def _in_turn(files: Callable[[], QuerySet[Evidence]]) -> Iterator[Evidence]:
    """One after another of `files`, each taken in hand for a while so that nobody else works on it."""
    for _ in range(AT_ONCE):
        free = Q(taken_at=None) | Q(taken_at__lt=now() - IN_HAND)
        with transaction.atomic():
            file = files().filter(free).select_for_update(skip_locked=True, of=("self",)).order_by("pk").first()
            if file is None:
                return
            Evidence.objects.filter(pk=file.pk).update(taken_at=now())
        yield file


def _put_back(file: Evidence) -> None:
    Evidence.objects.filter(pk=file.pk).update(taken_at=None)


def _count_try(file: Evidence) -> None:
    """The scanner stumbles over this file. A few times, and that is its end; until then it is left alone."""
    Evidence.objects.filter(pk=file.pk).update(tries=F("tries") + 1)
    if file.tries + 1 >= PUZZLED:
        end_scan(file, scanner.Verdict(Scan.UNSCANNABLE, "the scanner could not read it"))
