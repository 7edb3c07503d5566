"""Enters the published counts that our figures are compared with."""

from django.db import migrations

from trends.reference import load


class Migration(migrations.Migration):
    dependencies = [("trends", "0001_begin")]

    operations = [migrations.RunPython(lambda apps, editor: load(apps), migrations.RunPython.noop)]
