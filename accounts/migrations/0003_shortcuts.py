from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0002_speak_welsh"),
    ]

    operations = [
        migrations.AddField(
            model_name="user",
            name="shortcuts",
            field=models.BooleanField(db_default=True, default=True, verbose_name="single keys do something"),
        ),
    ]
