"""What do signs weigh at first? Our own judgement, version 1, as `reports/checking/weights.py` has it."""

from django.db import migrations

WEIGHTS = {
    "P1": 1, "P2": 1, "P3": 2, "P4": 3, "P5": 1, "P6": 1, "P7": 1, "B1": 3, "B2": 2, "B3": 1, "B4": 1, "B5": 1,
    "B6": 1, "B7": 3, "B8": 2, "B9": 7, "B10": 4, "B11": 7, "B12": 4, "B13": 3,
}  # fmt: skip
REASON = (
    "Our own judgement, not yet compared with outcomes. Requests that a stranger has no honest reason to make weigh "
    "most, and one of them is enough for a high result; what many honest people show as well weighs least."
)


def weigh(apps, schema_editor):
    thresholds = {"medium": 3, "high": 7}
    apps.get_model("reports", "Weighting").objects.create(
        version=1, weights=WEIGHTS, thresholds=thresholds, reason=REASON
    )


class Migration(migrations.Migration):
    replaces = [("reports", "0003_weigh_signs")]
    dependencies = [("reports", "0001_begin")]
    operations = [migrations.RunPython(weigh, migrations.RunPython.noop)]
