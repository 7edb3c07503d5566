"""Where are the lessons?"""

from django.urls import URLPattern, path, register_converter
from django.urls.converters import StringConverter

from reports.lessons import LESSONS
from reports.views import lessons


class LessonConverter(StringConverter):
    """One of the lessons."""

    regex = "|".join(LESSONS)


register_converter(LessonConverter, "lesson")

app_name = "lessons"
urlpatterns: list[URLPattern] = [
    path("", lessons.start, name="start"),
    path("<lesson:lesson>/", lessons.lesson, name="lesson"),
    path("certificate/", lessons.certificate, name="certificate"),
    path("managers/", lessons.managers, name="managers"),
]
