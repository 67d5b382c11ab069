"""Counting anew what others changed: rules, targets, the tree, papers, budgets, deadlines.

Plans and the apps before it cannot ask measurement, so they mark the series
(`Series.is_to_recount`) or ask for a unit's year (`Recount`) in the transaction of the
change; whoever comes next counts them.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from django.db import transaction

from jenjang.apps.measurement.services.rollups import (
    lock_unit,
    refresh_series,
    refresh_summaries,
)
from jenjang.apps.measurement.snapshots.calendar import Calendar, read_calendar
from jenjang.apps.organisation.models import Recount, Year
from jenjang.apps.plans.models import Series

AT_ONCE = 60
"""Unit's years counted in one go, the newest asked first: a request must end."""


@dataclass(frozen=True, slots=True)
class _Work:
    """What there is to do: marked series by unit, and the years asked for.

    `asked` says of each unit's year whether its series are to be judged anew too.
    """

    marked: Mapping[int, list[int]]
    asked: Mapping[tuple[int, int], bool]

    @property
    def units(self) -> list[int]:
        """Return the units in the order in which they are held."""
        return sorted({*self.marked, *(unit_id for unit_id, _ in self.asked)})

    @property
    def calendars(self) -> list[Calendar]:
        """Return the years concerned: a marked series is counted in all opened ones."""
        opened = Year.objects.opened().values_list("pk", flat=True) if self.marked else []
        return [
            read_calendar(year)
            for year in sorted({*opened, *(year for _, year in self.asked)})
        ]


@transaction.atomic
def recount_marked(at_once: int = AT_ONCE) -> int:
    """Count every marked series in all opened years, and the unit's years asked for.

    Return how many series and years there were; of the years at most `at_once` rows.
    """
    work = _Work(_marked(), _asked(at_once))
    calendars = work.calendars
    for unit_id in work.units:
        lock_unit(unit_id)
        for calendar in calendars:
            _recount(unit_id, calendar, work)
        series_ids = work.marked.get(unit_id, [])
        Series.objects.filter(pk__in=series_ids).update(is_to_recount=False)
    return sum(map(len, work.marked.values())) + len(work.asked)


def _recount(unit_id: int, calendar: Calendar, work: _Work) -> None:
    series_ids, key = work.marked.get(unit_id), (unit_id, calendar.year)
    if work.asked.get(key):
        refresh_series(unit_id, calendar)
    elif series_ids:
        refresh_series(unit_id, calendar, series_ids)
    if series_ids or key in work.asked:
        refresh_summaries(unit_id, calendar)


def _marked() -> dict[int, list[int]]:
    rows = Series.objects.select_for_update().filter(is_to_recount=True).order_by("pk")
    marked: defaultdict[int, list[int]] = defaultdict(list)
    for pk, unit_id in rows.values_list("pk", "unit_id"):
        marked[unit_id].append(pk)
    return dict(marked)


def _asked(most: int) -> dict[tuple[int, int], bool]:
    """Take the newest of the years asked for."""
    rows = list(Recount.objects.select_for_update().order_by("-pk")[:most])
    Recount.objects.filter(pk__in=[row.pk for row in rows]).delete()
    asked: dict[tuple[int, int], bool] = {}
    for row in rows:
        key = row.unit_id, row.year_id
        asked[key] = asked.get(key, False) or row.with_series
    return asked


def is_anything_marked() -> bool:
    """Return whether something was marked or asked for that nobody has counted since.

    One query, as it is asked after every act.
    """
    marked = Series.objects.filter(is_to_recount=True).order_by().values("pk")
    asked = Recount.objects.order_by().values("pk")
    return bool(marked.union(asked, all=True)[:1])
