"""All units at a quarter -> recaps, from the summaries that the write path keeps."""

from collections import Counter
from collections.abc import Sequence
from decimal import Decimal

from jenjang.apps.measurement.models import Summary
from jenjang.apps.measurement.snapshots.calendar import Calendar
from jenjang.apps.organisation.models import Period, Unit
from jenjang.apps.reports.snapshots.people import seat_of_pemda
from jenjang.core.formulas.achievement import mean_achievement
from jenjang.core.formulas.e81 import sum_known
from jenjang.core.scales import Scale
from jenjang.core.values import Reason, Unknown
from jenjang.papers.layouts.quarter_recap import QuarterRecap, UnitQuarter

NO_AGREEMENT = Unknown(Reason.NOT_MEASURED, "belum ada perjanjian berlaku")


def quarter_recap_of(
    units: Sequence[Unit], calendar: Calendar, quarter: Period, *, pemda: str
) -> QuarterRecap:
    """Return one line a unit at the quarter; two queries for any number of units."""
    rows = Summary.objects.of_units().filter(period=quarter, unit__in=units)
    summaries = {row.unit_id: row for row in rows}
    lines = tuple(_line(one, summaries.get(one.pk), calendar.scale) for one in units)
    bands = tuple(reversed(calendar.scale.bands))
    return QuarterRecap(
        regency=pemda,
        period=str(quarter),
        seat=seat_of_pemda(),
        ratings=tuple(band.label for band in bands),
        units=lines,
        total=_total(lines, list(summaries.values()), calendar.scale),
    )


def _line(unit: Unit, summary: Summary | None, scale: Scale) -> UnitQuarter:
    if summary is None:
        return UnitQuarter(unit.name, 0, 0, (), NO_AGREEMENT, "", None, None)
    percent = summary.known_percent
    return UnitQuarter(
        unit=unit.name,
        indicator_count=summary.indicator_count,
        measured_count=summary.measured_count,
        rating_counts=_counts(summary.rating_counts, scale),
        mean_percent=percent,
        rating=_rating(percent, scale),
        ceiling_idr=summary.ceiling_idr,
        spent_idr=summary.spent_idr,
    )


def _counts(ratings: dict[str, int], scale: Scale) -> tuple[int, ...]:
    return tuple(ratings.get(band.code, 0) for band in reversed(scale.bands))


def _rating(percent: Decimal | Unknown, scale: Scale) -> str:
    return "" if isinstance(percent, Unknown) else scale.rating(percent).label


def _total(
    lines: Sequence[UnitQuarter], summaries: Sequence[Summary], scale: Scale
) -> UnitQuarter:
    """Return all units together; the percentage is the mean of the units' means."""
    ratings: Counter[str] = Counter()
    for summary in summaries:
        ratings.update(summary.rating_counts)
    percent = mean_achievement([line.mean_percent for line in lines]).percent
    return UnitQuarter(
        unit="Semua unit kerja",
        indicator_count=sum(line.indicator_count for line in lines),
        measured_count=sum(line.measured_count for line in lines),
        rating_counts=_counts(ratings, scale),
        mean_percent=percent,
        rating=_rating(percent, scale),
        ceiling_idr=sum_known([line.ceiling_idr for line in lines]),
        spent_idr=sum_known([line.spent_idr for line in lines]),
    )
