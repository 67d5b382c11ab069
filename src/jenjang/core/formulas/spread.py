"""How figures of many units lie: the middle, the quarters, the ends."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from jenjang.core.values import Reason, Unknown

QUARTER, HALF, THREE_QUARTERS = Decimal("0.25"), Decimal("0.5"), Decimal("0.75")


@dataclass(frozen=True, slots=True)
class Spread:
    """Five figures that say how many lie, in their own unit, unrounded."""

    lowest: Decimal
    lower_quartile: Decimal
    median: Decimal
    upper_quartile: Decimal
    highest: Decimal


def spread(figures: Iterable[Decimal]) -> Spread | Unknown:
    """Return how the figures lie; unknown where there is none.

    >>> found = spread([Decimal(70), Decimal(90), Decimal(80), Decimal(85)])
    >>> found.lower_quartile, found.median, found.upper_quartile
    (Decimal('77.50'), Decimal('82.5'), Decimal('86.25'))
    """
    ordered = sorted(figures)
    if not ordered:
        return Unknown(Reason.NOT_MEASURED)
    return Spread(
        lowest=ordered[0],
        lower_quartile=quantile(ordered, QUARTER),
        median=quantile(ordered, HALF),
        upper_quartile=quantile(ordered, THREE_QUARTERS),
        highest=ordered[-1],
    )


def quantile(ordered: Sequence[Decimal], share: Decimal) -> Decimal:
    """Return the figure that a `share` (0 to 1) of the others lies below.

    Between two figures it is taken in proportion, as Excel's QUARTILE.INC does.

    >>> quantile([Decimal(1), Decimal(2), Decimal(4)], Decimal("0.25"))
    Decimal('1.50')
    """
    place = share * (len(ordered) - 1)
    below = int(place)
    if below + 1 == len(ordered):
        return ordered[below]
    return ordered[below] + (ordered[below + 1] - ordered[below]) * (place - below)
