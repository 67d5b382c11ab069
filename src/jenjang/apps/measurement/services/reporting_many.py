"""Reporting many results of one unit in one act: all of them, or none.

What holds for one (`reporting.report_result`) holds for each; the reading, the writing and
the counting are done once for all.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Any

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
from jenjang.apps.measurement.services.rollups import count_results
from jenjang.apps.measurement.snapshots.locks import Lock, read_lock
from jenjang.apps.measurement.snapshots.series import wordings_in_force
from jenjang.apps.organisation.models import Period
from jenjang.apps.plans.models import Indicator
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


class Drafts:
    """The rows that filings touch, read at once; filled, but not stored."""

    def __init__(self, unit_id: int, year: int, series_ids: Collection[int]) -> None:
        """Read them: the same queries for any number of series."""
        self.unit_id, self.year = unit_id, year
        self.wordings: dict[int, Indicator] = wordings_in_force(unit_id, year, series_ids)
        self.periods = Period.objects.filter(year=year).in_bulk()
        found = Result.objects.filter(
            series__in=self.wordings, period__in=self.periods
        ).select_related("reported_by")
        self.stored = {(one.series_id, one.period_id): one for one in found}
        self.locks: dict[int, Lock | None] = {}
        self.before: dict[tuple[int, int], dict[str, Any] | None] = {}
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
        indicator, period = self._wording(one), self.periods[one.period_id]
        refuse_frequency(indicator.series, period)
        key = (one.series_id, one.period_id)
        stored = self.stored.get(key)
        refuse_stale(stored, one.version, one.told.entered)
        self.before[key] = as_told(stored)
        result = stored or Result(series=indicator.series, version=0)
        result.period = period
        fill(result, indicator, one.told, self._lock(period), by)
        return result

    def _wording(self, one: Filing) -> Indicator:
        """Return how the series is worded; refuse what is not of this unit and year."""
        period, indicator = (
            self.periods.get(one.period_id),
            self.wordings.get(one.series_id),
        )
        if period is None:
            raise Refused("Periode ini bukan milik tahun itu.")
        if indicator is None:
            raise Refused(not_planned(period))
        return indicator

    def _lock(self, period: Period) -> Lock | None:
        """Return the lock an exception opens, asked once a period; refuse a shut one."""
        if period.pk not in self.locks:
            self.locks[period.pk] = read_lock(self.unit_id, period)
        lock = self.locks[period.pk]
        refuse_shut(lock)
        return lock


@transaction.atomic
def report_results(drafts: Drafts, *, by: User | None) -> int:
    """Store every filled draft and bring the unit's roll-ups up to date; say how many.

    The drafts were read and filled in the same transaction, with the unit's row held
    (`lock_unit`), and none was refused.
    """
    _store(drafts.filled)
    record_all(
        entry(
            actor=by,
            action="result.reported",
            subject=result,
            before=drafts.before[result.series_id, result.period_id],
            after=as_told(result),
            unit_id=drafts.unit_id,
        )
        for result in drafts.filled
    )
    count_results(drafts.unit_id, drafts.filled, drafts.wordings)
    return len(drafts.filled)


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
