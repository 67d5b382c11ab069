"""From a series in one year to what a flag is raised on."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from itertools import takewhile

from jenjang.core.flags.observation import FULL, Observation
from jenjang.core.formulas.progress import (
    Entered,
    Rules,
    YearTarget,
    period_value,
    progress,
    target_to_date,
)
from jenjang.core.values import Accumulation, Unknown


def observe(
    rules: Rules,
    target: YearTarget,
    entered: Mapping[int, Entered],
    *,
    n: int,
    periods: int,
    measured_in: str | None = None,
    before: Sequence[Decimal] = (),
    absorption_percent: Decimal | None = None,
    same_elsewhere: int = 0,
    is_late: bool = False,
) -> Observation | None:
    """Return what is known of period `n`; None where it has no figure to look at.

    `entered` is the year's, by period; `before` the values of earlier years, oldest first.

    >>> from jenjang.core.values import Polarity
    >>> filed = {k: Entered(Decimal(v)) for k, v in {1: 3, 2: 3, 3: 4}.items()}
    >>> count = Rules(Polarity.MAXIMIZE, Accumulation.SUM)
    >>> seen = observe(count, YearTarget(Decimal(12)), filed, n=3, periods=4)
    >>> seen.earlier, seen.this_year, seen.on_target, seen.is_on_target
    ((Decimal('3'), Decimal('3')), 2, 2, False)
    """
    one = entered.get(n)
    value = None if one is None else _number(one, rules)
    if one is None or value is None:
        return None
    values = {k: _number(entered[k], rules) for k in range(1, n) if k in entered}
    own = [figure for figure in values.values() if figure is not None]
    found = progress(rules, target, entered, n=n, periods=periods)
    own_targets = {k: _own_target(rules, target, k, periods) for k in range(1, n + 1)}
    return Observation(
        value=value,
        measured_in=measured_in,
        polarity=rules.polarity,
        accumulation=rules.accumulation,
        numerator=one.numerator,
        denominator=one.denominator,
        earlier=(*before, *own),
        this_year=len(own),
        percent=None if isinstance(found.percent, Unknown) else found.percent,
        absorption_percent=absorption_percent,
        year_percent=FULL * n / periods,
        on_target=_run_on_target(values, own_targets, n),
        is_on_target=value == own_targets[n],
        same_elsewhere=same_elsewhere,
        is_late=is_late,
    )


def _run_on_target(
    values: Mapping[int, Decimal | None], targets: Mapping[int, Decimal | None], n: int
) -> int:
    """Return how many periods just before `n` came out exactly at their targets."""
    before = range(n - 1, 0, -1)
    return len(list(takewhile(lambda k: values.get(k) == targets[k], before)))


def _number(entered: Entered, rules: Rules) -> Decimal | None:
    """Return the period's own value as a number; None for a grade or nothing."""
    found = period_value(entered, rules.factor)
    return None if isinstance(found, Unknown) else found


def _own_target(rules: Rules, target: YearTarget, n: int, periods: int) -> Decimal | None:
    """Return what period `n` alone is to reach."""
    now = target_to_date(target, rules.accumulation, n=n, periods=periods)
    if isinstance(now, Unknown):
        return None
    if rules.accumulation is not Accumulation.SUM or n == 1:
        return now
    earlier = target_to_date(target, rules.accumulation, n=n - 1, periods=periods)
    return None if isinstance(earlier, Unknown) else now - earlier
