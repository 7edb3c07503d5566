"""What is noted of somebody who learns? That a lesson was finished on a day; not by whom."""

from django.db import transaction
from django.db.models import F

from accounts.queries import today
from reports.models import LessonCount


@transaction.atomic
def count_lesson(lesson: str) -> None:
    """Count a finished lesson."""
    day = today()
    LessonCount.objects.get_or_create(day=day, lesson=lesson)
    LessonCount.objects.filter(day=day, lesson=lesson).update(count=F("count") + 1)
