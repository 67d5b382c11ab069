"""Achievement (capaian): how much of a target was reached, in percent.

Source: PermenPANRB 53/2014, Lampiran II, for makin tinggi and makin rendah makin baik;
makin dekat makin baik is our rule. Unrounded and uncapped: a cap belongs to a mean, and
what is printed to the page.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from jenjang.core.values import Polarity, Reason, Unknown

HUNDRED = Decimal(100)


def achievement_percent(
    actual: Decimal | None, target: Decimal | None, polarity: Polarity
) -> Decimal | Unknown:
    """Return how much of `target` was reached, in percent (100: exactly met).

    Both in the indicator's own unit. A milestone's and a rank's numbers are compared like
    a maximum. Minimising may go below zero: stored so, shown as 0 (`shown_percent`).
    A target of 0 has a percentage only where it is met exactly; a target below 0 has none.

    >>> round(achievement_percent(Decimal("84.82"), Decimal(73), Polarity.MAXIMIZE), 2)
    Decimal('116.19')
    >>> achievement_percent(Decimal(8), Decimal(10), Polarity.MINIMIZE)
    Decimal('120')
    >>> achievement_percent(Decimal(48), Decimal(50), Polarity.STABILIZE)
    Decimal('96')
    """
    if target is None:
        return Unknown(Reason.NO_TARGET)
    if actual is None:
        return Unknown(Reason.NOT_MEASURED)
    if target == 0:
        return _AT_ZERO.get(polarity, _zero_of_maximum)(actual)
    if target < 0 and polarity is not Polarity.STABILIZE:
        return Unknown(
            Reason.OUT_OF_RANGE,
            "Target di bawah nol tidak dapat dibandingkan dalam persen.",
        )
    return _FORMULAS.get(polarity, _of_maximum)(actual, target)


def _of_maximum(actual: Decimal, target: Decimal) -> Decimal:
    return actual * HUNDRED / target


def _of_minimum(actual: Decimal, target: Decimal) -> Decimal:
    return (2 * target - actual) * HUNDRED / target


def _of_nearest(actual: Decimal, target: Decimal) -> Decimal:
    return HUNDRED - abs(actual - target) * HUNDRED / abs(target)


def _zero_of_maximum(actual: Decimal) -> Unknown:
    exceeded = actual > 0
    return Unknown(Reason.ZERO_TARGET_EXCEEDED if exceeded else Reason.ZERO_TARGET)


def _zero_of_minimum(actual: Decimal) -> Decimal | Unknown:
    return HUNDRED if actual <= 0 else Unknown(Reason.ZERO_TARGET_MISSED)


def _zero_of_nearest(actual: Decimal) -> Decimal | Unknown:
    return HUNDRED if actual == 0 else Unknown(Reason.ZERO_TARGET_MISSED)


_FORMULAS: Mapping[Polarity, Callable[[Decimal, Decimal], Decimal]] = {
    Polarity.MINIMIZE: _of_minimum,
    Polarity.STABILIZE: _of_nearest,
}
_AT_ZERO: Mapping[Polarity, Callable[[Decimal], Decimal | Unknown]] = {
    Polarity.MINIMIZE: _zero_of_minimum,
    Polarity.STABILIZE: _zero_of_nearest,
}


def milestone_percent(
    step: str | None, steps: Mapping[str, Decimal], target: Decimal = HUNDRED
) -> Decimal | Unknown:
    """Return the achievement of a step, where each step of the work stands for a percent.

    >>> steps = {"belum ada": Decimal(0), "draf": Decimal(50), "tersedia": Decimal(100)}
    >>> milestone_percent("tersedia", steps), milestone_percent("draf", steps)
    (Decimal('100'), Decimal('50'))
    """
    if step is None:
        return Unknown(Reason.NOT_MEASURED)
    if step not in steps:
        names = ", ".join(steps)
        return Unknown(Reason.NOT_FOUND, f"Tahap “{step}” tidak dikenal; pilih {names}.")
    return achievement_percent(steps[step], target, Polarity.MILESTONE)


def rank_achievement(
    actual: str | None, target: str | None, order: Sequence[str]
) -> Unknown:
    """Return whether a grade was reached: grades have an order, lowest first, no percent.

    >>> str(rank_achievement("B", "BB", ["D", "C", "CC", "B", "BB", "A", "AA"]))
    'tidak tercapai'
    """
    if target is None:
        return Unknown(Reason.NO_TARGET)
    if actual is None:
        return Unknown(Reason.NOT_MEASURED)
    strange = next((grade for grade in (target, actual) if grade not in order), None)
    if strange is not None:
        return Unknown(
            Reason.NOT_FOUND, f"Predikat “{strange}” tidak ada dalam skala yang dipakai."
        )
    is_met = order.index(actual) >= order.index(target)
    return Unknown(Reason.RANK_MET if is_met else Reason.RANK_MISSED)


def shown_percent(percent: Decimal) -> Decimal:
    """Return what a page prints of a percentage: below zero is printed as 0, with a note.

    >>> shown_percent(Decimal(-50)), shown_percent(Decimal(120))
    (Decimal('0'), Decimal('120'))
    """
    return max(percent, Decimal(0))


@dataclass(frozen=True, slots=True)
class Mean:
    """A mean of achievements, and what a paper must say beside it.

    `left_out` are the positions of those that have no percentage; `cap_percent` is the
    cap that was applied, None where none was.
    """

    percent: Decimal | Unknown
    counted: int
    left_out: tuple[int, ...] = ()
    cap_percent: Decimal | None = None


def mean_achievement(
    percents: Sequence[Decimal | Unknown],
    *,
    weights: Sequence[Decimal] | None = None,
    cap_percent: Decimal | None = None,
) -> Mean:
    """Return the mean capaian of a sasaran: of percentages, never of realisasi.

    What has no percentage is left out and listed, never counted as 0.

    >>> mean_achievement([Decimal(120), Decimal(90), Unknown(Reason.NOT_MEASURED)])
    Mean(percent=Decimal('105'), counted=2, left_out=(2,), cap_percent=None)
    >>> mean_achievement([Decimal(120), Decimal(90)], cap_percent=HUNDRED).percent
    Decimal('95')
    """
    even = [Decimal(1)] * len(percents)
    weighed = [
        (percent if cap_percent is None else min(percent, cap_percent), weight)
        for percent, weight in zip(
            percents, even if weights is None else weights, strict=True
        )
        if isinstance(percent, Decimal)
    ]
    # Lists, not generators: every stored figure counts some hundred means anew.
    left_out = tuple([n for n, each in enumerate(percents) if isinstance(each, Unknown)])
    whole = sum([weight for _, weight in weighed], Decimal(0))
    if whole == 0:
        return Mean(Unknown(Reason.NOT_MEASURED), 0, left_out, cap_percent)
    total = sum([percent * weight for percent, weight in weighed], Decimal(0))
    return Mean(total / whole, len(weighed), left_out, cap_percent)
