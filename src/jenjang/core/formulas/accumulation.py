"""From the values of single periods to one value (kumulatif and non kumulatif).

Entered and stored is the period's own value; what holds for several periods is computed.
A period without a value is left out, never counted as 0.
"""

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal

from jenjang.core.values import Accumulation, Reason, Unknown

HUNDRED = Decimal(100)


def _sum(values: Sequence[Decimal]) -> Decimal:
    return sum(values, Decimal(0))


def _last(values: Sequence[Decimal]) -> Decimal:
    return values[-1]


def _average(values: Sequence[Decimal]) -> Decimal:
    return _sum(values) / len(values)


def _max(values: Sequence[Decimal]) -> Decimal:
    return max(values)


def _min(values: Sequence[Decimal]) -> Decimal:
    return min(values)


_WAYS: Mapping[Accumulation, Callable[[Sequence[Decimal]], Decimal]] = {
    Accumulation.SUM: _sum,
    Accumulation.LAST: _last,
    Accumulation.AVERAGE: _average,
    Accumulation.MAX: _max,
    Accumulation.MIN: _min,
}


def accumulate(
    values: Sequence[Decimal | Unknown | None], accumulation: Accumulation
) -> Decimal | Unknown:
    """Return the value of several periods together, in the indicator's own unit.

    Where no value is known, why the last one is not. A ratio (`RECOMPUTE`) has no value
    without its parts: use `recompute`; raises KeyError.

    >>> quarters = [Decimal(3), Decimal(3), Decimal(2), Decimal(3)]
    >>> accumulate(quarters, Accumulation.SUM), accumulate(quarters, Accumulation.LAST)
    (Decimal('11'), Decimal('3'))
    >>> accumulate([Decimal(80), None, Decimal(90)], Accumulation.AVERAGE)
    Decimal('85')
    """
    way = _WAYS[accumulation]
    known = [value for value in values if isinstance(value, Decimal)]
    if known:
        return way(known)
    reasons = [value for value in values if isinstance(value, Unknown)]
    return reasons[-1] if reasons else Unknown(Reason.NOT_MEASURED)


def recompute(
    parts: Sequence[tuple[Decimal | None, Decimal | None]], factor: Decimal = HUNDRED
) -> Decimal | Unknown:
    """Return sum of numerators / sum of denominators x `factor` (100: percent).

    The way for every percentage whose parts are known: PATEN applications served well,
    40 of 50, 30 of 30, 20 of 25 and 9 of 10, are 99 of 115, not a mean of percentages.

    >>> quarters = [(40, 50), (30, 30), (20, 25), (9, 10)]
    >>> round(recompute([(Decimal(a), Decimal(b)) for a, b in quarters]), 2)
    Decimal('86.09')
    """
    whole = [(n, d) for n, d in parts if n is not None and d is not None]
    if not whole:
        return Unknown(Reason.NOT_MEASURED)
    denominator = _sum([d for _, d in whole])
    if denominator == 0:
        return Unknown(Reason.ZERO_DENOMINATOR)
    return _sum([n for n, _ in whole]) * factor / denominator
