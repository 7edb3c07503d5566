"""What do managers read? One object, made from the latest snapshot, for page, export and API alike."""

from collections.abc import Mapping
from typing import Any

from accounts.models import User
from trends import comparisons
from trends.disclosure import rate, share, text
from trends.models import Revision, Snapshot
from trends.policy import require_reader

RATED = ("reports", "approaches", "people", "validated")  # per 1,000 staff, over twelve whole months
FIRST_STAGES = ("0", "1")


def statistics(user: User) -> dict[str, Any]:
    """The latest snapshot with its comparisons, or {} before there is one. Raises `Forbidden` (403).

    Every figure is {"number": 15, "text": "15"}; a hidden one is {"number": None, "text": "~"}.
    """
    require_reader(user)
    published = latest()
    if published is None:
        return {}
    revisions = list(Revision.objects.select_related("series").order_by("series", "period_start", "number"))
    return {
        **{name: published[name] for name in ("number", "taken_at", "day", "definitions", "units", "coverage", "rule")},
        "tables": {code: _table(published["tables"][code], published["units"]) for code in published["order"]},
        "rates": _rates(published),
        "early_share": _early_share(published),
        "stands_since": _stands_since(),
        "comparisons": comparisons.cards(revisions, published),
        "linkedin": comparisons.linkedin(revisions),
    }


def latest() -> dict[str, Any] | None:
    """What the latest snapshot with figures has published."""
    return Snapshot.objects.showing().order_by("-number").values_list("published", flat=True).first()


def _stands_since() -> str | None:
    """When figures were last put together and none could be shown, so that earlier ones stand; None where none do."""
    newest = Snapshot.objects.order_by("-number").values_list("taken_at", "published__stands").first()
    return newest[0].isoformat() if newest and newest[1] else None


def _table(table: Mapping[str, Any], units: list[dict[str, str]]) -> dict[str, Any]:
    codes = [unit["code"] for unit in units]
    return {**table, "rows": [{**row, "figures": _figures(row["figures"], codes)} for row in table["rows"]]}


def _figures(figures: Mapping[str, int | None], codes: list[str]) -> dict[str, dict[str, Any]]:
    return {unit: {"number": figures[unit], "text": text(figures[unit])} for unit in codes if unit in figures}


def _row(published: Mapping[str, Any], table: str, code: str) -> Mapping[str, int | None]:
    found: Mapping[str, int | None] = next(
        row["figures"] for row in published["tables"][table]["rows"] if row["code"] == code
    )
    return found


def _rates(published: Mapping[str, Any]) -> list[dict[str, Any]]:
    """Per 1,000 staff over the last twelve whole months, from the figures shown and the latest headcounts."""
    figures, people = _row(published, "periods", "twelve"), published["coverage"]["people"]
    labels = {unit["code"]: unit["label"] for unit in published["units"]}
    found = [(unit, rate(figures[unit], people)) for unit in RATED]
    return [
        {"code": unit, "name": labels[unit], "text": str(per) if per else "~" if people else "No headcount",
         "value": round(per.value, 2) if per else None, "low": round(per.low, 2) if per else None,
         "high": round(per.high, 2) if per else None}
        for unit, per in found
    ]  # fmt: skip


def _early_share(published: Mapping[str, Any]) -> str:
    """Which share of approaches was reported before more than an accepted contact."""
    whole = _row(published, "periods", "recent")["approaches"]
    parts = [_row(published, "stage", stage)["approaches"] for stage in FIRST_STAGES]
    early = None if None in parts else sum(part for part in parts if part is not None)
    found = share(early, whole)
    return "~" if found is None else f"{found}%"
