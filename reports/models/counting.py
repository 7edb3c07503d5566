"""How often is a profile checked, and a lesson finished? Counts by day; nothing here leads to anybody."""

from django.db import models


class CheckCount(models.Model):
    """How many checks of a day ended with this result, and with a profile that we knew or didn't."""

    day = models.DateField()
    result = models.CharField(max_length=8)
    matched = models.BooleanField()
    weighed_by = models.PositiveIntegerField("version of the weights", default=1)
    count = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["day", "result", "matched", "weighed_by"], name="one_count_of_checks")
        ]


class LessonCount(models.Model):
    """How often a lesson was finished on a day."""

    day = models.DateField()
    lesson = models.CharField(max_length=16)
    count = models.PositiveIntegerField(default=0)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["day", "lesson"], name="one_count_of_lessons")]
