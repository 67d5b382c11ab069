"""A calculation in words, the numbers filled in: what stands beside a computed capaian.

Written so that somebody with a pocket calculator comes to the same figure.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from jenjang.core.figures import MONTHS, write_number, write_percent
from jenjang.core.formulas.achievement import shown_percent
from jenjang.core.formulas.progress import (
    Entered,
    Progress,
    Rules,
    YearTarget,
    is_split_evenly,
    period_value,
    progress,
)
from jenjang.core.values import Accumulation, Polarity, Unknown

HUNDRED = Decimal(100)
ROMAN = ("I", "II", "III", "IV")
MOST_PLACES = 4  # what is stored; a quotient has more and is shown with two


def period_name(n: int, periods: int) -> str:
    """Return the name of period `n` where the year has so many.

    >>> period_name(3, 4), period_name(3, 12), period_name(2, 2), period_name(1, 1)
    ('triwulan III', 'Maret', 'semester II', 'setahun')
    """
    if periods == 1:
        return "setahun"
    if periods == len(MONTHS):
        return MONTHS[n - 1]
    return f"{'semester' if periods == 2 else 'triwulan'} {ROMAN[n - 1]}"


def explain(
    rules: Rules,
    target: YearTarget,
    entered: Mapping[int, Entered],
    *,
    n: int,
    periods: int,
    unit: str | None = None,
) -> str:
    """Return how capaian up to period `n` of `periods` was computed, in Indonesian.

    `unit` is the indicator's unit of measure, where it has one.

    >>> count = Rules(Polarity.MAXIMIZE, Accumulation.SUM)
    >>> filed = {k: Entered(Decimal(v)) for k, v in {1: 2, 2: 2, 3: 1}.items()}
    >>> stated = YearTarget(Decimal(8), by_period=dict.fromkeys((1, 2, 3), Decimal(2)))
    >>> explain(count, stated, filed, n=3, periods=4)
    'kumulatif s.d. triwulan III: 2 + 2 + 1 = 5 dari 6 → 83,33 %'
    >>> lower = Rules(Polarity.MINIMIZE, Accumulation.LAST)
    >>> explain(lower, YearTarget(Decimal(10)), {1: Entered(Decimal(8))}, n=1, periods=4)
    'triwulan I: 8; target 10; makin rendah makin baik: (2 × 10 − 8) ÷ 10 × 100 = 120,00 %'
    """
    if n not in entered or entered[n].is_missing:
        return f"{period_name(n, periods)} belum diukur"
    case = _Case(rules, target, entered, n, periods, unit)
    if entered[n].text is not None:
        return case.in_words()
    return case.value() + case.achievement() + case.left_out()


@dataclass(frozen=True)
class _Case:
    """One calculation, and the parts of the sentence about it."""

    rules: Rules
    goal: YearTarget
    entered: Mapping[int, Entered]
    n: int
    periods: int
    unit: str | None

    @cached_property
    def found(self) -> Progress:
        """Return what was computed."""
        return progress(self.rules, self.goal, self.entered, n=self.n, periods=self.periods)

    @cached_property
    def values(self) -> dict[int, Decimal | Unknown]:
        """Return the periods' own values up to `n`, as far as anything was entered."""
        return {
            k: period_value(self.entered[k], self.rules.factor)
            for k in range(1, self.n + 1)
            if k in self.entered and not self.entered[k].is_missing
        }

    @cached_property
    def known(self) -> dict[int, Decimal]:
        """Return the values that count."""
        return {k: v for k, v in self.values.items() if isinstance(v, Decimal)}

    def name(self, k: int) -> str:
        """Return the name of a period."""
        return period_name(k, self.periods)

    def in_words(self) -> str:
        """Explain a grade or a step, which has no percentage."""
        wanted = f", target {self.goal.text}" if self.goal.text else ""
        reached = f"{self.name(self.n)}: {self.entered[self.n].text}"
        return f"{reached}{wanted} → {self.found.percent}"

    def value(self) -> str:
        """Say how the value to date came about."""
        if self.rules.accumulation is Accumulation.RECOMPUTE:
            return f"s.d. {self.name(self.n)}: {self._ratio(list(self.entered))}"
        if not self.known:
            return f"{self.name(self.n)}: {self._ratio([self.n])}"
        last = max(self.known)
        if len(self.known) == 1 or self.rules.accumulation is Accumulation.LAST:
            return f"{self.name(last)}: {self._ratio([last])}"
        return f"{_WAYS[self.rules.accumulation]} s.d. {self.name(self.n)}: {self._terms()}"

    def _terms(self) -> str:
        """Return the values of the periods and what they make together."""
        written = [self._figure(value) for value in self.known.values()]
        result = self._known(self.found.value)
        if self.rules.accumulation is Accumulation.SUM:
            return f"{_plus(written)} = {result}"
        if self.rules.accumulation is Accumulation.AVERAGE:
            return f"({_plus(written)}) ÷ {len(written)} = {result}"
        return f"{result} (dari {'; '.join(written)})"

    def _ratio(self, periods: Sequence[int]) -> str:
        """Return numerators over denominators, or the value where there are no parts."""
        parts = [
            (one.numerator, one.denominator)
            for one in (self.entered[k] for k in sorted(periods) if k <= self.n)
            if one.numerator is not None and one.denominator is not None
        ]
        if not parts:
            return self._known(self.found.value)
        above, below = zip(*parts, strict=True)
        factor = self.rules.factor
        times = "" if factor == 1 else f" × {self._figure(factor)}"
        quotient = self._quotient(self.found.value)
        return f"{self._bracketed(above)} ÷ {self._bracketed(below)}{times} = {quotient}"

    def _bracketed(self, values: Sequence[Decimal]) -> str:
        joined = _plus([self._figure(value) for value in values])
        return f"({joined})" if len(values) > 1 else joined

    def _quotient(self, value: Decimal | Unknown) -> str:
        if isinstance(value, Unknown):
            return str(value)
        is_percent = self.rules.factor == HUNDRED
        return write_percent(value) if is_percent else write_number(value, 2)

    def _known(self, value: Decimal | Unknown) -> str:
        return str(value) if isinstance(value, Unknown) else self._figure(value)

    def _figure(self, value: Decimal) -> str:
        """Return a number with its decimals, two where it is a quotient."""
        exponent = int(value.normalize().as_tuple().exponent)
        places = 2 if -exponent > MOST_PLACES else None
        return write_number(value, places, unit=self.unit)

    def achievement(self) -> str:
        """Say how the achievement follows from value and target."""
        value, target, percent = self.found.value, self.found.target, self.found.percent
        if isinstance(value, Unknown):
            return ""
        if isinstance(target, Unknown):
            return f"; {target}"
        goal = self._figure(target) + self._split()
        if isinstance(percent, Unknown):
            return f"; target {goal} → {percent}"
        formula = _POLARITIES.get(self.rules.polarity)
        if formula is not None and target != 0:
            worked = formula(self._figure(target), self._figure(value))
            return f"; target {goal}; {worked} = {_shown(percent)}"
        if self.rules.accumulation is Accumulation.SUM:
            return f" dari {goal} → {_shown(percent)}"
        return f"; target {goal} → capaian {_shown(percent)}"

    def _split(self) -> str:
        """Say so where the target to date is the year's, divided evenly."""
        year = self.goal.value
        is_even = is_split_evenly(
            self.goal, self.rules.accumulation, n=self.n, periods=self.periods
        )
        if year is None or not is_even:
            return ""
        return f" ({self._figure(year)} × {self.n} ÷ {self.periods}, dibagi rata)"

    def left_out(self) -> str:
        """Name the periods that were not measured, or cannot be computed."""
        missing = [self.name(k) for k in range(1, self.n) if k not in self.values]
        return f"; {', '.join(missing)} belum diukur, tidak dihitung" if missing else ""


def _plus(written: Sequence[str]) -> str:
    """Return figures joined by plus; what is below zero in brackets."""
    return " + ".join(f"({each})" if each.startswith("-") else each for each in written)


def _shown(percent: Decimal) -> str:
    """Return the percentage; below zero it is kept, and said to be printed as 0."""
    note = f" (ditampilkan {write_percent(shown_percent(percent))})" if percent < 0 else ""
    return write_percent(percent) + note


def _lower(target: str, actual: str) -> str:
    return f"makin rendah makin baik: (2 × {target} − {actual}) ÷ {target} × 100"


def _nearer(target: str, actual: str) -> str:
    return f"makin dekat makin baik: 100 − |{actual} − {target}| ÷ {target} × 100"


_POLARITIES: Mapping[Polarity, Callable[[str, str], str]] = {
    Polarity.MINIMIZE: _lower,
    Polarity.STABILIZE: _nearer,
}
_WAYS: Mapping[Accumulation, str] = {
    Accumulation.SUM: "kumulatif",
    Accumulation.AVERAGE: "rata-rata",
    Accumulation.MAX: "tertinggi",
    Accumulation.MIN: "terendah",
}
