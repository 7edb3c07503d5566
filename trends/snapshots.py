"""How is a snapshot taken? All is counted at once, disclosed beside what was shown before, and frozen."""

from zoneinfo import ZoneInfo

from django.db import connection, transaction

from accounts.models import Organisation
from events.clock import now
from trends import reconciling
from trends.counting import count
from trends.definitions import VERSION
from trends.models import Snapshot
from trends.publishing import publish
from trends.remembering import REMEMBERED, disclose, freeze

LOCK = 7_205_002  # PostgreSQL's advisory lock of the snapshots: they are numbered in a row


def take() -> Snapshot:
    """Book what has happened, and freeze how the numbers look now."""
    reconciling.catch_up()
    return _take()


@transaction.atomic
def _take() -> Snapshot:
    with connection.cursor() as cursor:
        cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])
    moment = now().astimezone(ZoneInfo(Organisation.objects.values_list("time_zone", flat=True).get(pk=1)))
    earlier = list(Snapshot.objects.order_by("-number")[:REMEMBERED])[::-1]
    number = earlier[-1].number + 1 if earlier else 1
    counted = count(moment.date())
    shown, _, figures = disclose(counted, earlier)
    before = earlier[-1].published if earlier else None
    return Snapshot.objects.create(
        number=number, taken_at=moment, definitions=VERSION,
        published=publish(counted, figures, number=number, taken_at=moment, before=before),
        counted=freeze(counted), shown={key: [range_.low, range_.high] for key, range_ in shown.items()},
    )  # fmt: skip
