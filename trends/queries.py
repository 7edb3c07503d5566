"""What do managers read? One object, made from the latest snapshot, for page, export and API alike."""

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from django.db.models import QuerySet, Subquery

from accounts.models import User
from accounts.queries import time_zone
from cases.queries.officers import shared_out
from trends import comparisons, known
from trends.covering import NO_RATE, staff
from trends.disclosure import rate, share, text
from trends.medians import median_days
from trends.models import Break, Release, Revision, Snapshot
from trends.policy import may_see, may_see_cases, require_reader, require_reader_of_the_past
from trends.releasing import unpack

RATED = ("reports", "approaches", "people", "validated")  # per 1,000 staff, over twelve whole months
FIRST_STAGES = ("0", "1")


def statistics(user: User) -> dict[str, Any]:
    """The latest snapshot with its comparisons, or {} before there is one. Raises `Forbidden` (403).

    Every figure is {"number": 15, "text": "15"}; a hidden one is {"number": None, "text": "~"}.
    """
    require_reader(user)
    published, stands_since = latest()
    if published is None:
        return {}
    revisions = list(Revision.objects.select_related("series").order_by("series", "period_start", "number"))
    return {
        **figures(published), "stands_since": stands_since,
        "comparisons": comparisons.cards(revisions, published), "linkedin": comparisons.linkedin(revisions),
    }  # fmt: skip


def figures(published: Mapping[str, Any]) -> dict[str, Any]:
    """What a snapshot has published, with rates, shares and breaks: what pages, files and releases are made of."""
    marked = list(Break.objects.filter(removed_at=None).order_by("on", "id"))
    said = "; ".join([*map(str, marked), *published.get("imported", [])]) or "None recorded"
    return {
        **{name: published[name] for name in ("number", "taken_at", "day", "definitions", "units", "coverage", "rule",
                                              "order")},
        "breaks": [{"month": f"{mark.on:%Y-%m}", "words": str(mark)} for mark in marked],
        "tables": {
            code: _table(published["tables"][code], published["units"], said) for code in published["order"]
        },
        "rates": _rates(published), "early_share": _early_share(published), "removal": _removal(published),
    }  # fmt: skip


def as_known_on(user: User, day: date) -> dict[str, Any]:
    """What was known at the end of `day` in the organisation's time zone. Raises `Forbidden` (403).

    `then` is the snapshot of that day and `now` the latest, for those who see figures; `months` are the exact ones of
    the cases in scope, for those who work with cases. What isn't for this reader, or wasn't there yet, is left out.
    """
    require_reader_of_the_past(user)
    end = beginning_of(day + timedelta(days=1))
    found: dict[str, Any] = {"on": day.isoformat()}
    if may_see(user) and (then := snapshot_on(end)):
        found |= {"then": figures(then.published), "now": figures(latest()[0] or then.published)}
    if may_see_cases(user):
        found["months"] = known.months(user, day, end)
    return found


def snapshot_on(end: datetime) -> Snapshot | None:
    """The last snapshot with figures that was taken before `end`: what it says was told to managers then."""
    return Snapshot.objects.showing().filter(taken_at__lt=end).order_by("-number").first()


def beginning_of(day: date) -> datetime:
    """Midnight at the beginning of a day, in the organisation's time zone."""
    zone = ZoneInfo(time_zone())
    return datetime.combine(day, time.min, zone)


def published_counts(user: User) -> list[Revision]:
    """Every revision of every published count, the newest of each period first."""
    require_reader(user)
    rows = Revision.objects.select_related("series")
    return list(rows.order_by("series__code", "period_start", "period_end", "-number"))


def releases(user: User) -> list[Release]:
    """All releases, the newest first, without their files."""
    require_reader(user)
    return list(Release.objects.defer("archive", "said").order_by("-number"))


def file_of(user: User, number: int, name: str) -> bytes | None:
    """A file of a release; None where there is no such release or file."""
    require_reader(user)
    return _file(Release.objects.filter(number=number), name)


def published_file(number: int, name: str) -> bytes | None:
    """A file of a published release: for everybody."""
    return _file(Release.objects.filter(number=number).exclude(published_at=None), name)


def _file(found: QuerySet[Release], name: str) -> bytes | None:
    packed = found.values_list("archive", flat=True).first()
    return unpack(bytes(packed), name) if packed is not None else None


def latest() -> tuple[dict[str, Any] | None, str | None]:
    """What the latest snapshot with figures has published; and when newer ones were last put together but could not
    be shown, so that its figures stand."""
    newest = Snapshot.objects.order_by("-number")
    found = (
        Snapshot.objects.showing().order_by("-number")
        .annotate(tried_at=Subquery(newest.values("taken_at")[:1]), tried=Subquery(newest.values("number")[:1]))
        .values_list("published", "number", "tried", "tried_at").first()
    )  # fmt: skip
    if found is None:
        return None, None
    published, number, tried, tried_at = found
    return published, tried_at.isoformat() if tried != number else None


def breaks(user: User) -> list[Break]:
    """What changed how much is reported, the earliest first; what was removed is left out."""
    require_reader(user)
    return list(Break.objects.filter(removed_at=None).order_by("on", "id"))


def load(user: User) -> list[tuple[str, int]]:
    """Open cases by officer, as far as a lead sees them; nothing at all for managers."""
    require_reader(user)
    return shared_out(user)


def _table(table: Mapping[str, Any], units: list[dict[str, str]], breaks: str) -> dict[str, Any]:
    codes = [unit["code"] for unit in units]
    statement = [*table["statement"][:-1], ("Known breaks", breaks), table["statement"][-1]]
    return {
        **table,
        "statement": statement,
        "rows": [{**row, "figures": _figures(row["figures"], codes)} for row in table["rows"]],
    }


def _figures(figures: Mapping[str, int | None], codes: list[str]) -> dict[str, dict[str, Any]]:
    return {unit: {"number": figures[unit], "text": text(figures[unit])} for unit in codes if unit in figures}


def _row(published: Mapping[str, Any], table: str, code: str) -> Mapping[str, int | None]:
    found: Mapping[str, int | None] = next(
        row["figures"] for row in published["tables"][table]["rows"] if row["code"] == code
    )
    return found


def _rates(published: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Per 1,000 staff over the last twelve whole months, from the figures shown and the latest headcounts of all."""
    figures, people = _row(published, "periods", "twelve"), staff(published["coverage"])
    labels = {unit["code"]: unit["label"] for unit in published["units"]}
    found = [(unit, rate(figures[unit], people)) for unit in RATED]
    return [
        {"code": unit, "name": labels[unit], "text": str(per) if per else "~" if people else NO_RATE,
         "value": round(per.value, 2) if per else None, "low": round(per.low, 2) if per else None,
         "high": round(per.high, 2) if per else None}
        for unit, per in found
    ]  # fmt: skip


def _removal(published: Mapping[str, Any]) -> str:
    """The median of the days until a profile was gone, in words; "" before takedowns were counted."""
    if "removal" not in published["tables"]:
        return ""
    return median_days({row["code"]: row["figures"]["asked"] for row in published["tables"]["removal"]["rows"]})


def _early_share(published: Mapping[str, Any]) -> str:
    """Which share of approaches was reported before more than an accepted contact."""
    whole = _row(published, "periods", "recent")["approaches"]
    parts = [_row(published, "stage", stage)["approaches"] for stage in FIRST_STAGES]
    early = None if None in parts else sum(part for part in parts if part is not None)
    found = share(early, whole)
    return "~" if found is None else f"{found}%"
