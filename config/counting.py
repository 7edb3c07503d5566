"""How often are profiles checked and lessons finished, and how do checks end? For leads and administrators.

They help to weigh the signs: a version of the weights by which hardly any check ends high, or nearly each, tells nobody
anything. What leaves is disclosed as for managers, so that a quiet month says nothing of anybody.
"""

from collections.abc import Iterable
from typing import Any

from django.db.models import QuerySet, Sum
from django.db.models.functions import TruncMonth
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from accounts.models import User
from accounts.policy import require_status
from reports.checking.judging import HIGH, LOW, MEDIUM
from reports.lessons import LESSONS
from reports.models import CheckCount, LessonCount
from trends.disclosure import rule, shown, text

RESULTS = {LOW: "Low", MEDIUM: "Medium", HIGH: "High"}
MONTHS = 24
Row = list[Any]


@never_cache
@require_safe
def counts(request: HttpRequest) -> HttpResponse:
    """The page of both tables."""
    assert isinstance(request.user, User)
    require_status(request.user)
    lessons = {name: str(lesson.title) for name, lesson in LESSONS.items()}
    given = {
        "checks": _table(_monthly(CheckCount.objects.all(), "weighed_by", "result"), RESULTS),
        "checks_head": ["Month", "Weights", *map(numeric, RESULTS.values())],
        "lessons": _table(_monthly(LessonCount.objects.all(), "lesson"), lessons),
        "lessons_head": ["Month", *map(numeric, lessons.values())], "rule": in_words(),
    }  # fmt: skip
    return render(request, "pages/counts.html", given)


def _monthly(rows: QuerySet[Any], *by: str) -> Iterable[dict[str, Any]]:
    return rows.annotate(month=TruncMonth("day")).values("month", *by).annotate(times=Sum("count")).order_by("-month")


def _table(counted: Iterable[dict[str, Any]], columns: dict[str, str]) -> list[Row]:
    """One row for each month, and version where there is one; the newest first. Each count stands by itself."""
    found: dict[tuple[Any, ...], dict[str, int]] = {}
    for each in counted:
        key = (each["month"], each["weighed_by"]) if "weighed_by" in each else (each["month"],)
        found.setdefault(key, {})[each.get("result") or each["lesson"]] = each["times"]
    newest = sorted(found, reverse=True)[:MONTHS]
    return [[*_named(key), *(numeric(figure(found[key].get(name, 0))) for name in columns)] for key in newest]


def _named(key: tuple[Any, ...]) -> Row:
    return [f"{key[0]:%B %Y}", *(f"Version {version}" for version in key[1:])]


def in_words() -> str:
    """By which numbers counts are shown here, each by itself."""
    numbers = rule()
    return f"Counts from 1 to {numbers.small - 1} are shown as “~”, others are rounded to the nearest {numbers.step}."


def figure(times: int) -> str:
    """A count as it may be shown."""
    return text(shown(times))


def numeric(text: str) -> dict[str, Any]:
    """A cell that stands to the right."""
    return {"text": text, "numeric": True}
