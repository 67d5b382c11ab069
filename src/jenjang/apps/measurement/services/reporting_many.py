"""Reporting many results of one unit in one act: all of them, or none.

What holds for one (`reporting.report_result`) holds for each; the reading, the writing and
the counting are done once for all.
"""

from collections.abc import Collection, Sequence
from operator import itemgetter
from typing import Any, NamedTuple

from django.db import transaction
from django.utils import timezone

from jenjang.apps.accounts.models import User
from jenjang.apps.history.rows import insert_rows
from jenjang.apps.history.services import entry, record_all
from jenjang.apps.measurement.models import Result
from jenjang.apps.measurement.services.reporting import (
    Filer,
    Told,
    as_told,
    fill,
    not_planned,
    refuse_frequency,
    refuse_shut,
    refuse_stale,
)
from jenjang.apps.measurement.services.rollups import count_filed
from jenjang.apps.measurement.snapshots.locks import read_lock
from jenjang.apps.measurement.snapshots.series import wordings_in_force
from jenjang.apps.organisation.models import Period
from jenjang.apps.plans.models import Indicator
from jenjang.core.values import Refused
from jenjang.web.prepared import Given, GivenKeys, Prepared

KEY = ("series_id", "period_id")
NOTHING = {one.attname: one.get_default() for one in Result._meta.concrete_fields}  # noqa: SLF001 - Django's public meta
_STORED = Prepared(
    lambda: Result.objects.filter(
        series__in=GivenKeys("series"), period__year=Given("year")
    ).select_related("reported_by")
)
COLUMNS = tuple(name for name in NOTHING if name != "id")


class Filing(NamedTuple):
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
        found = _STORED(series=self.wordings, year=year)
        self.stored = {(one.series_id, one.period_id): one for one in found}
        self.names = {pk: str(period) for pk, period in self.periods.items()}
        self.filers: dict[int, Filer] = {}
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

    def label(self, result: Result) -> str:
        """Return how the history calls a result."""
        indicator = self.wordings[result.series_id]
        return Result.label_of(str(indicator), self.names[result.period_id])

    def ids(self) -> dict[tuple[int, int], int]:
        """Return the ids of the rows as they stand now, by series and period; one query."""
        periods = {one.period_id for one in self.filled}
        rows = Result.objects.of_unit(self.unit_id).filter(period__in=periods)
        return {tuple(key): pk for *key, pk in rows.values_list(*KEY, "pk")}

    def _filled(self, one: Filing, by: User | None) -> Result:
        indicator, period = self._wording(one), self.periods[one.period_id]
        refuse_frequency(indicator.series, period)
        key = (one.series_id, one.period_id)
        stored = self.stored.get(key)
        refuse_stale(stored, one.version, one.told.entered)
        self.before[key] = as_told(stored)
        result = stored or _blank(*key)
        fill(result, indicator, one.told, self._filer(period, by))
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

    def _filer(self, period: Period, by: User | None) -> Filer:
        """Return who files in that period, asked once; refuse a shut one."""
        if period.pk not in self.filers:
            lock = read_lock(self.unit_id, period)
            self.filers[period.pk] = Filer(by, lock, timezone.localdate())
        filer = self.filers[period.pk]
        refuse_shut(filer.lock)
        return filer


def _blank(series_id: int, period_id: int) -> Result:
    """Return a row of nothing yet, made as those that are read: quickly."""
    own = {"series_id": series_id, "period_id": period_id, "version": 0}
    return Result.from_db(None, NOTHING, (NOTHING | own).values())


@transaction.atomic
def report_results(drafts: Drafts, *, by: User | None) -> int:
    """Store every filled draft and bring the unit's roll-ups up to date; say how many.

    The drafts were read and filled in the same transaction, with the unit's row held
    (`lock_unit`), and none was refused.
    """
    _store(drafts)
    record_all(
        entry(
            actor=by,
            action="result.reported",
            subject=result,
            before=drafts.before[result.series_id, result.period_id],
            after=as_told(result),
            unit_id=drafts.unit_id,
            label=drafts.label(result),
        )
        for result in drafts.filled
    )
    if drafts.filled:
        series_ids = frozenset(one.series_id for one in drafts.filled)
        since = min(drafts.periods[one.period_id].last_day for one in drafts.filled)
        count_filed(drafts.unit_id, drafts.year, series_ids, since, drafts.wordings)
    return len(drafts.filled)


def _store(drafts: Drafts) -> None:
    """Insert the new rows and write over the others; each knows its id then."""
    now = timezone.now()
    for result in drafts.filled:
        result.reported_at = now
    rows = map(itemgetter(*COLUMNS), map(vars, drafts.filled))
    insert_rows(Result, COLUMNS, rows, over=KEY)
    ids = drafts.ids()
    for result in drafts.filled:
        result.pk = ids[result.series_id, result.period_id]
