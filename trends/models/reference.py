"""What have others published? Their counts as they stand there, each correction a revision of its own."""

from django.db import models

from events.clock import now


class ReferenceSeries(models.Model):
    """A count that somebody else has published: its unit and where it looked. One that we came to know later on brings
    its own title and our judgement of it; those that came with the service have theirs in `cards.py`."""

    class Verdict(models.TextChoices):
        PARTLY = "partly", "Partly comparable"
        NO = "no", "Not comparable"

    code = models.CharField(max_length=40, unique=True)
    unit = models.CharField(max_length=40)
    platform = models.CharField(max_length=100, blank=True)
    breakdown = models.CharField(max_length=100, blank=True)
    title = models.CharField(max_length=100, blank=True)
    verdict = models.CharField(max_length=8, choices=Verdict, blank=True)
    beside = models.CharField(max_length=60, blank=True, db_default="")  # of one that was added: `cards.BESIDE`
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
