"""What happened? One append-only journal, chained per stream, that every floor above writes.

An event holds ids, names of fields, dates and digests: never prose, never personal data. The database
itself numbers and chains the rows (trigger `chain`), and refuses to change or remove them.
"""

import pgtrigger
from django.conf import settings
from django.db import models
from django.db.models.functions import Now

from events.guards import NEVER_CHANGED, NEVER_EMPTIED


class Head(models.Model):
    """The end of one stream's chain: how long it is and the hash of its last event."""

    stream = models.CharField(max_length=16)
    stream_id = models.BigIntegerField()
    length = models.IntegerField()
    hash = models.BinaryField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["stream", "stream_id"], name="one_head_per_stream")]


CHAIN = """
    INSERT INTO events_head AS head (stream, stream_id, length, hash)
    VALUES (NEW.stream, NEW.stream_id, 1, ''::bytea)
    ON CONFLICT (stream, stream_id) DO UPDATE SET length = head.length + 1
    RETURNING head.length, head.hash INTO NEW.sequence, NEW.previous;
    NEW.transaction := pg_current_xact_id()::text::bigint;
    NEW.hash := events_digest(NEW.previous, NEW.stream, NEW.stream_id, NEW.sequence, NEW.kind, NEW.by_kind,
                              NEW.by_id, NEW.at, NEW.before, NEW.after, NEW.data);
    UPDATE events_head SET hash = NEW.hash WHERE stream = NEW.stream AND stream_id = NEW.stream_id;
    RETURN NEW;
"""

READERS = ", ".join(f"'{reader}'" for reader in settings.EVENT_READERS)
LEAVE_PENDING = f"""
    INSERT INTO events_pending (event_id, reader, not_before, tries)
    SELECT NEW.id, reader, NEW.at, 0 FROM unnest(ARRAY[{READERS}]) AS reader;
    RETURN NULL;
"""


# What an auditor reads: changes of rights and settings, openings of sealed identities, and what is kept of cases.
OF_CASES = ["unseal", "hold", "lift_hold", "dispose"]
RIGHTS_AND_SETTINGS = models.Q(stream__in=["rights", "organisation"]) | models.Q(kind__in=OF_CASES)


class Event(models.Model):
    """One line of a history. Only `events.actions.record` makes one.

    `before` and `after` are the status of a case around a move, and blank for every other event.
    `transaction` is PostgreSQL's number of the transaction that wrote the row: the guard on a case's
    status looks for its event there.
    """

    stream = models.CharField(max_length=16)
    stream_id = models.BigIntegerField()
    sequence = models.IntegerField(default=0)
    kind = models.CharField(max_length=32)
    by_kind = models.CharField(max_length=8)
    by_id = models.BigIntegerField(null=True)
    at = models.DateTimeField()
    before = models.CharField(max_length=20, blank=True, default="")
    after = models.CharField(max_length=20, blank=True, default="")
    data = models.JSONField(default=dict)
    transaction = models.BigIntegerField(default=0)
    previous = models.BinaryField(default=b"")
    hash = models.BinaryField(default=b"")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["stream", "stream_id", "sequence"], name="one_event_per_place"),
        ]
        indexes = [models.Index(fields=["-at", "-id"], name="rights_and_settings", condition=RIGHTS_AND_SETTINGS)]
        triggers = [
            pgtrigger.Trigger(
                name="chain", when=pgtrigger.Before, operation=pgtrigger.Insert, func=CHAIN,
            ),
            pgtrigger.Trigger(
                name="leave_pending", when=pgtrigger.After, operation=pgtrigger.Insert, func=LEAVE_PENDING,
            ),
            NEVER_CHANGED,
            NEVER_EMPTIED,
        ]  # fmt: skip

    def __str__(self) -> str:
        return f"{self.stream}:{self.stream_id} #{self.sequence} {self.kind}"


class Pending(models.Model):
    """An event that one reader hasn't dealt with yet. The reader deletes it in the transaction of its work.

    The database itself leaves one for each reader of `settings.EVENT_READERS`, so no event can go unnoticed. Each
    reader has claims of its own and never a "last id seen", since ids commit out of order.
    """

    event = models.ForeignKey(Event, on_delete=models.CASCADE, related_name="pending")
    reader = models.CharField(max_length=16)
    not_before = models.DateTimeField(db_default=Now())
    tries = models.IntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["event", "reader"], name="pending_once_per_reader")]
        indexes = [models.Index(fields=["reader", "not_before", "id"], name="pending_in_turn")]


class Anchor(models.Model):
    """The heads of all streams that moved in a day, bound into one digest that can be kept elsewhere."""

    at = models.DateTimeField()
    digest = models.BinaryField()
    previous = models.BinaryField()


class AnchorLine(models.Model):
    """How far one stream had come when it was anchored: a missing tail shows against it."""

    anchor = models.ForeignKey(Anchor, on_delete=models.CASCADE, related_name="lines")
    stream = models.CharField(max_length=16)
    stream_id = models.BigIntegerField()
    length = models.IntegerField()
    hash = models.BinaryField()

    class Meta:
        indexes = [models.Index(fields=["stream", "stream_id", "-length"], name="anchored_streams")]
