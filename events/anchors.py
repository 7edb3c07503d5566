"""How would we notice that the newest events were cut off? By binding all heads into a daily digest."""

from django.db import connection, transaction

from events.clock import now
from events.models import Anchor, AnchorLine
from events.queries import ANCHOR_DIGEST

ADVANCED = """
    INSERT INTO events_anchorline (anchor_id, stream, stream_id, length, hash)
    SELECT %s, head.stream, head.stream_id, head.length, head.hash FROM events_head AS head
    WHERE NOT EXISTS (SELECT FROM events_anchorline AS line WHERE line.stream = head.stream
                      AND line.stream_id = head.stream_id AND line.length >= head.length)
"""
SEAL = f"UPDATE events_anchor AS anchor SET digest = {ANCHOR_DIGEST} WHERE id = %s"


@transaction.atomic
def drop_anchor() -> Anchor | None:
    """Anchor every stream that has moved since it was last anchored; None where none has."""
    with connection.cursor() as cursor:
        cursor.execute("LOCK TABLE events_anchor IN SHARE ROW EXCLUSIVE MODE")
        last = Anchor.objects.order_by("-id").first()
        anchor = Anchor.objects.create(at=now(), previous=last.digest if last else b"", digest=b"")
        cursor.execute(ADVANCED, [anchor.pk])
        if not AnchorLine.objects.filter(anchor=anchor).exists():
            anchor.delete()
            return None
        cursor.execute(SEAL, [anchor.pk])
    anchor.refresh_from_db()
    return anchor
