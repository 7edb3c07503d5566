"""What is counted? A ledger that is only added to, and the tallies that are folded from it."""

from django.contrib.postgres.indexes import BrinIndex
from django.db import models

from cases.models import Approach, Takedown
from events.clock import now
from events.guards import NEVER_CHANGED, NEVER_EMPTIED
from events.models import Event


class PersonNumber(models.Model):
    """A small number for a person's pseudonym, so that sets of people fit into bitmaps. Says nothing by itself."""

    person = models.CharField(max_length=32, unique=True)


class Booking(models.Model):
    """One line of the ledger: what an approach adds to the statistics (`sign` 1), or takes back (-1).

    An approach is booked, and when anything that is counted of it changes, that booking is reversed and a new one
    made, each naming the event that caused it. The last line of an approach says what is booked for it today.
    `root` is the approach that it is grouped under. `person` (a PersonNumber) and `persona` are 0 where not known.
    """

    approach = models.ForeignKey(Approach, on_delete=models.PROTECT, related_name="+", db_index=False)
    event = models.ForeignKey(Event, on_delete=models.PROTECT, related_name="+", db_index=False)
    sign = models.SmallIntegerField()
    booked_at = models.DateTimeField(default=now)

    root = models.BigIntegerField(db_index=True)
    reported_month = models.DateField()
    contact_month = models.DateField()
    platform = models.CharField(max_length=20)
    platform_class = models.CharField(max_length=24)
    sector = models.CharField(max_length=12)
    employment = models.CharField(max_length=12)
    unit = models.BigIntegerField(default=0)
    method = models.CharField(max_length=20)
    stage = models.SmallIntegerField()
    likelihood = models.CharField(max_length=24, blank=True)
    outcome = models.CharField(max_length=20, blank=True)
    severity = models.CharField(max_length=10)
    state_linked = models.BooleanField()
    lag = models.CharField(max_length=3, blank=True)  # from the first contact to the report: a band of `tables.LAGS`

    reports = models.IntegerField()
    approaches = models.SmallIntegerField()
    validated = models.SmallIntegerField()
    person = models.BigIntegerField(default=0)
    persona = models.BigIntegerField(default=0)

    class Meta:
        indexes = [
            models.Index(fields=["approach", "-id"], name="booked_today"),
            models.Index(
                fields=["person", "reported_month"], name="booked_of_person", condition=models.Q(person__gt=0)
            ),
            models.Index(
                fields=["persona", "reported_month"], name="booked_of_persona", condition=models.Q(persona__gt=0)
            ),
            # Lines come in about the order of their months, so that a few kilobytes say where those of a year are.
            BrinIndex(fields=["reported_month"], name="booked_by_month", pages_per_range=32, autosummarize=True),
        ]
        constraints = [
            models.CheckConstraint(name="booked_or_reversed", condition=models.Q(sign__in=[1, -1])),
            models.CheckConstraint(name="counted_once", condition=models.Q(approaches__in=[0, 1])),
            models.CheckConstraint(
                name="validated_is_an_approach",
                condition=models.Q(validated__gte=0, validated__lte=models.F("approaches")),
            ),
        ]  # fmt: skip
        triggers = [NEVER_CHANGED, NEVER_EMPTIED]


class TakedownBooking(models.Model):
    """One line of the ledger of takedowns, booked and reversed like an approach. The last line of a takedown says what
    is booked for it today; `took` is a band of `tables.REMOVAL`."""

    takedown = models.ForeignKey(Takedown, on_delete=models.PROTECT, related_name="+", db_index=False)
    event = models.ForeignKey(Event, on_delete=models.PROTECT, related_name="+", db_index=False)
    sign = models.SmallIntegerField()
    booked_at = models.DateTimeField(default=now)

    asked_month = models.DateField()
    platform = models.CharField(max_length=20)
    took = models.CharField(max_length=8)
    gone = models.SmallIntegerField()
    back = models.SmallIntegerField()

    class Meta:
        indexes = [models.Index(fields=["takedown", "-id"], name="takedown_booked_today")]
        constraints = [
            models.CheckConstraint(name="takedown_booked_or_reversed", condition=models.Q(sign__in=[1, -1])),
            models.CheckConstraint(
                name="back_only_after_it_was_gone",
                condition=models.Q(back__gte=0, back__lte=models.F("gone"), gone__in=[0, 1]),
            ),
        ]  # fmt: skip
        triggers = [NEVER_CHANGED, NEVER_EMPTIED]


class Tally(models.Model):
    """One cell of a declared cube (`trends/cubes.py`): sums, and exact sets of people and personas as bitmaps."""

    cell = models.CharField(max_length=120, unique=True)
    cube = models.CharField(max_length=32)
    month = models.DateField()
    value = models.CharField(max_length=64)
    reports = models.BigIntegerField(default=0)
    approaches = models.BigIntegerField(default=0)
    validated = models.BigIntegerField(default=0)
    untold = models.BigIntegerField(default=0)
    people = models.BinaryField(default=b"")
    personas = models.BinaryField(default=b"")

    class Meta:
        indexes = [models.Index(fields=["cube", "month"], name="cells_of_cube")]
