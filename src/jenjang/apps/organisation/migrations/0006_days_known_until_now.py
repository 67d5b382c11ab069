"""Years opened until now stay due as they were: ten days, but where a person said else."""

import datetime as dt

from django.db import migrations

USUAL_DAYS = 10
FILING = ("ukur_bulan", "ukur_triwulan", "ukur_semester", "ukur_tahun")


def say_it_as_rules(apps, schema_editor):
    """Write the ten days down as rules, and mark the periods that a person moved."""
    period = apps.get_model("organisation", "Period")
    moved = [
        pk
        for pk, last_day, due_on in period.objects.values_list("pk", "last_day", "due_on")
        if due_on != last_day + dt.timedelta(days=USUAL_DAYS)
    ]
    period.objects.filter(pk__in=moved).update(is_due_by_hand=True)
    rule = apps.get_model("organisation", "DeadlineRule")
    rule.objects.bulk_create(
        rule(year_id=year, act=act, form="hari", n=USUAL_DAYS)
        for year in apps.get_model("organisation", "Year").objects.values_list("pk", flat=True)
        for act in FILING
    )


class Migration(migrations.Migration):
    dependencies = [("organisation", "0005_deadlines")]
    operations = [
        migrations.RunPython(say_it_as_rules, migrations.RunPython.noop, elidable=True)
    ]
