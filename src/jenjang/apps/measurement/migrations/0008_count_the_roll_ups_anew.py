"""Say when what is filed was first told, and ask that every opened year be counted anew.

`jenjang recount` counts at once; without it the next saves do, some of them each.
"""

from django.db import migrations
from django.db.models.functions import TruncDate


def say_when(apps, _schema_editor):
    """Take the last change for the first: nothing older is kept beside the result."""
    results = apps.get_model("measurement", "Result").objects
    told = results.exclude(value=None, numerator=None, text=None, unmeasured_because=None)
    told.update(told_on=TruncDate("reported_at"))


def ask(apps, _schema_editor):
    """Every unit, every opened year, each series too."""
    units = apps.get_model("organisation", "Unit").objects.values_list("pk", flat=True)
    opened = apps.get_model("organisation", "Year").objects.filter(opened_at__isnull=False)
    recounts = apps.get_model("organisation", "Recount").objects
    years = list(opened.order_by("year").values_list("pk", flat=True))
    recounts.bulk_create(
        recounts.model(unit_id=unit, year_id=year, with_series=True)
        for year in years
        for unit in units
    )


class Migration(migrations.Migration):

    dependencies = [
        ("measurement", "0007_roll_ups_of_both_trees"),
        ("organisation", "0008_recount"),
    ]

    operations = [
        migrations.RunPython(say_when, migrations.RunPython.noop, elidable=True),
        migrations.RunPython(ask, migrations.RunPython.noop, elidable=True),
    ]
