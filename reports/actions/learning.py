"""What is noted of somebody who learns? That a lesson was finished on a day; not by whom."""

from django.conf import settings
from django.db import transaction
from django.db.models import F

from accounts.models import Organisation
from events.clock import today
from reports.models import LessonCount


@transaction.atomic
def count_lesson(lesson: str) -> None:
    """Count a finished lesson."""
    organisation = Organisation.objects.first()
    day = today(organisation.time_zone if organisation else settings.TIME_ZONE)
    LessonCount.objects.get_or_create(day=day, lesson=lesson)
    LessonCount.objects.filter(day=day, lesson=lesson).update(count=F("count") + 1)
