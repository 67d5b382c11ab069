"""Do targets of quarters (or months) give the target of the year they belong to."""

from collections.abc import Sequence
from decimal import Decimal

from jenjang.core.figures import write_number
from jenjang.core.formulas.accumulation import accumulate
from jenjang.core.formulas.progress import YearTarget
from jenjang.core.values import Accumulation, Reason, Unknown


def year_of_quarters(
    targets: Sequence[Decimal | None], accumulation: Accumulation
) -> Decimal | Unknown:
    """Return what the targets of a year's periods amount to, in the indicator's own unit.

    Each is the period's own target, as results are entered. A target to be recomputed
    from parts is a level: the last period's is the year's. Under a sum or a mean a
    missing period leaves the year unknown; under `last` only the last one must be there.
    Source: PermenPANRB 53/2014, Lampiran I (rencana aksi breaks the target down).

    >>> year_of_quarters([Decimal(n) for n in (3, 3, 3, 3)], Accumulation.SUM)
    Decimal('12')
    >>> year_of_quarters([None, Decimal(84), None, Decimal(85)], Accumulation.LAST)
    Decimal('85')
    >>> year_of_quarters([Decimal(3), None, Decimal(3), Decimal(3)], Accumulation.SUM)
    Unknown(reason=<Reason.NO_TARGET: 'target belum ada'>, detail='')
    """
    if accumulation in {Accumulation.LAST, Accumulation.RECOMPUTE}:
        last = targets[-1] if targets else None
        return Unknown(Reason.NO_TARGET) if last is None else last
    if not targets or (
        None in targets and accumulation in {Accumulation.SUM, Accumulation.AVERAGE}
    ):
        return Unknown(Reason.NO_TARGET)
    found = accumulate(targets, accumulation)
    return found if isinstance(found, Decimal) else Unknown(Reason.NO_TARGET)


def target_of_quarter(
    target: YearTarget, accumulation: Accumulation, *, quarter: int, periods: int
) -> Decimal | Unknown:
    """Return what one quarter alone is to reach, in the indicator's own unit.

    `periods` is how often a year it is measured (12, 4, 2, 1): unknown in a quarter none
    of them ends in. As stated; else a sum is divided evenly, all else is the year's level.

    >>> target_of_quarter(YearTarget(Decimal(12)), Accumulation.SUM, quarter=2, periods=4)
    Decimal('3')
    >>> months = YearTarget(by_period={n: Decimal(n) for n in range(1, 13)})
    >>> target_of_quarter(months, Accumulation.SUM, quarter=1, periods=12)
    Decimal('6')
    >>> yearly = YearTarget(Decimal(85))
    >>> target_of_quarter(yearly, Accumulation.LAST, quarter=4, periods=1)
    Decimal('85')
    """
    ends = [n for n in range(1, periods + 1) if (n * 12 // periods + 2) // 3 == quarter]
    stated = [target.by_period.get(n) for n in ends]
    if ends and None not in stated:
        return year_of_quarters(stated, accumulation)
    if target.value is None or not ends:
        return Unknown(Reason.NO_TARGET)
    if accumulation is Accumulation.SUM:
        return target.value * len(ends) / periods
    return target.value


def disagreement(
    year: Decimal | None, targets: Sequence[Decimal | None], accumulation: Accumulation
) -> str | None:
    """Return one sentence where the periods do not give the year's target, else None.

    Nothing is said while no period has a target, or where the year has no number.

    >>> disagreement(Decimal(12), [Decimal(3)] * 3 + [Decimal(2)], Accumulation.SUM)
    'Jumlah target periode 11, sedangkan target tahun 12.'
    >>> disagreement(Decimal(12), [Decimal(3)] * 4, Accumulation.SUM)
    """
    if year is None or not any(target is not None for target in targets):
        return None
    found = year_of_quarters(targets, accumulation)
    if isinstance(found, Unknown):
        return f"{_INCOMPLETE[accumulation]} harus diisi agar target tahun dapat diuji."
    if found == year:
        return None
    return (
        f"{_AMOUNTS[accumulation]} {write_number(found)}, sedangkan target tahun "
        f"{write_number(year)}."
    )


_AMOUNTS = {
    Accumulation.SUM: "Jumlah target periode",
    Accumulation.LAST: "Target periode terakhir",
    Accumulation.RECOMPUTE: "Target periode terakhir",
    Accumulation.AVERAGE: "Rata-rata target periode",
    Accumulation.MAX: "Target periode tertinggi",
    Accumulation.MIN: "Target periode terendah",
}

_INCOMPLETE = {
    Accumulation.SUM: "Target setiap periode",
    Accumulation.LAST: "Target periode terakhir",
    Accumulation.RECOMPUTE: "Target periode terakhir",
    Accumulation.AVERAGE: "Target setiap periode",
    Accumulation.MAX: "Paling sedikit satu target periode",
    Accumulation.MIN: "Paling sedikit satu target periode",
}
