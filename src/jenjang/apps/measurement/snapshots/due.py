"""What is to be done about the figures of a quarter by who files them."""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum

from jenjang.apps.measurement.models import Evidence, Result, ResultState
from jenjang.apps.measurement.snapshots.calendar import Calendar
from jenjang.apps.measurement.snapshots.series import (
    Line,
    lines_in_force,
    promises,
    wordings,
)
from jenjang.apps.organisation.models import Period, PeriodKind
from jenjang.apps.plans.models import Indicator


class Work(StrEnum):
    """What a figure still needs; the most pressing first."""

    RETURNED = "returned"
    MISSING = "missing"
    UNSUBMITTED = "unsubmitted"
    UNPROVEN = "unproven"


@dataclass(frozen=True, slots=True)
class Due:
    """A figure that needs something, and which line of its period's grid it is in.

    `reason` is why it was returned.
    """

    work: Work
    indicator: Indicator
    period: Period
    place: int
    reason: str = ""


@dataclass(frozen=True, slots=True)
class _Cell:
    line: Line
    period: Period
    place: int


def promised_lines(
    unit_id: int, year: int
) -> tuple[list[Line], Mapping[int, frozenset[int | None]]]:
    """Return the unit's series in the order of the grid, and who answers for those due.

    Due is what an agreement in force promises. Two queries.
    """
    lines = lines_in_force(unit_id, year)
    promised = promises(unit_id, year)
    wanted = promised.of(None)
    answering = {
        line.series_id: promised.answering(line.series_id, line.owner_id)
        for line in lines
        if line.series_id in wanted
    }
    return lines, answering


def read_due(
    lines: list[Line], mine: Collection[int], calendar: Calendar, quarter: Period
) -> list[Due]:
    """Return what the series named still need at the quarter; three queries.

    Of every series its own period that ended last, as on the board of completeness.
    """
    cells = [one for one in _cells(lines, calendar, quarter) if one.line.series_id in mine]
    periods = {one.period for one in cells}
    results = {
        (one.series_id, one.period_id): one
        for one in Result.objects.filter(
            series__in=[one.line.series_id for one in cells], period__in=periods
        )
    }
    proven = set(
        Evidence.objects.standing()
        .filter(series__in=mine, period__in=periods)
        .values_list("series_id", "period_id")
    )
    found = list(_needs(cells, results, proven))
    words = wordings(cell.line.indicator_id for cell, _, _ in found)
    return [
        Due(work, words[cell.line.series_id], cell.period, cell.place, reason)
        for cell, work, reason in found
    ]


def _cells(lines: list[Line], calendar: Calendar, quarter: Period) -> Iterator[_Cell]:
    """Yield the cells of the quarter's grid and of its last month's, in their order."""
    standing = {period.kind: period for period in calendar.standing(quarter)}
    counted: dict[object, int] = {}
    for line in lines:
        period = standing.get(line.frequency)
        if period is None:
            continue
        if period.kind == PeriodKind.MONTH:
            grid: object = period.pk
        else:
            grid = period.last_day
        counted[grid] = counted.get(grid, -1) + 1
        yield _Cell(line, period, counted[grid])


def _needs(
    cells: list[_Cell],
    results: Mapping[tuple[int, int], Result],
    proven: Collection[tuple[int, int]],
) -> Iterator[tuple[_Cell, Work, str]]:
    for cell in cells:
        key = cell.line.series_id, cell.period.pk
        result = results.get(key)
        if result is None or not result.is_told:
            yield cell, Work.MISSING, ""
            continue
        if result.state == ResultState.RETURNED:
            yield cell, Work.RETURNED, result.returned_because or ""
        elif result.state == ResultState.FILED:
            yield cell, Work.UNSUBMITTED, ""
        has_figure = result.unmeasured_because is None
        if has_figure and result.state != ResultState.VERIFIED and key not in proven:
            yield cell, Work.UNPROVEN, ""
