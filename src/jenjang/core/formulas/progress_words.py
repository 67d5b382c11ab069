"""The number explains itself: how a value to date came about, its numbers filled in."""

from collections.abc import Mapping
from decimal import Decimal

from jenjang.core.figures import write_number
from jenjang.core.formulas.progress import Entered, Rules, period_value, value_to_date
from jenjang.core.values import Accumulation, Unknown

_NAMES = {
    Accumulation.SUM: "kumulatif",
    Accumulation.LAST: "posisi akhir",
    Accumulation.AVERAGE: "rata-rata",
    Accumulation.MAX: "tertinggi",
    Accumulation.MIN: "terendah",
    Accumulation.RECOMPUTE: "dihitung ulang",
}


def value_in_words(
    rules: Rules, entered: Mapping[int, Entered], *, n: int, unit: str | None = None
) -> str:
    """Return how periods 1 to `n` became one value; only the rule where `n` is not filed.

    >>> filed = {1: Entered(Decimal(2)), 2: Entered(Decimal(2)), 3: Entered(Decimal(1))}
    >>> from jenjang.core.values import Polarity
    >>> value_in_words(Rules(Polarity.MAXIMIZE, Accumulation.SUM), filed, n=3)
    'kumulatif: 2 + 2 + 1 = 5'
    >>> ratio = Rules(Polarity.MAXIMIZE, Accumulation.RECOMPUTE)
    >>> half = {1: Entered(None, Decimal(1), Decimal(2))}
    >>> value_in_words(ratio, half, n=1, unit="Persen")
    'dihitung ulang: 1 ÷ 2 × 100 = 50'
    """
    name = _NAMES[rules.accumulation]
    value = value_to_date(rules, entered, n=n)
    if isinstance(value, Unknown):
        return name
    filed = [entered[k] for k in range(1, n + 1) if k in entered]
    filed = [one for one in filed if not one.is_missing]
    steps = _steps(rules, filed, unit)
    result = write_number(value, _places(value), unit)
    return f"{name}: {result}" if steps in {"", result} else f"{name}: {steps} = {result}"


def _steps(rules: Rules, filed: list[Entered], unit: str | None) -> str:
    if rules.accumulation is Accumulation.RECOMPUTE:
        return _ratio_steps(rules, filed)
    if rules.accumulation is Accumulation.LAST:
        return _ratio_steps(rules, filed[-1:]) if filed[-1].denominator else ""
    values = [period_value(one, rules.factor) for one in filed]
    written = [
        write_number(value, _places(value), unit)
        for value in values
        if isinstance(value, Decimal)
    ]
    if rules.accumulation is Accumulation.SUM:
        return " + ".join(written)
    if rules.accumulation is Accumulation.AVERAGE and len(written) > 1:
        return f"({' + '.join(written)}) ÷ {len(written)}"
    return f"dari {'; '.join(written)}" if len(written) > 1 else ""


def _ratio_steps(rules: Rules, filed: list[Entered]) -> str:
    tops = [write_number(one.numerator) for one in filed if one.numerator is not None]
    bottoms = [
        write_number(one.denominator) for one in filed if one.denominator is not None
    ]
    if rules.factor == 1:
        return f"{_bracketed(tops)} ÷ {_bracketed(bottoms)}"
    return f"{_bracketed(tops)} ÷ {_bracketed(bottoms)} × {write_number(rules.factor)}"


def _bracketed(terms: list[str]) -> str:
    return terms[0] if len(terms) == 1 else f"({' + '.join(terms)})"


def _places(value: Decimal) -> int | None:
    """Return two decimals for what has more than four; else as many as it has."""
    exponent = value.as_tuple().exponent
    return 2 if isinstance(exponent, int) and exponent < -4 else None
