"""How is a snapshot taken? All is counted at once, disclosed beside what was shown before, and frozen."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.db import connection, transaction
from django.db.models import Max

from accounts.queries import time_zone
from events.clock import now
from trends import reconciling
from trends.counting import Counted, count
from trends.definitions import VERSION
from trends.models import STANDS, Snapshot
from trends.publishing import large_units, publish
from trends.remembering import REMEMBERED, disclose, freeze

LOCK = 7_205_002  # PostgreSQL's advisory lock of the snapshots: they are numbered in a row


def take() -> Snapshot:
    """Book what has happened (all of it anew where definitions have changed), and freeze how the numbers look now."""
    reconciling.catch_up()
    newest = Snapshot.objects.order_by("-number").values_list("definitions", flat=True).first()
    if newest not in (None, VERSION):
        reconciling.mend()
    return _take()


@transaction.atomic
def _take() -> Snapshot:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])
    moment = now().astimezone(ZoneInfo(time_zone()))
    earlier = list(Snapshot.objects.showing().order_by("-number")[:REMEMBERED])[::-1]
    number = (Snapshot.objects.aggregate(last=Max("number"))["last"] or 0) + 1
    taken = freeze_beside(count(moment.date(), moment, large_units()), earlier, number=number, taken_at=moment)
    taken.save(force_insert=True)
    return taken


def freeze_beside(counted: Counted, earlier: Sequence[Snapshot], *, number: int, taken_at: datetime) -> Snapshot:
    """The snapshot of these counts, to be saved, beside the `earlier` ones with figures (the last one last).

    Where no figure can be shown, those of the last one stand: they are known already, so that tells nothing new.
    """
    shown, _, figures = disclose(counted, earlier)
    before = earlier[-1] if earlier else None
    if before and not any(figure is not None for figure in figures.values()):
        published: dict[str, Any] = {STANDS: before.number}
    else:
        said = before.published if before else None
        published = publish(counted, figures, number=number, taken_at=taken_at, before=said)
    return Snapshot(
        number=number, taken_at=taken_at, definitions=VERSION, published=published, counted=freeze(counted),
        shown={key: [range_.low, range_.high] for key, range_ in shown.items()},
    )  # fmt: skip
