"""Capaian s.d. periode: what one indicator reached so far, against what it was to reach.

Entered and stored is the period's own value; the value to date and the target to date
follow the indicator's accumulation. Source: PermenPANRB 53/2014, Lampiran II; the even
split of a year's target is our rule where an agreement states none by period.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import NamedTuple

from jenjang.core.formulas.accumulation import accumulate, recompute
from jenjang.core.formulas.achievement import achievement_percent, rank_achievement
from jenjang.core.values import Accumulation, Polarity, Reason, Unknown

HUNDRED = Decimal(100)
GRADES = ("E", "D", "C", "CC", "B", "BB", "A", "AA")  # PermenPANRB 88/2021, lowest first


@dataclass(frozen=True, slots=True)
class Rules:
    """How an indicator is counted; `factor` turns a ratio into its unit (100: percent)."""

    polarity: Polarity
    accumulation: Accumulation
    factor: Decimal = HUNDRED


class Entered(NamedTuple):
    """What was entered for one period alone; `text` is a grade such as "BB"."""

    value: Decimal | None = None
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    text: str | None = None

    @property
    def is_missing(self) -> bool:
        """Return whether nothing was measured; a reported 0 is a measurement."""
        return self.value is None and self.numerator is None and self.text is None


@dataclass(frozen=True, slots=True)
class YearTarget:
    """What the year is to reach, and each period where the paper says so."""

    value: Decimal | None = None
    text: str | None = None
    by_period: Mapping[int, Decimal] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Progress:
    """One indicator up to one period; percent is unrounded and uncapped."""

    target: Decimal | Unknown
    value: Decimal | Unknown
    percent: Decimal | Unknown


def target_to_date(
    target: YearTarget, accumulation: Accumulation, *, n: int, periods: int
) -> Decimal | Unknown:
    """Return what periods 1 to `n` of `periods` in the year are to reach, in its own unit.

    The paper's own period targets where it states them; else a sum is divided evenly
    ("dibagi rata") and everything else is a level, the same all year. After the last
    period it is the year's target.

    >>> target_to_date(YearTarget(Decimal(12)), Accumulation.SUM, n=3, periods=4)
    Decimal('9')
    >>> stated = YearTarget(Decimal(12), by_period={1: Decimal(2), 2: Decimal(4)})
    >>> target_to_date(stated, Accumulation.SUM, n=2, periods=4)
    Decimal('6')
    >>> target_to_date(YearTarget(Decimal("87.5")), Accumulation.LAST, n=1, periods=4)
    Decimal('87.5')
    """
    if target.value is None and not target.by_period:
        return Unknown(Reason.NO_TARGET)
    if accumulation is Accumulation.SUM:
        return _sum_to_date(target, n, periods)
    level = target.by_period.get(n, target.value)
    return Unknown(Reason.NO_TARGET) if level is None else level


def is_split_evenly(
    target: YearTarget, accumulation: Accumulation, *, n: int, periods: int
) -> bool:
    """Return whether the target to date is the year's divided evenly, not one stated."""
    return (
        accumulation is Accumulation.SUM
        and target.value is not None
        and n < periods
        and not _is_stated_up_to(target, n)
    )


def _is_stated_up_to(target: YearTarget, n: int) -> bool:
    return all(k in target.by_period for k in range(1, n + 1))


def _sum_to_date(target: YearTarget, n: int, periods: int) -> Decimal | Unknown:
    if n == periods and target.value is not None:
        return target.value
    if _is_stated_up_to(target, n):
        return sum((target.by_period[k] for k in range(1, n + 1)), Decimal(0))
    if target.value is None:
        return Unknown(Reason.NO_TARGET)
    return target.value * n / periods


def period_value(entered: Entered, factor: Decimal = HUNDRED) -> Decimal | Unknown:
    """Return what one period alone reached; of a ratio, its parts' quotient x `factor`.

    >>> period_value(Entered(numerator=Decimal(40), denominator=Decimal(50)))
    Decimal('80')
    """
    if entered.numerator is None or entered.denominator is None:
        return Unknown(Reason.NOT_MEASURED) if entered.value is None else entered.value
    if entered.denominator == 0:
        return Unknown(Reason.ZERO_DENOMINATOR)
    return entered.numerator * factor / entered.denominator


def value_to_date(
    rules: Rules, entered: Mapping[int, Entered], *, n: int
) -> Decimal | Unknown:
    """Return what periods 1 to `n` reached together; not measured where `n` itself is not.

    A period before it that was not measured is left out, never counted as 0.

    >>> parts = {1: (40, 50), 2: (30, 30), 3: (20, 25), 4: (9, 10)}
    >>> filed = {n: Entered(None, Decimal(a), Decimal(b)) for n, (a, b) in parts.items()}
    >>> ratio = Rules(Polarity.MAXIMIZE, Accumulation.RECOMPUTE)
    >>> round(value_to_date(ratio, filed, n=4), 2)
    Decimal('86.09')
    """
    if n not in entered or entered[n].is_missing:
        return Unknown(Reason.NOT_MEASURED)
    filed = [entered[k] for k in range(1, n + 1) if k in entered]
    if rules.accumulation is Accumulation.RECOMPUTE:
        return recompute([(one.numerator, one.denominator) for one in filed], rules.factor)
    values = [period_value(one, rules.factor) for one in filed]
    return accumulate(values, rules.accumulation)


def progress(
    rules: Rules,
    target: YearTarget,
    entered: Mapping[int, Entered],
    *,
    n: int,
    periods: int,
) -> Progress:
    """Return capaian s.d. period `n` of `periods` in the year.

    A grade ("BB") is compared by its place in `GRADES`, a text step with the target's own
    words: both have no percentage, only tercapai or tidak tercapai.

    >>> filed = {k: Entered(Decimal(v)) for k, v in {1: 3, 2: 3, 3: 2, 4: 3}.items()}
    >>> count = Rules(Polarity.MAXIMIZE, Accumulation.SUM)
    >>> found = progress(count, YearTarget(Decimal(12)), filed, n=4, periods=4)
    >>> found.value, round(found.percent, 2)
    (Decimal('11'), Decimal('91.67'))
    """
    goal = target_to_date(target, rules.accumulation, n=n, periods=periods)
    value = value_to_date(rules, entered, n=n)
    if n in entered and entered[n].text is not None:
        return Progress(goal, value, _compared_in_words(entered[n].text, target))
    if isinstance(value, Unknown):
        return Progress(goal, value, value)
    if isinstance(goal, Unknown):
        return Progress(goal, value, goal)
    return Progress(goal, value, achievement_percent(value, goal, rules.polarity))


def _compared_in_words(reached: str | None, target: YearTarget) -> Unknown:
    wanted, got = _words(target.text), _words(reached)
    if not wanted:
        return Unknown(Reason.NO_TARGET)
    if wanted in GRADES and got in GRADES:
        return rank_achievement(got, wanted, GRADES)
    return Unknown(Reason.RANK_MET if got == wanted else Reason.RANK_MISSED)


def _words(text: str | None) -> str:
    """Return the text for comparing: one case, single spaces."""
    return " ".join((text or "").upper().split())
