"""Reporting many results of one unit in one act: all of them, or none.

What holds for one (`reporting.report_result`) holds for each; the reading, the writing and
the counting are done once for all.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db import transaction

from jenjang.apps.accounts.models import User
from jenjang.apps.history.services import entry, record_all
from jenjang.apps.measurement.models import Result
from jenjang.apps.measurement.services.reporting import (
    Told,
    as_told,
    fill,
    not_planned,
    refuse_frequency,
    refuse_shut,
    refuse_stale,
)
from jenjang.apps.measurement.services.rollups import (
    lock_unit,
    refresh_series,
    refresh_summaries,
)
from jenjang.apps.measurement.snapshots.calendar import quarter_of, read_calendar
from jenjang.apps.measurement.snapshots.locks import Lock, read_lock
from jenjang.apps.measurement.snapshots.series import promises, wordings_in_force
from jenjang.apps.organisation.models import Period
from jenjang.apps.plans.models import Indicator, Series
from jenjang.core.values import Refused

KEY = ["series", "period"]
BATCH = 500


@dataclass(frozen=True, slots=True)
class Filing:
    """One result to be stored: which, the version the writer saw, what is told."""

    series_id: int
    period_id: int
    version: int
    told: Told


class RefusedRows(Refused):
    """Some of many could not be stored, so none was; `reasons` by the filing's place."""

    def __init__(self, reasons: Mapping[int, str]) -> None:
        """Keep the sentence of each refused one."""
        self.reasons = reasons
        super().__init__(
            f"Tidak ada yang disimpan: {len(reasons)} baris ditolak. Perbaiki lalu "
            "unggah lagi."
        )


@transaction.atomic
def report_results(
    *, unit_id: int, year: int, filings: Sequence[Filing], by: User | None
) -> int:
    """Store all filings of a unit's year and bring its roll-ups up to date; say how many.

    Raise RefusedRows where one of them cannot be stored: then none is.
    """
    lock_unit(unit_id)
    drafts = _Drafts(unit_id, year, filings)
    before = {key: as_told(found) for key, found in drafts.stored.items()}
    reasons = drafts.fill(filings, by)
    if reasons:
        raise RefusedRows(reasons)
    _store(drafts.filled)
    record_all(
        entry(
            actor=by,
            action="result.reported",
            subject=result,
            before=before.get((result.series_id, result.period_id)),
            after=as_told(result),
            unit_id=unit_id,
        )
        for result in drafts.filled
    )
    _roll_up(unit_id, year, drafts.filled)
    return len(drafts.filled)


def refusals(
    *, unit_id: int, year: int, filings: Sequence[Filing], by: User | None
) -> dict[int, str]:
    """Return why filings could not be stored, by their place; nothing is written."""
    return _Drafts(unit_id, year, filings).fill(filings, by)


class _Drafts:
    """The rows the filings touch, read at once; filled, but not stored."""

    def __init__(self, unit_id: int, year: int, filings: Iterable[Filing]) -> None:
        self.unit_id = unit_id
        ids = {one.series_id for one in filings}
        self.series = Series.objects.filter(unit=unit_id).in_bulk(ids)
        self.periods = Period.objects.filter(year=year).in_bulk()
        self.wordings: dict[int, Indicator] = wordings_in_force(unit_id, year, ids)
        found = Result.objects.filter(
            series__in=self.series, period__in=self.periods
        ).select_related("reported_by")
        self.stored = {(one.series_id, one.period_id): one for one in found}
        self.locks: dict[int, Lock | None] = {}
        self.filled: list[Result] = []

    def fill(self, filings: Sequence[Filing], by: User | None) -> dict[int, str]:
        """Fill a row for each filing; return why some cannot be, by their place."""
        reasons = {}
        for place, one in enumerate(filings):
            try:
                self.filled.append(self._filled(one, by))
            except Refused as why:
                reasons[place] = str(why)
        return reasons

    def _filled(self, one: Filing, by: User | None) -> Result:
        series, period = self.series.get(one.series_id), self.periods.get(one.period_id)
        if series is None or period is None:
            raise Refused("Indikator atau periode ini bukan milik unit dan tahun itu.")
        refuse_frequency(series, period)
        if series.pk not in self.wordings:
            raise Refused(not_planned(period))
        stored = self.stored.get((series.pk, period.pk))
        refuse_stale(stored, one.version, one.told.entered)
        result = stored or Result(series=series, version=0)
        result.period = period
        fill(result, self.wordings[series.pk], one.told, self._lock(period), by)
        return result

    def _lock(self, period: Period) -> Lock | None:
        """Return the lock an exception opens, asked once a period; refuse a shut one."""
        if period.pk not in self.locks:
            self.locks[period.pk] = read_lock(self.unit_id, period)
        lock = self.locks[period.pk]
        refuse_shut(lock)
        return lock


def _store(results: Sequence[Result]) -> None:
    """Insert the new rows and write over the others, many in one statement."""
    kept = {"id", *KEY}
    changing = [f.name for f in Result._meta.concrete_fields if f.name not in kept]  # noqa: SLF001 - Django's public meta
    for result in results:
        result.pk = None  # the key of the row is what finds it; its id comes back
    Result.objects.bulk_create(
        results,
        update_conflicts=True,
        unique_fields=KEY,
        update_fields=changing,
        batch_size=BATCH,
    )


def _roll_up(unit_id: int, year: int, results: Sequence[Result]) -> None:
    if not results:
        return
    calendar, promised = read_calendar(year), promises(unit_id, year)
    ids = {result.series_id for result in results}
    refresh_series(unit_id, calendar, ids)
    refresh_summaries(
        unit_id,
        calendar,
        first_quarter=min(quarter_of(result.period.last_day) for result in results),
        positions={pk for pk, kept in promised.by_position.items() if kept & ids},
    )
