"""Counting anew what changed in plans: rules, targets, owners, a plan put in force.

Plans comes before measurement and cannot ask for it, so it marks the series
(`Series.is_to_recount`) in the transaction of the change; whoever comes next counts them.
"""

from collections import defaultdict

from django.db import transaction

from jenjang.apps.measurement.services.rollups import (
    lock_unit,
    refresh_series,
    refresh_summaries,
)
from jenjang.apps.measurement.snapshots.calendar import read_calendar
from jenjang.apps.organisation.models import Year
from jenjang.apps.plans.models import Series


@transaction.atomic
def recount_marked() -> int:
    """Count every marked series anew in all opened years; return how many there were."""
    marked: defaultdict[int, list[int]] = defaultdict(list)
    rows = Series.objects.select_for_update().filter(is_to_recount=True).order_by("pk")
    for pk, unit_id in rows.values_list("pk", "unit_id"):
        marked[unit_id].append(pk)
    years = Year.objects.opened().values_list("pk", flat=True) if marked else []
    calendars = [read_calendar(year) for year in years]
    for unit_id, series_ids in sorted(marked.items()):
        lock_unit(unit_id)
        for calendar in calendars:
            refresh_series(unit_id, calendar, series_ids)
            refresh_summaries(unit_id, calendar)
        Series.objects.filter(pk__in=series_ids).update(is_to_recount=False)
    return sum(map(len, marked.values()))


def is_anything_marked() -> bool:
    """Return whether a plan has marked series that nobody has counted since."""
    return Series.objects.filter(is_to_recount=True).exists()
