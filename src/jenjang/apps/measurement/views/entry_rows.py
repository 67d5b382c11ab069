"""The rows of an entry sheet: what the grid shows of a period, to be filled elsewhere."""

from collections.abc import Iterator

from jenjang.apps.accounts.models import User
from jenjang.apps.measurement.cells import cells_of
from jenjang.apps.measurement.imports import Place, facts_of, seal
from jenjang.apps.measurement.models import Result
from jenjang.apps.measurement.permissions import reportable_series
from jenjang.apps.measurement.snapshots.series import (
    SeriesYear,
    read_years,
    wordings_in_force,
)
from jenjang.apps.measurement.views.grid import Grid
from jenjang.apps.measurement.views.rows import entered_words, target_words
from jenjang.apps.organisation.models import Period
from jenjang.core.figures import UnitKind, unit_kind, write_date
from jenjang.papers.sheets.entry import EntryRow, EntrySheet, write_entry
from jenjang.papers.sheets.entry.shape import WORDS, Filled
from jenjang.web.prepared import GivenKeys, Prepared

_STORED = Prepared(
    lambda: Result.objects.filter(
        series__in=GivenKeys("series"), period__in=GivenKeys("periods")
    )
)


def entry_workbook(grid: Grid, place: Place, user: User) -> bytes:
    """Return the grid's lines as a workbook; the cells the user reports are open."""
    sheet = EntrySheet(
        title=f"Realisasi {grid.period}, {grid.here.unit}",
        subtitle=_subtitle(grid),
        rows=tuple(_rows(grid, user)),
        facts=facts_of(place, grid.position_id, user),
    )
    return write_entry(sheet, seal)


def _subtitle(grid: Grid) -> str:
    return (
        f"Tenggat {write_date(grid.period.due_on)}. Lembar ini hanya untuk unit dan "
        "periode ini."
    )


def _rows(grid: Grid, user: User) -> Iterator[EntryRow]:
    """Yield a row an indicator, in the order of the grid; five queries for any number."""
    unit, ids = grid.here.unit, [line.series_id for line in grid.lines]
    worded = wordings_in_force(unit.pk, grid.calendar.year, ids)
    found = {pk: worded[pk] for pk in ids}
    own = {
        line.series_id: grid.calendar.own_period(line.frequency, grid.period) or grid.period
        for line in grid.lines
    }
    periods = set(own.values())
    results = _STORED(series=ids, periods=[period.pk for period in periods])
    stored = {one.series_id: one for one in results}
    is_shut = grid.lock is not None and grid.lock.is_shut
    owners = {} if is_shut else {line.series_id: line.owner_id for line in grid.lines}
    mine = reportable_series(user, unit.pk, grid.promises.answering_all(owners))
    for one in read_years(grid.calendar.year, grid.calendar.periods, found):
        period, result = own[one.series_id], stored.get(one.series_id)
        yield _row(grid, one, period, result, is_open=one.series_id in mine)


def _row(
    grid: Grid, one: SeriesYear, period: Period, stored: Result | None, *, is_open: bool
) -> EntryRow:
    cells = cells_of(one.indicator)
    unit = one.indicator.measured_in
    return EntryRow(
        key=f"{period.pk}-{one.series_id}",
        version=stored.version if stored else 0,
        said=_said(grid, one, period),
        filled={name: _filled(name, stored) for name in (*cells, *WORDS)},
        open=frozenset((*cells, *WORDS)) if is_open else frozenset(),
        counts_whole=unit_kind(unit) is UnitKind.COUNT,
    )


def _said(grid: Grid, one: SeriesYear, period: Period) -> dict[str, str]:
    """Return what stands in the locked cells, in the words of the grid."""
    indicator, unit = one.indicator, one.indicator.measured_in
    found = one.by_period(period.n)
    earlier = grid.calendar.before(period)
    before = entered_words(one.entered.get(earlier.n), unit) if earlier else ""
    return {
        "objective": indicator.objective.text,
        "indicator": indicator.text,
        "measured_in": unit or "",
        "target": target_words(one, found, unit),
        "before": before,
    }


def _filled(name: str, stored: Result | None) -> Filled:
    """Return what a cell holds; a grade may have been stored as a number."""
    if stored is None:
        return None
    if name == "text" and stored.text is None:
        return stored.value
    found: Filled = getattr(stored, name)
    return found
