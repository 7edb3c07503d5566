"""What is counted, and what was published? A ledger that is only added to, tallies folded from it, frozen snapshots."""

from typing import Any, ClassVar

import pgtrigger
from django.contrib.postgres.indexes import BrinIndex
from django.db import models

from accounts.terms import Marking
from cases.models import Approach, Takedown
from events.clock import now
from events.guards import NEVER_EMPTIED
from events.models import Event

STANDS = "stands"  # in a snapshot without figures of its own: the number of the one whose figures stand
NEVER_CHANGED = pgtrigger.Protect(name="append_only", operation=pgtrigger.Update | pgtrigger.Delete)


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

    @property
    def untold(self) -> int:
        """1 for an approach whose person can't be told apart."""
        return int(bool(self.approaches) and not self.person)


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


class Break(models.Model):
    """Something that changed how much is reported: a campaign, an alert, another form. Named beside every figure."""

    class Kind(models.TextChoices):
        CAMPAIGN = "campaign", "Campaign"
        ALERT = "alert", "Alert"
        FORM = "form", "Change of the form"
        OTHER = "other", "Something else"

    on = models.DateField()
    kind = models.CharField(max_length=8, choices=Kind)
    words = models.CharField(max_length=200)
    entered_at = models.DateTimeField(default=now)
    removed_at = models.DateTimeField(null=True)

    def __str__(self) -> str:
        return f"{self.on.day} {self.on:%B %Y}: {self.get_kind_display().lower()}, {self.words}"


class Snapshots(models.QuerySet["Snapshot"]):
    """Snapshots, read as adjectives."""

    def showing(self) -> "Snapshots":
        """Those with figures of their own."""
        return self.exclude(published__has_key=STANDS)


class Snapshot(models.Model):
    """How the numbers looked on a day: the disclosed tables that managers read, frozen and numbered.

    On a day on which no figure could be shown, `published` only says which earlier snapshot stands (`STANDS`).

    `counted` holds the exact figures and `shown` what may be known of each; neither leaves this app. They are what
    the next snapshot is checked against, so that two of them together give nothing away.
    """

    number = models.PositiveIntegerField(unique=True)
    taken_at = models.DateTimeField()
    definitions = models.CharField(max_length=8)
    published: Any = models.JSONField()
    counted: Any = models.JSONField()
    shown: Any = models.JSONField()

    objects: ClassVar[models.Manager["Snapshot"]] = Snapshots.as_manager()

    class Meta:
        triggers = [NEVER_CHANGED, NEVER_EMPTIED]

    def __str__(self) -> str:
        return f"Snapshot {self.number}"


class Release(models.Model):
    """Figures frozen for good, with their method note and revisions: `said` is all they are made of, `archive` the
    files made of it, and `digest` their SHA-256. Only whether it is published changes."""

    number = models.PositiveIntegerField(unique=True)
    title = models.CharField(max_length=150)
    snapshot = models.ForeignKey(Snapshot, on_delete=models.PROTECT, related_name="releases")
    made_at = models.DateTimeField()
    marking = models.CharField(max_length=20, choices=Marking)
    said: Any = models.JSONField()
    archive = models.BinaryField()
    digest = models.CharField(max_length=64)
    published_at = models.DateTimeField(null=True)

    class Meta:
        triggers = [
            pgtrigger.Protect(name="released_once", operation=pgtrigger.Delete),
            pgtrigger.Protect(
                name="released_as_it_is",
                operation=pgtrigger.UpdateOf("number", "title", "said", "archive", "digest", "marking", "made_at"),
            ),
            NEVER_EMPTIED,
        ]

    def __str__(self) -> str:
        return f"Release {self.number}: {self.title}"


class ReferenceSeries(models.Model):
    """A count that somebody else has published: its unit and where it looked. One that we came to know later on brings
    its own title and our judgement of it; those that came with the service have theirs in `comparisons.py`."""

    class Verdict(models.TextChoices):
        PARTLY = "partly", "Partly comparable"
        NO = "no", "Not comparable"

    code = models.CharField(max_length=40, unique=True)
    unit = models.CharField(max_length=40)
    platform = models.CharField(max_length=100, blank=True)
    breakdown = models.CharField(max_length=100, blank=True)
    title = models.CharField(max_length=100, blank=True)
    verdict = models.CharField(max_length=8, choices=Verdict, blank=True)
    beside = models.CharField(max_length=60, blank=True, db_default="")  # of one that was added: `comparisons.BESIDE`
    why = models.CharField(max_length=500, blank=True)

    def __str__(self) -> str:
        return self.code


class Revision(models.Model):
    """What a series says of one period, as published. A correction is a later revision of the same period.

    Months are as published (2016-04), and blank where none were: a blank stays blank.
    """

    series = models.ForeignKey(ReferenceSeries, on_delete=models.PROTECT, related_name="revisions")
    period_start = models.CharField(max_length=10, blank=True)
    period_end = models.CharField(max_length=10, blank=True)
    number = models.PositiveSmallIntegerField(default=1)
    value = models.BigIntegerField(null=True)
    is_floor = models.BooleanField(default=False)
    qualifier = models.CharField(max_length=200, blank=True)
    published = models.CharField(max_length=10, blank=True)
    source = models.CharField(max_length=200)
    population = models.BigIntegerField(null=True)  # among how many people it was counted: only ever with its source
    population_source = models.CharField(max_length=200, blank=True)
    entered_at = models.DateTimeField(default=now)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["series", "period_start", "period_end", "number"], name="one_revision"),
            models.CheckConstraint(
                name="population_with_its_source",
                condition=models.Q(population=None) | ~models.Q(population_source="") & models.Q(population__gt=0),
            ),
        ]  # fmt: skip
