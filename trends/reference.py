"""Which counts have others published? Read from our own copy of the facts; a correction is kept as a revision."""

import csv
from pathlib import Path
from typing import Any

from django.apps import apps
from django.db import transaction

FILE = Path(__file__).parent / "data" / "reference_series.csv"


@transaction.atomic
def load(models: Any = apps) -> int:
    """Enter what the file says and isn't entered yet; return how many revisions that made. Blanks stay blank."""
    made = 0
    with FILE.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            made += _enter(row, models)
    return made


def _enter(row: dict[str, str], models: Any) -> bool:
    series, _ = models.get_model("trends", "ReferenceSeries").objects.get_or_create(
        code=row["series"],
        defaults={"unit": row["unit"], "platform": row["platform"], "breakdown": row["breakdown"].replace("none", "")},
    )
    said = {
        "value": int(row["value"]) if row["value"] else None, "is_floor": row["lower_bound"] == "true",
        "qualifier": row["qualifier"], "published": row["published"], "source": row["source"],
    }  # fmt: skip
    period = {"period_start": row["period_start"], "period_end": row["period_end"]}
    revisions = models.get_model("trends", "Revision").objects.filter(series=series, **period).order_by("-number")
    last = revisions.first()
    if last and all(getattr(last, name) == value for name, value in said.items()):
        return False
    revisions.create(series=series, number=last.number + 1 if last else 1, **period, **said)
    return True
