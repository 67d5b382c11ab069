"""Formulir E.81: evaluation of the Renja within the Renstra, column by column.

Source: Permendagri 86/2017, formulir E.81 (columns 5 to 14, each K for performance and Rp
for money). A period or year without a figure is left out, never counted as 0.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from jenjang.core.formulas.accumulation import accumulate, recompute
from jenjang.core.formulas.achievement import achievement_percent
from jenjang.core.formulas.budget import absorption_percent
from jenjang.core.formulas.progress import Entered, Rules, period_value
from jenjang.core.formulas.quarters import year_of_quarters
from jenjang.core.values import Accumulation, Reason, Unknown

NOT_MEASURED = Unknown(Reason.NOT_MEASURED)
Known = Decimal | Unknown


@dataclass(frozen=True, slots=True)
class Performance:
    """The columns K of one indicator, in its own unit.

    `renstra_target` is column 5, `before` 6, `year_target` 7, `quarters` 8 to 11, `year`
    12, `to_date` 13; `percent` is 14 and `year_percent` column 12 of column 7, in percent.
    """

    renstra_target: Known
    before: Known
    year_target: Known
    quarters: tuple[Known, ...]
    year: Known
    to_date: Known
    percent: Known
    year_percent: Known


@dataclass(frozen=True, slots=True)
class Money:
    """The columns Rp of one activity, whole rupiah; None where a figure is not known."""

    renstra_idr: int | None
    before_idr: int | None
    year_idr: int | None
    quarters_idr: tuple[int | None, ...]
    spent_idr: int | None
    to_date_idr: int | None
    percent: Known
    year_percent: Known


def renstra_target(
    year_targets: Sequence[Decimal | None], accumulation: Accumulation
) -> Known:
    """Return column 5: what the Renstra is to reach by its last year, in its own unit.

    `year_targets` are those of its years. A sum needs every year's; else the last holds.

    >>> renstra_target([Decimal(10), Decimal(12)], Accumulation.SUM)
    Decimal('22')
    >>> renstra_target([Decimal(80), Decimal(85)], Accumulation.LAST)
    Decimal('85')
    """
    is_sum = accumulation is Accumulation.SUM
    return year_of_quarters(year_targets, accumulation if is_sum else Accumulation.LAST)


def quarter_entered(rules: Rules, filed: Sequence[Entered]) -> Entered | None:
    """Return what one quarter reached of what was filed in it, its months for one.

    >>> from jenjang.core.values import Polarity
    >>> ratio = Rules(Polarity.MAXIMIZE, Accumulation.RECOMPUTE)
    >>> months = [Entered(None, Decimal(n), Decimal(10)) for n in (7, 9)]
    >>> found = quarter_entered(ratio, months)
    >>> found.numerator, found.denominator
    (Decimal('16'), Decimal('20'))
    """
    told = [one for one in filed if not one.is_missing]
    if len(told) < 2:
        return told[0] if told else None
    parts = [(one.numerator, one.denominator) for one in told]
    if rules.accumulation is Accumulation.RECOMPUTE:
        whole = [(n, d) for n, d in parts if n is not None and d is not None]
        return _added(whole) if whole else told[-1]
    found = accumulate(
        [period_value(one, rules.factor) for one in told], rules.accumulation
    )
    return Entered(found) if isinstance(found, Decimal) else None


def _added(parts: Sequence[tuple[Decimal, Decimal]]) -> Entered:
    numerators, denominators = zip(*parts, strict=True)
    return Entered(None, sum(numerators, Decimal(0)), sum(denominators, Decimal(0)))


def year_value(rules: Rules, quarters: Sequence[Entered | None]) -> Known:
    """Return column 12: the year's value from its quarters' (columns 8 to 11).

    A quarter that was not filed is left out: 3, nothing and 2 laporan are 5, and the last
    known level stands where the newest quarter is not there yet.

    >>> from jenjang.core.values import Polarity
    >>> filed = [Entered(Decimal(3)), None, Entered(Decimal(2)), None]
    >>> year_value(Rules(Polarity.MAXIMIZE, Accumulation.SUM), filed)
    Decimal('5')
    >>> year_value(Rules(Polarity.MAXIMIZE, Accumulation.LAST), filed)
    Decimal('2')
    """
    told = [one for one in quarters if one is not None]
    if rules.accumulation is Accumulation.RECOMPUTE:
        return recompute([(one.numerator, one.denominator) for one in told], rules.factor)
    return accumulate([period_value(one, rules.factor) for one in told], rules.accumulation)


def years_before(years: Sequence[Known], accumulation: Accumulation) -> Known:
    """Return column 6: what the years of the Renstra before this one reached together.

    >>> years_before([Decimal(10), Decimal(11)], Accumulation.SUM)
    Decimal('21')
    >>> years_before([Decimal(80), Unknown(Reason.NOT_MEASURED)], Accumulation.LAST)
    Decimal('80')
    """
    is_sum = accumulation is Accumulation.SUM
    return accumulate(years, Accumulation.SUM if is_sum else Accumulation.LAST)


def renstra_to_date(before: Known, year: Known, accumulation: Accumulation) -> Known:
    """Return column 13: 6 + 12 for a sum, the year's own level (12) for all else.

    >>> renstra_to_date(Decimal(21), Decimal(5), Accumulation.SUM)
    Decimal('26')
    >>> renstra_to_date(Decimal(80), Decimal("82.5"), Accumulation.LAST)
    Decimal('82.5')
    """
    if accumulation is Accumulation.SUM:
        return accumulate([before, year], Accumulation.SUM)
    return year


def performance(
    rules: Rules,
    *,
    renstra: Known,
    before: Known,
    target: Known,
    quarters: Sequence[Entered | None],
) -> Performance:
    """Return the columns K of an indicator; `target` is the year's (column 7).

    The form divides 13 by 5; for makin rendah makin baik the share is turned as in every
    other paper, so that a mean of column 14 speaks one language.

    >>> from jenjang.core.values import Polarity
    >>> found = performance(
    ...     Rules(Polarity.MAXIMIZE, Accumulation.SUM), renstra=Decimal(60),
    ...     before=Decimal(21), target=Decimal(12),
    ...     quarters=[Entered(Decimal(3)), None, Entered(Decimal(3)), Entered(Decimal(3))],
    ... )
    >>> found.year, found.to_date, found.percent, found.year_percent
    (Decimal('9'), Decimal('30'), Decimal('50'), Decimal('75'))
    """
    year = year_value(rules, quarters)
    to_date = renstra_to_date(before, year, rules.accumulation)
    return Performance(
        renstra_target=renstra,
        before=before,
        year_target=target,
        quarters=tuple(
            NOT_MEASURED if one is None else period_value(one, rules.factor)
            for one in quarters
        ),
        year=year,
        to_date=to_date,
        percent=_share(rules, to_date, renstra),
        year_percent=_share(rules, year, target),
    )


def _share(rules: Rules, reached: Known, target: Known) -> Known:
    if isinstance(reached, Unknown):
        return reached
    if isinstance(target, Unknown):
        return target
    return achievement_percent(reached, target, rules.polarity)


def money(
    *,
    renstra_idr: int | None,
    before_idr: int | None,
    year_idr: int | None,
    quarters_idr: Sequence[int | None],
) -> Money:
    """Return the columns Rp of an activity: sums of what is recorded, shares in percent.

    >>> found = money(renstra_idr=1_000, before_idr=300, year_idr=400,
    ...               quarters_idr=[100, None, 50, None])
    >>> found.spent_idr, found.to_date_idr, found.percent, found.year_percent
    (150, 450, Decimal('45'), Decimal('37.5'))
    """
    spent_idr = sum_known(quarters_idr)
    to_date_idr = sum_known([before_idr, spent_idr])
    return Money(
        renstra_idr=renstra_idr,
        before_idr=before_idr,
        year_idr=year_idr,
        quarters_idr=tuple(quarters_idr),
        spent_idr=spent_idr,
        to_date_idr=to_date_idr,
        percent=absorption_percent(to_date_idr, renstra_idr),
        year_percent=absorption_percent(spent_idr, year_idr),
    )


def sum_known(amounts_idr: Sequence[int | None]) -> int | None:
    """Return the sum of the amounts that are known, whole rupiah; None where none is.

    >>> sum_known([100, None, 50]), sum_known([None])
    (150, None)
    """
    known = [amount for amount in amounts_idr if amount is not None]
    return sum(known) if known else None
