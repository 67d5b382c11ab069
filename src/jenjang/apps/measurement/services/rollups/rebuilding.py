"""Counting a unit's year from scratch, and counting what became of some results."""

import datetime as dt
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.db.models import QuerySet

from jenjang.apps.measurement.models import (
    Achievement,
    ActivitySummary,
    ObjectiveSummary,
    Result,
    Summary,
)
from jenjang.apps.measurement.services.rollups.achievements import (
    refresh_series,
    refresh_worded,
)
from jenjang.apps.measurement.services.rollups.summaries import (
    Touched,
    refresh_summaries,
)
from jenjang.apps.measurement.snapshots.calendar import quarter_of, read_calendar
from jenjang.apps.measurement.snapshots.series import promises, wordings_in_force
from jenjang.apps.organisation.models import Recount, Unit, Year
from jenjang.apps.plans.models import Indicator
from jenjang.web.prepared import Given, Prepared


@transaction.atomic
def rebuild(unit: Unit | int, year: int) -> None:
    """Make the unit's roll-ups of a year anew from its results and spending.

    After adoption, and to check: it gives what the write path has kept.
    """
    unit_id = lock_unit(unit)
    Recount.objects.filter(unit=unit_id, year=year).delete()  # before anything is read
    calendar = read_calendar(year)
    refresh_series(unit_id, calendar)
    refresh_summaries(unit_id, calendar)


@dataclass(frozen=True, slots=True)
class Rebuilt:
    """A unit's year counted from scratch; whether the roll-ups kept said something else."""

    unit: Unit
    year: int
    differed: bool


def rebuild_everything() -> Iterator[Rebuilt]:
    """Rebuild every unit in every opened year, each in a transaction of its own."""
    years = list(Year.objects.opened().order_by("year").values_list("pk", flat=True))
    for unit in Unit.objects.order_by("pk"):
        for year in years:
            yield _rebuilt(unit, year)


@transaction.atomic
def _rebuilt(unit: Unit, year: int) -> Rebuilt:
    lock_unit(unit)
    before = _kept(unit, year)
    rebuild(unit, year)
    return Rebuilt(unit, year, differed=_kept(unit, year) != before)


def _kept(unit: Unit, year: int) -> list[set[tuple[object, ...]]]:
    """Return all that is kept of a unit's year, apart from the keys of the rows."""
    of_series = Achievement.objects.filter(series__unit=unit, period__year=year)
    rows: list[QuerySet[Any]] = [
        of_series,
        *(
            kept.objects.filter(unit=unit, period__year=year)
            for kept in (Summary, ObjectiveSummary, ActivitySummary)
        ),
    ]
    return [_told(one) for one in rows]


def _told(rows: QuerySet[Any]) -> set[tuple[object, ...]]:
    names = [field.attname for field in rows.model._meta.fields if not field.primary_key]  # noqa: SLF001 - Django's public meta
    return {tuple(map(repr, row)) for row in rows.values_list(*names)}


def lock_unit(unit: Unit | int) -> int:
    """Hold the unit's row to the end of the transaction: its roll-ups change one by one."""
    pk = unit.pk if isinstance(unit, Unit) else unit
    return int(Unit.objects.select_for_update().values_list("pk", flat=True).get(pk=pk))


_UNIT_OF = Prepared(
    lambda: (
        Unit.objects.select_for_update(of=("self",))
        .filter(series=Given("series"))
        .order_by()
        .values_list("pk", flat=True)
    )
)


def lock_unit_of(series_id: int) -> int:
    """Hold the row of the unit that a series is of; return its key."""
    [unit_id] = _UNIT_OF(series=series_id)
    return unit_id


def count_results(
    unit_id: int,
    results: Iterable[Result],
    wordings: Mapping[int, Indicator] | None = None,
) -> None:
    """Bring the roll-ups up to date with results of a unit that the caller holds.

    `wordings` are those in force of their series, where the results are of one year and
    the caller has read them (`wordings_in_force`).
    """
    by_year: defaultdict[int, list[Result]] = defaultdict(list)
    for result in results:
        by_year[result.period.year_id].append(result)
    for year, changed in by_year.items():
        ids = frozenset(result.series_id for result in changed)
        since = min(result.period.last_day for result in changed)
        count_filed(unit_id, year, ids, since, wordings)


def count_filed(
    unit_id: int,
    year: int,
    series_ids: frozenset[int],
    since: dt.date,
    wordings: Mapping[int, Indicator] | None = None,
) -> None:
    """Do the same for series of a year, whose results changed in periods ending `since`."""
    calendar, promised = read_calendar(year), promises(unit_id, year)
    if wordings is None:
        wordings = wordings_in_force(unit_id, year, series_ids)
    worded = {pk: one for pk, one in wordings.items() if pk in series_ids}
    refresh_worded(unit_id, calendar, worded, series_ids, since)
    refresh_summaries(
        unit_id,
        calendar,
        promised=promised,
        first_quarter=quarter_of(since),
        positions={pk for pk, kept in promised.by_position.items() if kept & series_ids},
        touched=Touched(series=series_ids),
    )
