"""Several years of one indicator: the way to the Renstra's end, trends, and form E.81."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from jenjang.core.formulas.achievement import achievement_percent
from jenjang.core.values import Accumulation, Polarity, Reason, Unknown

HUNDRED = Decimal(100)


def renstra_progress_percent(
    actual: Decimal | None,
    end_target: Decimal | None,
    polarity: Polarity = Polarity.MAXIMIZE,
) -> Decimal | Unknown:
    """Return how far a year's actual is on the way to the Renstra's last target, percent.

    >>> round(renstra_progress_percent(Decimal("84.82"), Decimal(85)), 2)
    Decimal('99.79')
    """
    return achievement_percent(actual, end_target, polarity)


def reaches_end_target(actual: Decimal, end_target: Decimal, polarity: Polarity) -> bool:
    """Return whether a year's actual already meets the Renstra's last target.

    The claim "melebihi target akhir Renstra" stands or falls with it.

    >>> reaches_end_target(Decimal("84.82"), Decimal(85), Polarity.MAXIMIZE)
    False
    """
    if polarity is Polarity.STABILIZE:
        return actual == end_target
    return actual <= end_target if polarity is Polarity.MINIMIZE else actual >= end_target


def pace_needed(
    now: Decimal, end_target: Decimal, years_left: int, polarity: Polarity
) -> Decimal | Unknown:
    """Return how much a year's figure must still change a year to meet the last target.

    In the figure's own unit, unrounded; 0 where the target is met already.

    >>> pace_needed(Decimal("84.82"), Decimal(86), 2, Polarity.MAXIMIZE)
    Decimal('0.59')
    >>> pace_needed(Decimal(12), Decimal(9), 3, Polarity.MINIMIZE)
    Decimal('-1')
    >>> pace_needed(Decimal(90), Decimal(86), 2, Polarity.MAXIMIZE)
    Decimal('0')
    """
    if reaches_end_target(now, end_target, polarity):
        return Decimal(0)
    if years_left <= 0:
        return Unknown(
            Reason.OUT_OF_RANGE,
            "Tahun terakhir Renstra sudah lewat; tak ada tahun tersisa.",
        )
    return (end_target - now) / years_left


@dataclass(frozen=True, slots=True)
class Trend:
    """A change from one year to the next: in the figure's own unit, and in percent of it.

    Of percentages the difference is in points. Of actual and of achievement there are
    two trends, which need not agree: show them apart.
    """

    difference: Decimal
    percent: Decimal | Unknown


def trend(now: Decimal | Unknown, before: Decimal | Unknown) -> Trend | Unknown:
    """Return the change since the year before; unknown where either year is.

    >>> found = trend(Decimal("84.82"), Decimal("82.85"))
    >>> found.difference, round(found.percent, 2)
    (Decimal('1.97'), Decimal('2.38'))
    """
    if isinstance(now, Unknown):
        return now
    if isinstance(before, Unknown):
        return before
    difference = now - before
    if before == 0:
        return Trend(difference, Unknown(Reason.ZERO_DENOMINATOR))
    return Trend(difference, difference * HUNDRED / abs(before))


def is_unchallenging(
    target: Decimal, actual_before: Decimal, polarity: Polarity = Polarity.MAXIMIZE
) -> bool:
    """Return whether a target asks for less than the year before already reached.

    >>> is_unchallenging(Decimal(73), Decimal("82.85"))
    True
    """
    if polarity is Polarity.STABILIZE:
        return False
    if polarity is Polarity.MINIMIZE:
        return target > actual_before
    return target < actual_before


@dataclass(frozen=True, slots=True)
class RenjaRow:
    """One row of form E.81 (evaluasi hasil Renja), performance or money alike.

    Columns: 5 target at the Renstra's end, 6 actual up to last year, 8-11 the quarters.
    """

    end_target: Decimal | None
    before: Decimal | None
    quarters: tuple[Decimal | None, ...]


def renja_total(row: RenjaRow, accumulation: Accumulation) -> Decimal | Unknown:
    """Return column 13, what the Renstra has reached: 6 + 12 of a sum, else 12.

    Source: Permendagri 86/2017, form E.81.

    >>> row = RenjaRow(Decimal(60), Decimal(24), (Decimal(3), Decimal(3), Decimal(2), None))
    >>> renja_total(row, Accumulation.SUM)
    Decimal('32')
    """
    known = [value for value in row.quarters if value is not None]
    if not known:
        return Unknown(Reason.NOT_MEASURED)
    if accumulation is not Accumulation.SUM:
        return known[-1]
    return sum(known, row.before or Decimal(0))


def renja_percent(row: RenjaRow, accumulation: Accumulation) -> Decimal | Unknown:
    """Return column 14 = 13 / 5 x 100, in percent, unrounded.

    >>> row = RenjaRow(Decimal(60), Decimal(24), (Decimal(3), Decimal(3), Decimal(2), None))
    >>> round(renja_percent(row, Accumulation.SUM), 2)
    Decimal('53.33')
    """
    total = renja_total(row, accumulation)
    if isinstance(total, Unknown):
        return total
    return achievement_percent(total, row.end_target, Polarity.MAXIMIZE)


def programme_percent(percents: Sequence[Decimal | Unknown]) -> Decimal | Unknown:
    """Return a programme's row average of column 14; rows without a figure are left out.

    >>> programme_percent([Decimal(90), Decimal(80), Unknown(Reason.NO_TARGET)])
    Decimal('85')
    """
    known = [percent for percent in percents if isinstance(percent, Decimal)]
    if not known:
        return Unknown(Reason.NOT_MEASURED)
    return sum(known, Decimal(0)) / len(known)
